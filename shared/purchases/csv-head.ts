/**
 * The beginning of a delimited text: its encoding, its separator, its header, its first rows. The page shows the columns from it before
 * anything is sent, and the server reads the whole file with the same answers. Pure: a text in, a value out; no line is ever refused here.
 */

export const SEPARATORS = [';', '\t', '|', ','] as const;
export type Separator = (typeof SEPARATORS)[number];

/** What is read to guess; the page reads as much of the file. */
export const HEAD_BYTES = 65_536;

const LINES_WEIGHED = 30;
const ROWS_SHOWN = 200;
const QUOTE = '"';

export type CsvHead = {
  separator: Separator;
  /** Trimmed, each name once: a name that comes back is « Montant (2) », an empty one « Colonne 3 ». */
  header: string[];
  /** Names that come back, as the file writes them. */
  duplicates: string[];
  /** Line of the header, from 1; what is above it is a title. */
  headerLine: number;
  /** The rows that follow, whole ones only. */
  rows: string[][];
};

export type HeadEncoding = 'UTF-8' | 'UTF-16' | 'Windows-1252';
/** How to decode, in the words of `TextDecoder`. */
export const DECODER_LABELS = { 'UTF-16LE': 'utf-16le', 'UTF-16BE': 'utf-16be', 'Windows-1252': 'windows-1252', 'UTF-8': 'utf-8' } as const;
export type DecoderName = keyof typeof DECODER_LABELS;

/** By the byte order mark; null without one. */
export function markedEncoding(bytes: Uint8Array): DecoderName | null {
  const [first, second, third] = bytes;
  if (first === 0xef && second === 0xbb && third === 0xbf) return 'UTF-8';
  if (first === 0xff && second === 0xfe) return 'UTF-16LE';
  return first === 0xfe && second === 0xff ? 'UTF-16BE' : null;
}

/** « UTF-8 », « UTF-16 », « Windows-1252 »: what a person is told. */
export const encodingName = (name: DecoderName): HeadEncoding => (name === 'UTF-8' || name === 'Windows-1252' ? name : 'UTF-16');

/** A character cut at the very end of the bytes is not a fault: `stream` leaves it out. */
function isUtf8(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: true });
    return true;
  } catch {
    return false;
  }
}

/** The first bytes of a file as text. Without a mark and out of UTF-8, it is what French spreadsheets write: Windows-1252. */
export function decodeHead(bytes: Uint8Array): { text: string; encoding: HeadEncoding } {
  const name = markedEncoding(bytes) ?? (isUtf8(bytes) ? 'UTF-8' : 'Windows-1252');
  return { text: new TextDecoder(DECODER_LABELS[name]).decode(bytes, { stream: true }), encoding: encodingName(name) };
}

/** `torn`: a quote closed in the middle of a field, the sign of a wrong separator. */
type Row = { cells: string[]; line: number; torn: boolean };
type Field = { text: string; next: number; lines: number; torn?: boolean };

const isBreak = (sign: string | undefined): boolean => sign === '\n' || sign === '\r';

function plainField(text: string, from: number, separator: string): Field {
  let at = from;
  while (at < text.length && text[at] !== separator && !isBreak(text[at])) at += 1;
  return { text: text.slice(from, at), next: at, lines: 0 };
}

/** A quote that closes before anything but a separator or a break was a letter: the field goes on unquoted, as csv-parse does relaxed. */
function quotedField(text: string, from: number, separator: string): Field {
  let kept = '';
  let lines = 0;
  for (let at = from + 1; at < text.length; at += 1) {
    const sign = text[at] ?? '';
    if (sign === QUOTE) {
      const after = text[at + 1];
      if (after === undefined || after === separator || isBreak(after)) return { text: kept, next: at + 1, lines };
      if (after !== QUOTE) {
        const rest = plainField(text, at, separator);
        return { text: QUOTE + kept + rest.text, next: rest.next, lines, torn: true };
      }
      at += 1;
    } else if (sign === '\n') lines += 1;
    kept += sign;
  }
  return { text: kept, next: text.length, lines };
}

const breakLength = (text: string, at: number): number => (text[at] === '\r' && text[at + 1] === '\n' ? 2 : 1);

type Cut = { separator: string; most: number; whole: boolean };

