/** What the page can tell of a file from its first bytes, before anything is sent: what it is, its columns, why it cannot be read. */
import type { ImportKind } from '#shared/api/imports.ts';
import { formatBytes, formatNumber } from '#shared/format.ts';
import { LIMITS } from '#shared/limits.ts';
import { type CsvHead, decodeHead, HEAD_BYTES, readHead } from '#shared/purchases/csv-head.ts';
import { foldFrench } from '#shared/typography.ts';
import { proposeColumns } from './columns.ts';

export type FileHead = {
  /** Null when nothing tells. */
  kind: ImportKind | null;
  /** Columns and first rows; null when it is not a table. */
  table: CsvHead | null;
  /** Why it cannot be sent, and what to do; null when it can. */
  refusal: { detail: string; remedy: string } | null;
};

const startsWith = (bytes: Uint8Array, start: readonly number[]): boolean => start.every((byte, index) => bytes[index] === byte);

const ZIP = [0x50, 0x4b];
const OLD_OFFICE = [0xd0, 0xcf, 0x11, 0xe0];
const GZIP = [0x1f, 0x8b];
const PDF = [0x25, 0x50, 0x44, 0x46];

/** The faults no reading can mend; everything else is the server's to judge. */
export function refusalOf(size: number, bytes: Uint8Array): FileHead['refusal'] {
  if (size === 0) return { detail: 'Ce fichier est vide.', remedy: 'Exportez-le de nouveau, puis choisissez-le ici.' };
  if (size > LIMITS.importBytes)
    return {
      detail: `Ce fichier pèse ${formatBytes(size)}, ${formatBytes(LIMITS.importBytes)} au plus.`,
      remedy: 'Exportez une période plus courte, en plusieurs fichiers, et importez-les l’un après l’autre.',
    };
  if (startsWith(bytes, ZIP) || startsWith(bytes, OLD_OFFICE))
    return {
      detail: 'Ce fichier est un document, un classeur ou une archive\u202f: Clausier lit le texte seul.',
      remedy: 'Dans votre tableur, «\u00a0Enregistrer sous\u00a0», format «\u00a0CSV UTF-8\u00a0»\u202f; une archive .zip s’ouvre d’abord.',
    };
  if (startsWith(bytes, GZIP))
    return { detail: 'Ce fichier est compressé (.gz).', remedy: 'Décompressez-le d’abord, puis choisissez le fichier qu’il contient.' };
  if (startsWith(bytes, PDF)) return { detail: 'Ce fichier est un PDF.', remedy: 'Demandez le même tableau au format CSV.' };
  return null;
}

/** Column names of the consolidated table: two of them are enough. */
const CONTRACT_COLUMNS = ['uid', 'acheteurid', 'titulaireid', 'datenotification', 'codecpv', 'considerationssociales'];

function kindOfTable({ header }: CsvHead): ImportKind | null {
  const names = header.map((name) => foldFrench(name).replace(/[^a-z]/g, ''));
  if (CONTRACT_COLUMNS.filter((name) => names.includes(name)).length >= 2) return 'contracts';
  if (proposeColumns('purchases', header)['amount']) return 'purchases';
  const { supplierId } = proposeColumns('suppliers', header);
  return supplierId ? 'suppliers' : null;
}

/** From the beginning of the file; nothing more is read. */
export async function readFileHead(file: File): Promise<FileHead> {
  const bytes = new Uint8Array(await file.slice(0, HEAD_BYTES).arrayBuffer());
  return headOf(bytes, file.size);
}

/** The same, from bytes already read. */
export function headOf(bytes: Uint8Array, size: number): FileHead {
  const refusal = refusalOf(size, bytes);
  if (refusal) return { kind: null, table: null, refusal };
  const { text } = decodeHead(bytes);
  const first = text.replace(/^\ufeff/, '').trimStart()[0];
  if (first === '{' || first === '[' || first === '<') return { kind: 'contracts', table: null, refusal: null };
  const table = readHead(text);
  return { kind: kindOfTable(table), table: table.header.length > 0 ? table : null, refusal: null };
}

/** « 8 colonnes, séparées par des points-virgules ». */
const SEPARATOR_WORDS: Record<CsvHead['separator'], string> = { ';': 'des points-virgules', ',': 'des virgules', '\t': 'des tabulations', '|': 'des barres' };
export const tableWords = ({ header, separator, headerLine }: CsvHead): string =>
  header.length < 2
    ? 'Une seule colonne a été reconnue.'
    : `${formatNumber(header.length)} colonnes, séparées par ${SEPARATOR_WORDS[separator]}${headerLine > 1 ? `, titres à la ligne ${formatNumber(headerLine)}` : ''}.`;
