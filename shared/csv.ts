/** A table as CSV for a French spreadsheet: `;`, quotes, CRLF. */

/** What a spreadsheet would run as a formula; a quote in front makes it a text (OWASP, « CSV Injection »). */
const FORMULA = /^[=+\-@\t\r\n]/;
/** A negative number is a number: a spreadsheet adds it up. */
const NUMBER = /^-\d+(?:,\d+)?$/;

const cell = (value: string | number): string => {
  const text = String(value);
  return `"${(typeof value === 'string' && FORMULA.test(text) && !NUMBER.test(text) ? `'${text}` : text).replaceAll('"', '""')}"`;
};

/** Makes a spreadsheet read UTF-8. */
export const BYTE_ORDER_MARK = '\ufeff';

export type CsvCells = readonly (string | number)[];

export const csvLine = (cells: CsvCells): string => `${cells.map(cell).join(';')}\r\n`;

/** A whole table, its header first. */
export const csvText = (lines: readonly CsvCells[]): string => BYTE_ORDER_MARK + lines.map(csvLine).join('');

/** « 1234,5 »: no separator of thousands, a comma, as a French spreadsheet reads a number; empty when unknown. */
export const csvNumber = (value: number | null, scale = 1): string => (value === null ? '' : String(value / scale).replace('.', ','));
