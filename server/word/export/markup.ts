/** The bridge to `docx`: any element it has no class for, text made safe, and places kept for text of our own. */
import { FileChild, type IRunOptions, NextAttributeComponent, Run, TextRun, XmlComponent } from 'docx';
import { safe } from '../ooxml/write.ts';

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
export const element = (name: string, attributes: Attributes = {}, children: readonly (XmlComponent | string)[] = []): XmlComponent =>
  new Element(name, attributes, children);

/** One run per line of the text: a newline becomes a line break. */
export const runs = (text: string, options: Omit<IRunOptions, 'text' | 'children' | 'break'> = {}): TextRun[] =>
  safe(text)
    .split(/\r?\n/)
    .map((line, i) => new TextRun({ ...options, text: line, ...(i > 0 ? { break: 1 } : {}) }));

const mark = (type: 'begin' | 'separate' | 'end'): XmlComponent => element('w:fldChar', { 'w:fldCharType': type });

/** Runs of a field, with the result that is shown until Word computes it again. */
export const fieldRuns = (code: string, result: string): Run[] => [
  new Run({ children: [mark('begin'), element('w:instrText', { 'xml:space': 'preserve' }, [` ${code} `]), mark('separate')] }),
  new Run({ text: result }),
  new Run({ children: [mark('end')] }),
];

/** Stands in the body where text of ours goes; a name that no text can hold, since control characters are refused. */
class Place extends FileChild {
  constructor(index: number) {
    super('w:p');
    this.root.push(new Element('w:place', { 'w:val': index }, []));
  }
}

const PLACE = /<w:p><w:place w:val="(\d+)"\/><\/w:p>/g;

/** Splits a body in what `docx` writes and what we wrote: neighbouring texts share one place. */
export function withPlaces(pieces: readonly (string | FileChild)[]): { children: FileChild[]; texts: string[] } {
  const children: FileChild[] = [];
  const texts: string[] = [];
  let open = false;
  for (const piece of pieces) {
    if (typeof piece !== 'string') children.push(piece);
    else if (open) texts.push(`${texts.pop() ?? ''}${piece}`);
    else children.push(new Place(texts.push(piece) - 1));
    open = typeof piece === 'string';
  }
  return { children, texts };
}

/** Puts the texts in their places. */
export const fillPlaces = (xml: string, texts: readonly string[]): string => xml.replace(PLACE, (_, index: string) => texts[Number(index)] ?? '');
