import { describe, expect, it } from 'vitest';
import { annualPurchases, measuredPosition, purchasesSource } from '../../../shared/scheme/purchases.ts';
import { aSpend } from '../../support/measures.ts';

const MILLION = 1_000_000_00;
const ON = '2026-03-03';

describe('annual purchases from the accounting', () => {
  it('are what the threshold counts, all the scheme’s buyers together, year by year', () => {
    const items = [
      aSpend({ totalCents: 60 * MILLION, bookFiveCents: 12 * MILLION }),
      aSpend({ totalCents: 3 * MILLION, buyer: '990000036' }),
      aSpend({ year: 2024, totalCents: MILLION }),
    ];
    expect(annualPurchases({ items, importedOn: ON }).map(({ year, cents }) => [year, cents])).toEqual([
      [2024, MILLION],
      [2025, 51 * MILLION],
    ]);
  });

  it('are not said of a year whose file includes taxes, nor where nothing counts', () => {
    expect(annualPurchases({ items: [aSpend({ taxIncluded: true }), aSpend({ year: 2024, totalCents: 0 })], importedOn: ON })).toEqual([]);
  });

  it('say their source, and the lines that do not tell the fifth book', () => {
    expect(purchasesSource([aSpend({})], ON)).toMatch(
      /^Comptabilité importée le 3 mars 2026\u202f; dépenses de 2025, hors livre.V \(CCP, art\..D\..2111-3\)$/u,
    );
    const doubtful = purchasesSource([aSpend({ unsaidLines: 1, unsaidCents: 1 }), aSpend({ buyer: '990000036', unsaidLines: 2, unsaidCents: 1 })], ON);
    expect(doubtful).toContain('3\u00a0lignes ne disent pas si le marché en relève, et sont comptées');
    expect(doubtful).toContain('2 acheteurs ensemble');
  });
});

describe('whether the scheme is due, from the accounting', () => {
  const position = (...items: Parameters<typeof aSpend>[0][]) => measuredPosition(items.map((one) => aSpend(one)))?.position ?? null;
  const below = { totalCents: 10 * MILLION };

  it('is each buyer’s own: one above is enough, two below never add up', () => {
    expect(position()).toBeNull();
    expect(position({})).toBe('obliged');
    expect(position({ totalCents: 30 * MILLION }, { totalCents: 30 * MILLION, buyer: '990000036' })).toBe('voluntary');
    expect(position(below, { buyer: '990000036' })).toBe('obliged');
  });

  it('stays unknown where the accounting does not tell, and says whose', () => {
    const unsaid = { unsaidCents: 60 * MILLION, unsaidLines: 10 };
    expect(position(unsaid)).toBe('unknown');
    expect(position({ taxIncluded: true })).toBe('unknown');
    expect(measuredPosition([aSpend(below), aSpend({ ...unsaid, buyer: '990000036' })])?.reason).toMatch(/^Acheteur 990000036\u202f: 60/);
  });
});
