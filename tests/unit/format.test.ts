import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatDay, formatHours, formatMoney, formatNumber, formatRate, parseFrenchNumber } from '../../shared/format.ts';

describe('numbers written for a French reader', () => {
  it('money has two decimals or none, a narrow space between thousands, a no-break space before the sign', () => {
    expect(formatMoney(123_450)).toBe('1\u202f234,50\u00a0€');
    expect(formatMoney(6_000_000)).toBe('60\u202f000\u00a0€');
    expect(formatMoney(5)).toBe('0,05\u00a0€');
    expect(formatMoney(0)).toBe('0\u00a0€');
  });

  it('rates and hours keep their decimals and their unit on the same line', () => {
    expect(formatRate(1420)).toBe('14,2\u00a0%');
    expect(formatRate(5000)).toBe('50\u00a0%');
    expect(formatHours(6)).toBe('1,5\u00a0h');
    expect(formatNumber(1_607)).toBe('1\u202f607');
  });

  it('the first of the month is « 1er »', () => {
    expect(formatDay('2027-03-01')).toBe('1er mars 2027');
    expect(formatDay('2026-08-22')).toBe('22 août 2026');
  });

  it('nothing formatted holds an ordinary space before its unit', () => {
    fc.assert(
      fc.property(
        fc.nat(1e12),
        (value) => ![formatMoney(value), formatRate(value), formatHours(value), formatNumber(value)].some((text) => text.includes(' ')),
      ),
    );
  });
});

describe('numbers read as a French person types them', () => {
  it.each([
    ['1234', 1234],
    ['1 234,5', 1234.5],
    ['1\u202f234,5', 1234.5],
    ['1234.50', 1234.5],
    ['-12', -12],
    ['12 %', 12],
    ['40 000 €', 40_000],
    ['40 000 € HT', 40_000],
    ['40 000 HT', 40_000],
    ['40 000 euros', 40_000],
    ['3 M€', 3_000_000],
    ['3 M€ HT', 3_000_000],
    ['1,1 M€', 1_100_000],
    ['2,01 M€', 2_010_000],
    ['250 k€', 250_000],
    ['250 K€', 250_000],
    ['1,5 Md€', 1_500_000_000],
    ['35 h', 35],
    ['1 607 heures', 1607],
    ['1 heure', 1],
  ])('%j is %d', (typed, value) => {
    expect(parseFrenchNumber(typed)).toBe(value);
  });

  it.each(['', ' ', 'inconnu', 'environ 12', '12 ou 13', '1,2,3', '0x10', '1e3', 'NaN', 'Infinity', '--1', '€', '12 000 000 000 M€ k€'])(
    '%j is not a number',
    (typed) => {
      expect(parseFrenchNumber(typed)).toBeNull();
    },
  );

  it('reads back every amount it writes', () => {
    fc.assert(fc.property(fc.nat(1e14), (cents) => Math.round((parseFrenchNumber(formatMoney(cents)) ?? Number.NaN) * 100) === cents));
  });

  it('reads back every rate and every hour it writes', () => {
    fc.assert(
      fc.property(
        fc.nat(1e7),
        (value) =>
          Math.round((parseFrenchNumber(formatRate(value)) ?? -1) * 100) === value && Math.round((parseFrenchNumber(formatHours(value)) ?? -1) * 4) === value,
      ),
    );
  });

  it('never throws and never answers NaN', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (typed) => {
        const value = parseFrenchNumber(typed);
        return value === null || Number.isFinite(value);
      }),
    );
  });
});
