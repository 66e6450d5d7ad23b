import { describe, expect, it } from 'vitest';
import { csvLine, csvNumber, csvText } from '#shared/csv.ts';

describe('a table for a spreadsheet', () => {
  it('separates by semicolons, doubles quotes, ends lines as a spreadsheet does, and says it is UTF-8', () => {
    expect(csvText([['Nom', 'Dit « a "b" »']])).toBe('\ufeff"Nom";"Dit « a ""b"" »"\r\n');
  });

  it('runs no formula, and still adds up negative numbers', () => {
    expect(csvLine(['=1+1', '+33 1', '-x', '@a', '-12,5', '-3', '-1-1', -4])).toBe(`"'=1+1";"'+33 1";"'-x";"'@a";"-12,5";"-3";"'-1-1";"-4"\r\n`);
  });

  it('writes numbers as a French spreadsheet reads them, and nothing for what is unknown', () => {
    expect([csvNumber(123_450, 100), csvNumber(-1250, 100), csvNumber(0), csvNumber(null)]).toEqual(['1234,5', '-12,5', '0', '']);
  });
});
