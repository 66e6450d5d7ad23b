/** A table as CSV for a French spreadsheet: `;`, quotes, CRLF. */

/** What a spreadsheet would run as a formula; a quote in front makes it a text (OWASP, « CSV Injection »). */
const FORMULA = /^[=+\-@\t\r\n]/;

const cell = (value: string | number): string => {
  const text = String(value);
  return `"${(typeof value === 'string' && FORMULA.test(text) ? `'${text}` : text).replaceAll('"', '""')}"`;
};

/** Makes a spreadsheet read UTF-8. */
export const BYTE_ORDER_MARK = '\ufeff';

export const csvLine = (cells: readonly (string | number)[]): string => `${cells.map(cell).join(';')}\r\n`;
