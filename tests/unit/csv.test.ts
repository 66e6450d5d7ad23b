import { describe, expect, it } from 'vitest';
import { csvLine, csvNumber, csvText } from '#shared/csv.ts';

describe('a table for a spreadsheet', () => {
  it('says it is UTF-8, and keeps a semicolon, a quote and a line break inside their cell', () => {
    expect(csvText([['a;b', 'dit « "oui" »', 'l1\nl2', 12]])).toBe('\ufeff"a;b";"dit « ""oui"" »";"l1\nl2";"12"\r\n');
  });

  it.each(['=1+1', '+33', '-2+3', '-x', '@SUM(A1)', '\t=1', '\r=1', '\n=1'])('makes a text of %j, that a spreadsheet would run', (text) => {
    expect(csvLine([text])).toBe(`"'${text}"\r\n`);
  });

  it.each(['-2', '-12,5', -4])('leaves %j a number, that a spreadsheet adds up', (value) => {
    expect(csvLine([value])).toBe(`"${value}"\r\n`);
  });

  it('writes numbers as a French spreadsheet reads them, and nothing for what is unknown', () => {
    expect([csvNumber(123_450, 100), csvNumber(-1250, 100), csvNumber(0), csvNumber(null)]).toEqual(['1234,5', '-12,5', '0', '']);
  });
});
