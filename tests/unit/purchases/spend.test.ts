import { describe, expect, it } from 'vitest';
import { judgeSpend, type SpendContext, type SpendSums } from '../../../shared/purchases/spend.ts';

const MILLION = 100_000_000;
const sums = (partial: Partial<SpendSums>): SpendSums => ({
  year: 2025,
  lines: 10,
  totalCents: 60 * MILLION,
  bookFiveCents: 0,
  unsaidCents: 0,
  unsaidLines: 0,
  ...partial,
});
const context: SpendContext = { threshold: { cents: 50 * MILLION, comparison: 'more-than' }, currentYear: 2026, taxIncluded: false, files: 1 };
const positionOf = (partial: Partial<SpendSums>, more: Partial<SpendContext> = {}) => judgeSpend(sums(partial), { ...context, ...more }).position;

describe('the money spent in a year against the threshold', () => {
  it('is above only strictly, the fifth book taken out', () => {
    expect(positionOf({})).toBe('above');
    expect(positionOf({ totalCents: 50 * MILLION })).toBe('below');
    expect(positionOf({ totalCents: 50 * MILLION + 1 })).toBe('above');
    expect(positionOf({ bookFiveCents: 10 * MILLION })).toBe('below');
    expect(judgeSpend(sums({ bookFiveCents: 10 * MILLION }), context).countedCents).toBe(50 * MILLION);
  });

  it('is unknown when the answer rests on lines that say nothing of the fifth book, and only then', () => {
    expect(positionOf({ unsaidCents: 60 * MILLION, unsaidLines: 10 })).toBe('unknown');
    expect(positionOf({ unsaidCents: 9 * MILLION, unsaidLines: 2 })).toBe('above');
    expect(positionOf({ totalCents: 40 * MILLION, unsaidCents: 40 * MILLION, unsaidLines: 10 })).toBe('below');
    // Credit notes whose book is not said could be taken out as well.
    expect(positionOf({ totalCents: 45 * MILLION, unsaidCents: -10 * MILLION, unsaidLines: 1 })).toBe('unknown');
  });

  it('is never below while the year is not over', () => {
    expect(positionOf({ year: 2026, totalCents: MILLION })).toBe('unknown');
    expect(positionOf({ year: 2026 })).toBe('above');
  });

  it('is not above on amounts that include taxes', () => {
    expect(positionOf({}, { taxIncluded: true })).toBe('unknown');
    expect(positionOf({ totalCents: 40 * MILLION }, { taxIncluded: true })).toBe('below');
  });

  it('says why in one sentence, with the articles', () => {
    expect(judgeSpend(sums({}), context).reason).toBe(
      '60\u202f000\u202f000\u00a0€ dépensés en 2025 hors livre\u00a0V, au-dessus de 50\u202f000\u202f000\u00a0€\u00a0HT\u202f: d’après ces dépenses, le schéma est obligatoire (CCP, art.\u00a0L.\u00a02111-3 et D.\u00a02111-3).',
    );
    expect(judgeSpend(sums({ unsaidCents: 60 * MILLION, unsaidLines: 10 }), context).reason).toContain(
      '10\u00a0lignes ne disent pas si le marché relève du livre\u00a0V',
    );
    const one = judgeSpend(sums({ unsaidCents: 60 * MILLION, unsaidLines: 1 }), context);
    expect(one).toMatchObject({ unsaidLines: 1, reason: expect.stringMatching(/1\u00a0ligne ne dit pas.*ajoutez au fichier une colonne/) });
  });

  it('warns that several files may overlap', () => {
    expect(judgeSpend(sums({}), { ...context, files: 2 }).reason).toContain('réunit 2\u00a0fichiers');
    expect(judgeSpend(sums({}), context).reason).not.toContain('fichiers');
  });
});
