/**
 * XML read as a light tree that keeps where each element stands in the text, so that we cut and insert instead of
 * writing again. Strict: a document type, an unknown entity, a wild depth or a fault gives null, never an exception.
 */
import { SaxesParser } from 'saxes';
import { namespaceOf } from './names.ts';

export type XmlElement = {
  /** Namespace in its Transitional spelling, and name without prefix. */
  uri: string;
  name: string;
  prefix: string;
  attributes: { uri: string; name: string; value: string }[];
  children: XmlElement[];
  /** Character offsets of the whole element, and of what it holds (equal when it closes itself). */
  start: number;
  end: number;
  innerStart: number;
  innerEnd: number;
};

const MAX_DEPTH = 200;

class Unreadable extends Error {}

class Reader {
  root: XmlElement | null = null;
  private readonly open: XmlElement[] = [];
  private readonly parser = new SaxesParser({ xmlns: true, position: true });

  private readonly xml: string;

  constructor(xml: string) {
    this.xml = xml;
  }

  read(): XmlElement | null {
    const { parser } = this;
    parser.on('error', (error) => {
      throw new Unreadable(error.message);
    });
    parser.on('doctype', () => {
      throw new Unreadable('document type');
    });
    parser.on('opentag', (tag) => {
      const attributes = Object.values(tag.attributes).map(({ uri, local, value }) => ({ uri: namespaceOf(uri), name: local, value }));
      this.push({
        uri: namespaceOf(tag.uri),
        name: tag.local,
        prefix: tag.prefix,
        attributes,
        children: [],
        start: this.xml.lastIndexOf('<', parser.position - 1),
        end: parser.position,
        innerStart: parser.position,
        innerEnd: parser.position,
      });
    });
    parser.on('closetag', (tag) => this.pop(tag.isSelfClosing));
    parser.write(this.xml).close();
    return this.root;
  }

  private push(element: XmlElement): void {
    if (this.open.length >= MAX_DEPTH) throw new Unreadable('depth');
    const parent = this.open.at(-1);
    if (parent) parent.children.push(element);
    else this.root = element;
    this.open.push(element);
  }

  private pop(selfClosing: boolean): void {
    const element = this.open.pop();
    if (!element || selfClosing) return;
    element.end = this.parser.position;
    element.innerEnd = this.xml.lastIndexOf('</', element.end - 1);
  }
}

/** Reads a part; null when it cannot be trusted or understood. */
export function parseXml(xml: string): XmlElement | null {
  try {
    return new Reader(xml).read();
  } catch (error) {
    if (error instanceof Unreadable) return null;
    throw error;
  }
}

/** Text of a part: UTF-8 or UTF-16 by its first bytes, without byte order mark; null when the bytes are not text. */
export function decodePart(bytes: Uint8Array): string | null {
  const [first, second] = bytes;
  const encoding = first === 0xff && second === 0xfe ? 'utf-16le' : first === 0xfe && second === 0xff ? 'utf-16be' : 'utf-8';
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes).replace(/^(<\?xml[^>]*encoding=)(["'])[^"']*\2/i, '$1$2UTF-8$2');
  } catch {
    return null;
  }
}

export const childrenOf = (element: XmlElement, name: string): XmlElement[] => element.children.filter((child) => child.name === name);
export const childOf = (element: XmlElement | undefined, name: string): XmlElement | undefined => element?.children.find((child) => child.name === name);
export const attributeOf = (element: XmlElement | undefined, name: string): string | undefined =>
  element?.attributes.find((attribute) => attribute.name === name)?.value;

/** Every element of a tree, parents first. */
export function* walk(element: XmlElement): Generator<XmlElement> {
  yield element;
  for (const child of element.children) yield* walk(child);
}

export const escapeXml = (text: string): string => text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;');

/** A change to a text: `text` in place of what stands from `start` to `end`. */
export type Splice = { start: number; end: number; text: string };

/** Applies changes that do not overlap. */
export function spliceText(source: string, splices: readonly Splice[]): string {
  const ordered = splices.toSorted((a, b) => a.start - b.start || a.end - b.end);
  let at = 0;
  let text = '';
  for (const splice of ordered) {
    text += source.slice(at, splice.start) + splice.text;
    at = splice.end;
  }
  return text + source.slice(at);
}
