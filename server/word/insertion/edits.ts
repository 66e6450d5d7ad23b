/**
 * The parts of a package that an insertion changes besides the text: each is read once, cut as text, and written back in
 * its own encoding. A part that does not read is remembered as a fault: nothing is written then.
 */
import { isRefusal, type Refusal, refuse } from '#shared/errors.ts';
import { type Entries, writeEntries } from '../ooxml/entries.ts';
import { R } from '../ooxml/names.ts';
import { type Relationship, relationshipsOf, relationshipsPart, resolveTarget } from '../ooxml/parts.ts';
import { decodeExactly, encodePart, escapeXml, type PartEncoding, parseXml, type Splice, spliceText, type XmlElement } from '../ooxml/xml.ts';

export type Part = { name: string; text: string; encoding: PartEncoding; root: XmlElement };

export type Edits = {
  main: string;
  strict: boolean;
  relationships: readonly Relationship[];
  /** A part as text and tree, as it is in the file; null when absent. */
  part: (name: string) => Part | null;
  /** Text of a part, for a glance; empty when absent. */
  textOf: (name: string) => string;
  cut: (part: Part, splices: readonly Splice[]) => void;
  put: (name: string, bytes: Uint8Array) => void;
  /** Full name of the part of a kind (« numbering »), null when the file has none. */
  related: (kind: string) => string | null;
  /** Adds a part, its relationship and its content type. */
  add: (kind: string, name: string, type: string, text: string) => void;
  /** Names of parts that will change. */
  changed: () => string[];
  write: () => Uint8Array | Refusal;
};

const UTF8: PartEncoding = { name: 'utf-8', mark: false };
const STRICT_R = 'http://purl.oclc.org/ooxml/officeDocument/relationships';

const unreadable = (): Refusal =>
  refuse('UNREADABLE_FILE', 'Une partie de ce fichier Word est abîmée.', {
    remedy: 'Ouvrez-le dans Word ou LibreOffice, enregistrez-le de nouveau au format .docx, puis recommencez.',
  });

/** A cut that puts text at the end of an element, also when it closes itself. */
export function appended(xml: string, element: XmlElement, text: string): Splice {
  if (element.innerEnd < element.end && element.innerStart <= element.innerEnd && xml[element.innerStart - 2] !== '/')
    return { start: element.innerEnd, end: element.innerEnd, text };
  const tag = /^<([^\s/>]+)/.exec(xml.slice(element.start, element.end))?.[1] ?? '';
  return { start: xml.lastIndexOf('/', element.end), end: element.end, text: `>${text}</${tag}>` };
}

const prefixed = (root: XmlElement, name: string): string => (root.prefix ? `${root.prefix}:${name}` : name);

/** Reads parts as they are by now. `fault`: the first that did not read. */
type Reader = { bytes: (name: string) => Uint8Array | undefined; part: Edits['part']; fail: (why: Refusal) => void; fault: () => Refusal | null };

function makeReader(entries: Entries, changes: ReadonlyMap<string, Uint8Array>): Reader {
  let fault: Refusal | null = null;
  const fail = (why: Refusal): void => {
    fault ??= why;
  };
  const bytesOf = (name: string): Uint8Array | undefined => {
    const bytes = changes.get(name) ?? entries.read(name) ?? undefined;
    if (!isRefusal(bytes)) return bytes;
    fail(bytes);
    return undefined;
  };
  return {
    bytes: bytesOf,
    part: (name) => {
      const bytes = bytesOf(name);
      if (!bytes) return null;
      const decoded = decodeExactly(bytes);
      const root = decoded ? parseXml(decoded.text) : null;
      if (!decoded || !root) fail(unreadable());
      return decoded && root ? { name, ...decoded, root } : null;
    },
    fail,
    fault: () => fault,
  };
}

type Tools = {
  put: Edits['put'];
  /** Puts text at the end of a part's root; a fault when the part is not there. */
  append: (name: string, text: (root: XmlElement) => string) => void;
  has: (name: string) => boolean;
};

/** Ties a new part to the main one: its relationship, in a part made when there is none, and its content type. */
function tie({ put, append, has }: Tools, rels: string, link: { id: string; type: string; name: string; contentType: string }): void {
  const target = escapeXml(`/${link.name}`);
  const relationship = (tag: string): string => `<${tag} Id="${link.id}" Type="${link.type}" Target="${target}"/>`;
  if (has(rels)) append(rels, (root) => relationship(prefixed(root, 'Relationship')));
  else put(rels, encodePart(`${DECLARATION}<Relationships xmlns="${PACKAGE_RELATIONSHIPS}">${relationship('Relationship')}</Relationships>`, UTF8));
  append('[Content_Types].xml', (root) => `<${prefixed(root, 'Override')} PartName="${target}" ContentType="${link.contentType}"/>`);
}

/**
 * @param main name of the main part, « word/document.xml »
 * @param strict the file is of ISO 29500 Strict: its namespaces are written that way
 */
export function openEdits(entries: Entries, main: string, strict: boolean): Edits {
  const changes = new Map<string, Uint8Array>();
  const { bytes, part, fail, fault } = makeReader(entries, changes);
  const relationships = relationshipsOf({ get: bytes }, main);
  const put: Edits['put'] = (name, data) => changes.set(name, data);
  const cut: Edits['cut'] = ({ name, text, encoding }, splices) => put(name, encodePart(spliceText(text, splices), encoding));
  const append: Tools['append'] = (name, text) => {
    const target = part(name);
    if (target) cut(target, [appended(target.text, target.root, text(target.root))]);
    else fail(unreadable());
  };
  const has = (name: string): boolean => entries.has(name) || changes.has(name);
  return {
    main,
    strict,
    relationships,
    part,
    textOf: (name) => decodeExactly(bytes(name) ?? new Uint8Array())?.text ?? '',
    cut,
    put,
    related: (kind) => {
      const found = relationships.find((relationship) => relationship.kind === kind && !relationship.external);
      return found ? resolveTarget(main, found.target) : null;
    },
    add: (kind, name, type, text) => {
      const id = freeId(relationships);
      put(name, encodePart(text, UTF8));
      tie({ put, append, has }, relationshipsPart(main), { id, type: `${strict ? STRICT_R : R}/${kind}`, name, contentType: type });
      relationships.push({ id, type: '', kind, target: `/${name}`, external: false });
    },
    changed: () => [...changes.keys()],
    write: () => fault() ?? writeEntries(entries, changes),
  };
}

export const DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\r\n';
const PACKAGE_RELATIONSHIPS = 'http://schemas.openxmlformats.org/package/2006/relationships';

function freeId(relationships: readonly Relationship[]): string {
  const used = new Set(relationships.map(({ id }) => id));
  let rank = relationships.length + 1;
  while (used.has(`rId${rank}`)) rank += 1;
  return `rId${rank}`;
}

/** A name for a new part beside the main one: « word/comments.xml », or « word/comments2.xml » when taken. */
export function freeName(entries: Entries, main: string, stem: string): string {
  const folder = main.slice(0, main.lastIndexOf('/') + 1);
  let rank = 1;
  while (entries.has(`${folder}${stem}${rank === 1 ? '' : rank}.xml`)) rank += 1;
  return `${folder}${stem}${rank === 1 ? '' : rank}.xml`;
}
