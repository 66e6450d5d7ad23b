/**
 * Opens a buyer's Word file: gates first, then the main part as text and tree, its styles, lists, blocks and titles.
 * Nothing here changes a byte. Every fault, foreseen or not, is a refusal with a sentence and a way out.
 */
import { isRefusal, type Refusal, refuse } from '#shared/errors.ts';
import { DOCUMENT_BOUNDS, type Entries, openEntries } from '../ooxml/entries.ts';
import { W } from '../ooxml/names.ts';
import { mainPart, type PartSource, partTree, relationshipsOf, resolveTarget } from '../ooxml/parts.ts';
import { childOf, decodeExactly, type PartEncoding, parseXml, type XmlElement } from '../ooxml/xml.ts';
import { BodyReader } from './blocks.ts';
import { kindRefusal, protectionRefusal } from './gate.ts';
import { guessPiece } from './guess.ts';
import { findHeadings } from './headings.ts';
import type { WordFile } from './model.ts';
import { readLists, tiedLevel } from './numbering.ts';
import { readStyles } from './styles.ts';
import { warningsOf } from './warnings.ts';

const SAVE_AGAIN = { remedy: 'Ouvrez-le dans Word ou LibreOffice, enregistrez-le de nouveau au format .docx, puis recommencez.' };
const STRICT = 'http://purl.oclc.org/ooxml/wordprocessingml/main';

const unreadable = (why: string): Refusal => refuse('UNREADABLE_FILE', why, SAVE_AGAIN);

/** Small parts by name; one that does not read is as good as absent, save those of `LINKED`. */
const sourceOf = (entries: Entries): PartSource => ({
  get: (name) => {
    const bytes = entries.read(name);
    return bytes === null || isRefusal(bytes) ? undefined : bytes;
  },
});

type Main = { main: string; xml: string; root: XmlElement; body: XmlElement; encoding: PartEncoding };

function readMain(entries: Entries, main: string): Main | Refusal {
  const bytes = entries.read(main);
  if (bytes === null) return unreadable('Le texte de ce fichier manque.');
  if (isRefusal(bytes)) return bytes;
  const decoded = decodeExactly(bytes);
  if (!decoded) return unreadable('Le texte de ce fichier est écrit dans un alphabet que Clausier ne sait pas rendre à l’identique.');
  const { text: xml, encoding } = decoded;
  const root = parseXml(xml);
  if (!root && /<!DOCTYPE/i.test(xml))
    return unreadable('Ce fichier contient une définition de type de document, que Word n’écrit pas : il est refusé par sécurité.');
  if (!root) return unreadable('Le texte de ce fichier est abîmé.');
  const body = childOf(root, 'body');
  if (root.uri !== W || root.name !== 'document' || !body || body.uri !== W) return unreadable('Ce fichier ne contient pas de texte Word.');
  return { main, xml, root, body, encoding };
}

const LINKED = {
  settings: 'Les réglages de ce fichier sont abîmés.',
  styles: 'Les styles de ce fichier sont abîmés.',
  numbering: 'Les listes de ce fichier sont abîmées.',
} as const;
type Linked = Record<keyof typeof LINKED, XmlElement | null>;

/** Parts we lean on: absent is fine, damaged is not, since a protection or a list would be missed. */
function readLinked(entries: Entries, parts: PartSource, main: string): Linked | Refusal {
  const linked: Linked = { settings: null, styles: null, numbering: null };
  for (const { kind, target, external } of relationshipsOf(parts, main)) {
    if (external || (kind !== 'settings' && kind !== 'styles' && kind !== 'numbering') || linked[kind]) continue;
    const name = resolveTarget(main, target);
    linked[kind] = partTree(parts, name)?.root ?? null;
    if (!linked[kind] && entries.has(name)) return unreadable(LINKED[kind]);
  }
  return linked;
}

function read(entries: Entries): WordFile | Refusal {
  const parts = sourceOf(entries);
  const named = mainPart(parts);
  const gate = kindRefusal(entries.names, named, parts);
  if (gate) return gate;
  const main = entries.names.find((name) => name.toLowerCase() === named.name.toLowerCase()) ?? '';
  const linked = readLinked(entries, parts, main);
  if (isRefusal(linked)) return linked;
  const protection = protectionRefusal(linked.settings);
  if (protection) return protection;
  const read = readMain(entries, main);
  if (isRefusal(read)) return read;
  const lists = readLists(linked.numbering, linked.styles);
  const styles = readStyles(linked.styles, (numId, styleId) => tiedLevel(lists, numId, styleId));
  const { blocks, paragraphs, bookmarks } = new BodyReader(read.xml, styles, lists).read(read.body);
  findHeadings({ xml: read.xml, styles, blocks });
  // A typed number is known once titles are.
  for (const paragraph of paragraphs) if (!paragraph.inTable) paragraph.number = paragraph.block.number;
  const known = {
    ...read,
    entries,
    prefix: read.body.prefix,
    strict: read.xml.slice(0, read.body.start).includes(STRICT),
    styles,
    lists,
    blocks,
    paragraphs,
    bookmarks,
  };
  return { ...known, guessedPiece: guessPiece(known), warnings: warningsOf(known) };
}

/** Opens a .docx or .dotx. */
export function openWord(data: Uint8Array): WordFile | Refusal {
  const entries = openEntries(data, DOCUMENT_BOUNDS);
  return isRefusal(entries) ? entries : read(entries);
}
