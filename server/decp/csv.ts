/**
 * A delimited text, as accounting software, spreadsheets and open data portals write it, read as a stream in bounded memory: encoding and
 * separator are found, the header is the one the page showed (`shared/purchases/csv-head.ts`), each row comes with its line in the file.
 * A row of another width is given as faulty and never stops the file; a quote that nothing closes does, with its line. What is not a
 * delimited text (spreadsheet, archive, PDF, web page) is refused in words that say what to do. csv-parse cuts the rows.
 */
import { closeSync, openSync, readSync } from 'node:fs';
import { CsvError, parse } from 'csv-parse';
import { type Refusal, isRefusal, refuse } from '../../shared/errors.ts';
import { LIMITS } from '../../shared/limits.ts';
import { type CsvHead, DECODER_LABELS, encodingName, HEAD_BYTES, type HeadEncoding, readHead, type Separator } from '../../shared/purchases/csv-head.ts';
import { encodingOf } from './csv-encoding.ts';

const CHUNK_BYTES = 262_144;

export type CsvFacts = {
  encoding: HeadEncoding;
  separator: Separator;
  /** Trimmed, each name once (« Montant (2) »). */
  header: string[];
  /** Names that come back, as written. */
  duplicates: string[];
  headerLine: number;
  /** Rows given, the faulty ones among them. */
  rows: number;
  faulty: number;
  /** False when `stopped` or `most` ended the reading before the file. */
  complete: boolean;
};

export type CsvReading = {
  /** Once, before any row; a refusal (a column is missing) ends the reading with it. */
  head?: (head: CsvHead) => Refusal | null;
  /**
   * Each row in order: its cells as written (untrimmed, as many as the header), its first line in the file from 1. A `faulty` row has
   * another width: its cells are then whatever the line holds.
   */
  row: (cells: readonly string[], line: number, faulty: boolean) => void;
  /** Bytes and rows read so far, about every 256 kB. */
  progress: (bytes: number, rows: number) => void;
  stopped: () => boolean;
  /** Rows given at most. */
  most?: number;
};

const breaksIn = (cells: readonly string[]): number =>
  cells.reduce((count, cell) => (cell.includes('\n') || cell.includes('\r') ? count + (cell.match(/\r\n|\r|\n/g)?.length ?? 0) : count), 0);

const isBlank = (cells: readonly string[]): boolean => cells.every((cell) => cell.trim() === '');

/** Cells beyond the header, all empty, are a trailing separator. */
function fitted(cells: string[], width: number): string[] | null {
  if (cells.length === width) return cells;
  return cells.length > width && isBlank(cells.slice(width)) ? cells.slice(0, width) : null;
}

function quoteRefusal(line: number): Refusal {
  return refuse('UNREADABLE_FILE', `Un guillemet ouvert à la ligne ${line} n’est jamais refermé\u202f: la suite du fichier est illisible.`, {
    remedy: `Ouvrez le fichier, corrigez la ligne ${line} ou enregistrez-le de nouveau au format CSV UTF-8, puis recommencez.`,
  });
}

const NO_HEADER = refuse('UNREADABLE_FILE', 'Ce fichier n’a pas de ligne d’en-tête\u202f: ses colonnes n’ont pas de nom.', {
  remedy: 'Ajoutez une première ligne qui nomme les colonnes, enregistrez-le au format CSV UTF-8, puis recommencez.',
});

/** Counts the lines and gives the rows below the header. */
function makeRows({ headerLine, header }: CsvHead, { row, most = Number.POSITIVE_INFINITY }: CsvReading) {
  const counts = { rows: 0, faulty: 0, line: 1 };
  return {
    counts,
    full: () => counts.rows >= most,
    take: (cells: string[]): null => {
      const line = counts.line;
      counts.line += 1 + breaksIn(cells);
      if (line <= headerLine || counts.rows >= most || isBlank(cells)) return null;
      const kept = fitted(cells, header.length);
      counts.rows += 1;
      if (!kept) counts.faulty += 1;
      row(kept ?? cells, line, kept === null);
      return null;
    },
  };
}

/** Bytes of the file as text, chunk by chunk; ends early when `stopped` says so. */
function* textOf(handle: number, label: string, stopped: () => boolean): Generator<{ text: string; bytes: number }> {
  const decoder = new TextDecoder(label);
  const buffer = Buffer.allocUnsafe(CHUNK_BYTES);
  for (let bytes = 0; !stopped(); ) {
    const length = readSync(handle, buffer, 0, CHUNK_BYTES, bytes);
    if (length === 0) {
      yield { text: decoder.decode(), bytes };
      return;
    }
    bytes += length;
    yield { text: decoder.decode(buffer.subarray(0, length), { stream: true }), bytes };
  }
}

type Cut = { complete: boolean };

/** Feeds csv-parse; it gives each row to `take` at once, none is queued. */
async function cutRows(
  texts: Iterable<{ text: string; bytes: number }>,
  rows: ReturnType<typeof makeRows>,
  { progress, stopped }: CsvReading,
  separator: string,
): Promise<Cut | Refusal> {
  const parser = parse({
    delimiter: separator,
    record_delimiter: ['\r\n', '\n', '\r'],
    relax_quotes: true,
    relax_column_count: true,
    max_record_size: LIMITS.recordBytes,
    on_record: rows.take,
  });
  const ended = new Promise<void>((resolve, reject) => parser.once('end', resolve).once('error', reject));
  ended.catch(() => undefined);
  parser.resume();
  try {
    for (const { text, bytes } of texts) {
      await new Promise<void>((resolve, reject) => parser.write(text, (error) => (error ? reject(error) : resolve())));
      progress(bytes, rows.counts.rows);
      if (rows.full()) return { complete: false };
    }
    if (stopped()) return { complete: false };
    parser.end();
    await ended;
    return { complete: true };
  } catch (error) {
    if (error instanceof CsvError) return quoteRefusal(rows.counts.line);
    throw error;
  } finally {
    parser.destroy();
  }
}

function headOf(handle: number, label: string): CsvHead {
  const bytes = Buffer.alloc(HEAD_BYTES);
  const length = readSync(handle, bytes, 0, HEAD_BYTES, 0);
  // As a stream even when the file is whole: decoding at once, Node reads Windows-1252 as Latin-1, and « € » is lost.
  return readHead(new TextDecoder(label).decode(bytes.subarray(0, length), { stream: true }), length < HEAD_BYTES);
}

async function readOpen(handle: number, reading: CsvReading): Promise<CsvFacts | Refusal> {
  const name = encodingOf(handle, reading.stopped);
  if (isRefusal(name)) return name;
  const label = DECODER_LABELS[name];
  const head = headOf(handle, label);
  if (head.header.length === 0) return NO_HEADER;
  const refusal = reading.head?.(head) ?? null;
  if (refusal) return refusal;
  const rows = makeRows(head, reading);
  const cut = await cutRows(textOf(handle, label, reading.stopped), rows, reading, head.separator);
  if (isRefusal(cut)) return cut;
  const { separator, header, duplicates, headerLine } = head;
  return { encoding: encodingName(name), separator, header, duplicates, headerLine, rows: rows.counts.rows, faulty: rows.counts.faulty, ...cut };
}

/** The whole file, once; `row` and `progress` are called as it goes. Throws what the disk throws. */
export async function readCsv(path: string, reading: CsvReading): Promise<CsvFacts | Refusal> {
  const handle = openSync(path, 'r');
  try {
    return await readOpen(handle, reading);
  } finally {
    closeSync(handle);
  }
}
