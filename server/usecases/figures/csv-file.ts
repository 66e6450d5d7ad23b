import { BYTE_ORDER_MARK, csvLine } from '#shared/audit/csv.ts';

export type CsvFile = { file: Uint8Array; name: string; mediaType: string };

/** A table for a French spreadsheet, its formulas neutralised. `name`: ASCII, with its extension. */
export const csvFile = (name: string, lines: readonly (readonly (string | number)[])[]): CsvFile => ({
  file: new TextEncoder().encode(BYTE_ORDER_MARK + lines.map(csvLine).join('')),
  name,
  mediaType: 'text/csv; charset=utf-8',
});

/** A decimal comma, as a French spreadsheet reads it; nothing when unknown. */
export const decimal = (value: number | null, scale: number): string => (value === null ? '' : String(value / scale).replace('.', ','));
