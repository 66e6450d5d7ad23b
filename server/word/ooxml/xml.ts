/** A part of a package as text and as a tree: its encoding, ways to look into the tree, and how its text is cut. */
import type { XmlElement } from './xml-element.ts';
import { decodeEntities } from './xml-rules.ts';

export { parseXml } from './scan.ts';
export type { XmlAttribute, XmlElement } from './xml-element.ts';

/** How a part was encoded, so that it is written back the same way. */
export type PartEncoding = { name: 'utf-8' | 'utf-16le' | 'utf-16be'; mark: boolean };

/** By the mark, else by how « < » is written in two bytes. */
function encodingOf([first, second]: Uint8Array): PartEncoding {
  if (first === 0xff && second === 0xfe) return { name: 'utf-16le', mark: true };
  if (first === 0xfe && second === 0xff) return { name: 'utf-16be', mark: true };
  if (first === 0x3c && second === 0) return { name: 'utf-16le', mark: false };
  if (first === 0 && second === 0x3c) return { name: 'utf-16be', mark: false };
  return { name: 'utf-8', mark: first === 0xef && second === 0xbb };
}

const MARK = '\ufeff';

/** The bytes of a text in an encoding. */
export function encodePart(text: string, { name, mark }: PartEncoding): Uint8Array {
  const marked = mark ? MARK + text : text;
  if (name === 'utf-8') return new TextEncoder().encode(marked);
  const bytes = Buffer.from(marked, 'utf16le');
  if (name === 'utf-16be') bytes.swap16();
  return new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

/**
 * Text of a part without byte order mark, such that `encodePart` gives back the very same bytes; null when the bytes
 * are not text, or say an encoding that is not theirs.
 */
export function decodeExactly(bytes: Uint8Array): { text: string; encoding: PartEncoding } | null {
  const encoding = encodingOf(bytes);
  try {
    const text = new TextDecoder(encoding.name, { fatal: true, ignoreBOM: !encoding.mark }).decode(bytes);
    const said = /^<\?xml[^>]*?encoding\s*=\s*["']([^"']*)["']/i.exec(text.slice(0, 200))?.[1]?.toLowerCase().replaceAll('-', '');
    const truths = encoding.name === 'utf-8' ? ['utf8', 'usascii', 'ascii'] : ['utf16', encoding.name.replace('-', '')];
    if (said !== undefined && !truths.includes(said)) return null;
    return Buffer.compare(encodePart(text, encoding), bytes) === 0 ? { text, encoding } : null;
  } catch {
    return null;
  }
}

/** Text of a part that we will write in UTF-8: its declaration says so; null when the bytes are not text. */
export function decodePart(bytes: Uint8Array): string | null {
  const text = decodeExactly(bytes)?.text;
  return text?.replace(/^(<\?xml[^>]*encoding=)(["'])[^"']*\2/i, '$1$2UTF-8$2') ?? null;
}

/** What an element holds as text, its own and its descendants', entities and CDATA resolved; no comment. */
export function textIn(xml: string, element: XmlElement): string {
  const raw = xml.slice(element.innerStart, element.innerEnd);
  if (!raw.includes('<')) return raw.includes('&') ? (decodeEntities(raw) ?? '') : raw;
  return raw.replace(/<!\[CDATA\[([\s\S]*?)\]\]>|<!--[\s\S]*?-->|<\?[\s\S]*?\?>|<[^>]*>|[^<]+/g, (piece, data: string | undefined) =>
    data !== undefined ? data : piece.startsWith('<') ? '' : (decodeEntities(piece) ?? ''),
  );
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
