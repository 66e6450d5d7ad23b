/** The little WordprocessingML that `docx` has no class for: any element, text made safe, fields with their result. */
import { FileChild, type IContext, type IRunOptions, type IXmlableObject, NextAttributeComponent, Run, TextRun, XmlComponent } from 'docx';

type Attributes = Record<string, string | number>;

const payload = (attributes: Attributes): Record<string, { key: string; value: string | number }> =>
  Object.fromEntries(Object.entries(attributes).map(([key, value]) => [key, { key, value }]));

class Element extends XmlComponent {
  constructor(name: string, attributes: Attributes, children: readonly (XmlComponent | string)[]) {
    super(name);
    if (Object.keys(attributes).length > 0) this.root.push(new NextAttributeComponent(payload(attributes)));
    for (const child of children) this.root.push(child);
  }
}

/** Any element; attributes are written in the order given. */
export const element = (name: string, attributes: Attributes = {}, children: readonly (XmlComponent | string)[] = []): XmlComponent => new Element(name, attributes, children);

/** The same, where `docx` wants a child of a paragraph. */
export class InlineElement extends Run {
  private readonly element: XmlComponent;
  constructor(name: string, attributes: Attributes, children: readonly XmlComponent[] = []) {
    super({});
    this.element = new Element(name, attributes, children);
  }
  override prepForXml(context: IContext): IXmlableObject | undefined {
    return this.element.prepForXml(context);
  }
}

/** The same, where `docx` wants a child of the body. */
export class BodyElement extends FileChild {
  constructor(name: string, children: readonly XmlComponent[]) {
    super(name);
    for (const child of children) this.addChildElement(child);
  }
}

// XML 1.0 has no way to write these, and Word refuses the file that tries.
// biome-ignore lint/suspicious/noControlCharactersInRegex: these very characters are removed
const ILLEGAL = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

/** Text without the characters that XML cannot hold. */
export const safe = (text: string): string => text.replace(ILLEGAL, '');

/** One run per line of the text: a newline becomes a line break. */
export const runs = (text: string, options: Omit<IRunOptions, 'text' | 'children' | 'break'> = {}): TextRun[] =>
  safe(text).split(/\r?\n/).map((line, i) => new TextRun({ ...options, text: line, ...(i > 0 ? { break: 1 } : {}) }));

const mark = (type: 'begin' | 'separate' | 'end'): XmlComponent => element('w:fldChar', { 'w:fldCharType': type });
const instruction = (code: string): XmlComponent => element('w:instrText', { 'xml:space': 'preserve' }, [` ${code} `]);

/** Runs of a field, with the result that is shown until Word computes it again. */
export const field = (code: string, result: string, options: Omit<IRunOptions, 'text' | 'children'> = {}): Run[] => [
  new Run({ ...options, children: [mark('begin'), instruction(code), mark('separate')] }),
  new Run({ ...options, text: result }),
  new Run({ ...options, children: [mark('end')] }),
];

/** Opening and closing runs of a field whose result spans paragraphs. */
export const fieldStart = (code: string): Run => new Run({ children: [mark('begin'), instruction(code), mark('separate')] });
export const fieldEnd = (): Run => new Run({ children: [mark('end')] });
