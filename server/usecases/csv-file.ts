import { type CsvCells, csvText } from '#shared/csv.ts';

export type CsvFile = { file: Uint8Array; name: string; mediaType: string };

/** A table to download. `name`: ASCII, with its extension. */
export const csvFile = (name: string, lines: readonly CsvCells[]): CsvFile => ({
  file: new TextEncoder().encode(csvText(lines)),
  name,
  mediaType: 'text/csv; charset=utf-8',
});