/** Rows with something in them, at most `most`; the one that the end of the head cuts is left out, unless it is the only one. */
function splitRows(text: string, { separator, most, whole }: Cut): Row[] {
  const rows: Row[] = [];
  let at = 0;
  let line = 1;
  let row: Row = { cells: [], line, torn: false };
  while (at < text.length && rows.length < most) {
    const field = text[at] === QUOTE ? quotedField(text, at, separator) : plainField(text, at, separator);
    row.cells.push(field.text);
    row.torn ||= field.torn ?? false;
    line += field.lines;
    at = field.next;
    if (text[at] === separator) {
      at += 1;
      if (at < text.length && !isBreak(text[at])) continue;
      row.cells.push('');
    }
    if (at >= text.length) break;
    at += breakLength(text, at);
    line += 1;
    rows.push(row);
    row = { cells: [], line, torn: false };
  }
  if (row.cells.length > 0 && (whole || rows.length === 0) && rows.length < most) rows.push(row);
  return rows.filter(({ cells }) => cells.some((cell) => cell.trim() !== ''));
}

/** The most frequent of them, the largest when several are. */
function usual(values: readonly number[]): number {
  const counts = new Map<number, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].reduce((best, [value, count]) => (count > best[1] || (count === best[1] && value > best[0]) ? [value, count] : best), [0, 0])[0];
}

/** How well a sign cuts the text: lines of the usual width, times the cuts, four times better when the first line has it too. */
function weigh(text: string, separator: string, whole: boolean): number {
  const widths = splitRows(text, { separator, most: LINES_WEIGHED, whole }).map(({ cells, torn }) => (torn ? 0 : cells.length));
  const width = usual(widths);
  if (width < 2) return 0;
  return widths.filter((one) => one === width).length * (width - 1) * (widths[0] === width ? 4 : 1);
}

/** Among `;`, tab, `|` and `,`, the one that cuts the first lines alike, quotes left whole; `;` for a single column. */
export function guessSeparator(text: string, whole = true): Separator {
  const weighed = SEPARATORS.map((separator) => ({ separator, weight: weigh(text, separator, whole) }));
  return weighed.reduce((best, one) => (one.weight > best.weight ? one : best)).separator;
}

/** Spreadsheets say their separator in a first line of its own: « sep=; ». */
const SAID = /^\ufeff?sep=([;,|\t])\r?\n/i;

const isSeparator = (sign: string | undefined): sign is Separator => SEPARATORS.some((one) => one === sign);

function uniqueNames(cells: readonly string[]): { header: string[]; duplicates: string[] } {
  const duplicates = new Set<string>();
  const header: string[] = [];
  for (const [position, cell] of cells.entries()) {
    const name = cell.replace(/\s+/g, ' ').trim() || `Colonne ${position + 1}`;
    let unique = name;
    for (let count = 2; header.includes(unique); count += 1) unique = `${name} (${count})`;
    if (unique !== name) duplicates.add(name);
    header.push(unique);
  }
  return { header, duplicates: [...duplicates] };
}

/** A trailing separator at the end of every line makes no column. */
const withoutEmptyEnd = (cells: readonly string[]): string[] => {
  const last = cells.findLastIndex((cell) => cell.trim() !== '');
  return cells.slice(0, last + 1);
};

/**
 * Header and first rows of a decoded head. The header is the first line more than half as full as the others: what accounting software
 * prints above its table (title, day, year) is passed over. An empty text gives an empty header. `whole` is false when the file goes on.
 */
export function readHead(text: string, whole = true): CsvHead {
  const said = SAID.exec(text);
  const body = said ? text.slice(said[0].length) : text.replace(/^\ufeff/, '');
  const separator = isSeparator(said?.[1]) ? said[1] : guessSeparator(body, whole);
  const rows = splitRows(body, { separator, most: ROWS_SHOWN, whole });
  const width = usual(rows.map(({ cells }) => withoutEmptyEnd(cells).length));
  const filled = ({ cells }: Row): number => cells.filter((cell) => cell.trim() !== '').length;
  const position = Math.max(
    rows.findIndex((row) => filled(row) * 2 > width),
    0,
  );
  const chosen = rows[position];
  return {
    separator,
    ...uniqueNames(withoutEmptyEnd(chosen?.cells ?? [])),
    headerLine: (chosen?.line ?? 1) + (said ? 1 : 0),
    rows: rows.slice(position + 1).map(({ cells }) => cells),
  };
}
