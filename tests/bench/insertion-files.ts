/** Big files of an invented tender to insert into, and the same file with a placeholder for a peer that needs one. */
import { unzipSync, zipSync } from 'fflate';
import { seeded } from '../support/seeded.ts';
import { longPiece } from '../word/corpus/tenders.ts';
import { CCAP } from '../word/corpus/tender-words.ts';

const TITLE = 'Cahier des clauses administratives particulières';
/** Blocks that make a page of this text in LibreOffice, tables and titles included. */
const BLOCKS_A_PAGE = 22;

/** Marks of editing sessions on paragraphs and runs, language and spelling marks: what years of Word leave in a file. */
function asWordLeavesIt(file: Uint8Array): Uint8Array {
  const random = seeded(15_000);
  const session = (): string =>
    Math.floor(random() * 0xffffff)
      .toString(16)
      .toUpperCase()
      .padStart(8, '0');
  const parts = unzipSync(file);
  const xml = mainXml(file)
    .replaceAll('<w:p>', () => `<w:p w:rsidR="${session()}" w:rsidRPr="${session()}" w:rsidRDefault="${session()}" w:rsidP="${session()}">`)
    .replaceAll('<w:r><w:t ', () => `<w:proofErr w:type="spellStart"/><w:r w:rsidRPr="${session()}"><w:rPr><w:lang w:val="fr-FR"/></w:rPr><w:t `);
  parts[MAIN] = new TextEncoder().encode(xml);
  return zipSync(parts);
}

export const ccapOfPages = (pages: number): Uint8Array => asWordLeavesIt(longPiece(TITLE, CCAP, pages * BLOCKS_A_PAGE));

/** Tables hold paragraphs too: sixteen in each. */
export const ccapOfParagraphs = (paragraphs: number): Uint8Array => {
  const fewer = longPiece(TITLE, CCAP, 1_000);
  // A little more, since the cover and the last chapter are not in proportion.
  return asWordLeavesIt(longPiece(TITLE, CCAP, Math.ceil((1_020 * paragraphs) / countParagraphs(fewer))));
};

const MAIN = 'word/document.xml';
export const mainXml = (file: Uint8Array): string => new TextDecoder().decode(unzipSync(file, { filter: ({ name }) => name === MAIN })[MAIN]);
export const countParagraphs = (file: Uint8Array): number => mainXml(file).split(/<w:p[ >]/).length - 1;

/** A paragraph « {{clause}} » where the clause goes. */
export function withPlaceholder(file: Uint8Array, before: string): Uint8Array {
  const parts = unzipSync(file);
  const xml = mainXml(file);
  const at = xml.lastIndexOf('<w:p ', xml.indexOf(before));
  parts[MAIN] = new TextEncoder().encode(`${xml.slice(0, at)}<w:p><w:r><w:t>{{clause}}</w:t></w:r></w:p>${xml.slice(at)}`);
  return zipSync(parts);
}
