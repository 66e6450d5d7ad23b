/** Parts of a package and what ties them: content types and relationships, read by URI and written back as text. */
import { MAIN_TYPES, toTransitional } from './names.ts';
import { bytesOf, type Parts } from './package.ts';
import { attributeOf, childrenOf, decodePart, escapeXml, parseXml, type XmlElement } from './xml.ts';

/** Where parts are read from: a whole package, or one whose parts are inflated when asked for. */
export type PartSource = { get: (name: string) => Uint8Array | undefined };

/** `kind` is the last word of the type: « header », « image ». */
export type Relationship = { id: string; type: string; kind: string; target: string; external: boolean };

/** A part as Transitional text; null when absent or not text. */
export function partText(parts: PartSource, name: string): string | null {
  const bytes = parts.get(name);
  const text = bytes ? decodePart(bytes) : null;
  return text === null ? null : toTransitional(text);
}

/** A part as text and tree; null when absent or unreadable. */
export function partTree(parts: PartSource, name: string): { text: string; root: XmlElement } | null {
  const text = partText(parts, name);
  const root = text === null ? null : parseXml(text);
  return text === null || root === null ? null : { text, root };
}

export const relationshipsPart = (part: string): string => part.replace(/([^/]*)$/, '_rels/$1.rels');

/** Full name of a relationship's target: « ../media/a.png » from « word/header1.xml » → « media/a.png ». */
export function resolveTarget(part: string, target: string): string {
  if (target.startsWith('/')) return target.slice(1);
  const path = part.split('/').slice(0, -1);
  for (const step of target.split('/')) {
    if (step === '..') path.pop();
    else if (step !== '.' && step !== '') path.push(step);
  }
  return path.join('/');
}

/** @param part « word/document.xml », or empty for the package itself */
export function relationshipsOf(parts: PartSource, part: string): Relationship[] {
  const tree = partTree(parts, part === '' ? '_rels/.rels' : relationshipsPart(part));
  if (!tree) return [];
  return childrenOf(tree.root, 'Relationship').map((element) => ({
    id: attributeOf(element, 'Id') ?? '',
    type: attributeOf(element, 'Type') ?? '',
    kind: (attributeOf(element, 'Type') ?? '').split('/').at(-1) ?? '',
    target: attributeOf(element, 'Target') ?? '',
    external: attributeOf(element, 'TargetMode') === 'External',
  }));
}

/** Content type of a part: its own, else that of its extension. */
export function contentTypeOf(parts: PartSource, part: string): string {
  const tree = partTree(parts, '[Content_Types].xml');
  if (!tree) return '';
  const own = childrenOf(tree.root, 'Override').find((element) => attributeOf(element, 'PartName')?.toLowerCase() === `/${part}`.toLowerCase());
  const extension = part.split('.').at(-1)?.toLowerCase();
  const shared = childrenOf(tree.root, 'Default').find((element) => attributeOf(element, 'Extension')?.toLowerCase() === extension);
  return attributeOf(own ?? shared, 'ContentType') ?? '';
}

/** Name of the main document, and its content type. */
export function mainPart(parts: PartSource): { name: string; type: string } {
  const relationship = relationshipsOf(parts, '').find(({ kind }) => kind === 'officeDocument');
  const name = relationship ? resolveTarget('', relationship.target) : '';
  return { name, type: name ? contentTypeOf(parts, name) : '' };
}

export const isWordType = (type: string): boolean => type === MAIN_TYPES.document || type === MAIN_TYPES.template;

/** Puts text before the last closing tag of a part. */
function appendToRoot(parts: Parts, name: string, text: string): void {
  const part = partText(parts, name);
  if (part === null) return;
  const end = part.lastIndexOf('</');
  parts.set(name, bytesOf(part.slice(0, end) + text + part.slice(end)));
}

/** Says the content type of a part, unless the package already says it. */
export function declareContentType(parts: Parts, part: string, type: string): void {
  if (type && contentTypeOf(parts, part) !== type)
    appendToRoot(parts, '[Content_Types].xml', `<Override PartName="/${escapeXml(part)}" ContentType="${escapeXml(type)}"/>`);
}
