/**
 * What reading a table of accounting or of suppliers is given, and what it gives back: rows one by one, counts at the end, in bounded memory
 * whatever the file's size.
 */
import type { ImportReport } from '../../shared/api/imports.ts';
import { isRefusal, type Refusal, refuse } from '../../shared/errors.ts';
import type { CsvHead } from '../../shared/purchases/csv-head.ts';
import type { TakenRow } from '../../shared/purchases/lines.ts';
import type { CellOf, ReadRow } from '../../shared/purchases/read-line.ts';
import { type CsvFacts, readCsv } from './csv.ts';

const HEADER_ALONE = refuse('UNREADABLE_FILE', 'Ce fichier n’a que son en-tête\u202f: aucune ligne à lire.', {
  remedy: 'Vérifiez la période choisie à l’export, puis recommencez.',
});

export type LinesReading<Line> = {
  /** Each row in order, those that give nothing too: their anomalies say why. */
  take: (row: TakenRow<Line>) => void;
  /** Bytes and rows read so far, about every 256 kB. */
  progress?: (bytes: number, rows: number) => void;
  /** Asked as often; the reading ends at once when it says true, and `complete` is false. */
  stopped?: () => boolean;
};

/** What the report of the import takes from the reading; `dropped` rows gave no line. */
export type LinesFacts = CsvFacts & Pick<ImportReport, 'years' | 'kinds'> & { dropped: number };

/** Where each field is in a row; -1 when the file does not have it. */
type Positions<Field extends string> = ReadonlyMap<Field, number>;

/** Refuses the columns that were chosen and that the file has not. */
function positionsOf<Field extends string>(columns: Record<Field, string | null>, fields: readonly Field[], { header }: CsvHead): Positions<Field> | Refusal {
  const missing = fields.flatMap((field) => columns[field] ?? []).filter((name) => !header.includes(name));
  if (missing.length === 0) return new Map(fields.map((field) => [field, header.indexOf(columns[field] ?? '')]));
  const names = (list: readonly string[]): string => list.map((name) => `«\u00a0${name}\u00a0»`).join(', ');
  return refuse('UNREADABLE_FILE', `Ce fichier n’a pas ${missing.length > 1 ? 'les colonnes' : 'la colonne'} ${names(missing)}.`, {
    remedy: `Choisissez parmi ses colonnes\u202f: ${names(header.slice(0, 30))}.`,
  });
}

export type LinesPlan<Field extends string, Line> = {
  columns: Record<Field, string | null>;
  fields: readonly Field[];
  /** Once, before any row. */
  head: (head: CsvHead, positions: Positions<Field>) => void;
  row: (cell: CellOf<Field>, cells: readonly string[]) => ReadRow<Line>;
};

/** Rows of another width cannot be trusted: no cell of theirs is read. */
const ragged = <Line>(cells: readonly string[]): ReadRow<Line> => ({
  kept: [],
  anomalies: [{ code: 'COLUMN_COUNT', field: 'Ligne', original: cells.join(' | ').slice(0, 500), kept: null }],
  subject: cells.find((cell) => cell.trim() !== '')?.slice(0, 500) ?? '',
});

/** Reads every row by the plan; who takes the rows counts their anomalies. */
export async function readLines<Field extends string, Line>(
  path: string,
  { columns, fields, head, row }: LinesPlan<Field, Line>,
  { take, progress = () => undefined, stopped = () => false }: LinesReading<Line>,
): Promise<(CsvFacts & { dropped: number }) | Refusal> {
  let positions: Positions<Field> | null = null;
  let current: readonly string[] = [];
  let dropped = 0;
  const cell: CellOf<Field> = (field) => current[positions?.get(field) ?? -1]?.trim() ?? '';
  const facts = await readCsv(path, {
    head: (found) => {
      const placed = positionsOf(columns, fields, found);
      if (isRefusal(placed)) return placed;
      positions = placed;
      head(found, placed);
      return null;
    },
    row: (cells, line, faulty) => {
      current = cells;
      const read = faulty ? ragged<Line>(cells) : row(cell, cells);
      if (read.kept.length === 0) dropped += 1;
      take({ ...read, line });
    },
    progress,
    stopped,
  });
  if (isRefusal(facts)) return facts;
  if (facts.complete && facts.rows === 0) return HEADER_ALONE;
  return { ...facts, dropped };
}
