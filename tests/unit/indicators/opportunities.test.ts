import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Ending, monthsBetween, type OpportunityLaw, scoreOf } from '../../../shared/indicators/opportunities.ts';
import { readReference, readThreshold } from '../../../shared/law/read.ts';
import { shareFor } from '../../../shared/tender/lot-hours.ts';
import { byId, present, shippedContent } from '../../support/content.ts';

const content = shippedContent();
const TODAY = '2026-11-23';
const thresholds = (on: string) => content.thresholds.map((item) => readThreshold(item, on));
const law = (endsOn: string): OpportunityLaw => ({
  thresholds: thresholds(endsOn),
  today: thresholds(TODAY),
  obligation: readReference(byId(content.references, 'ccp-l2112-2-1'), endsOn),
});
const cleaning = present(shareFor('90910000', content.labour.shares), 'cleaning');
const ending = (changes: Partial<Ending> = {}): Ending => ({
  endsOn: '2027-09-01',
  amountCents: 250_000_000,
  amountState: 'known',
  social: 0,
  segment: 'services',
  ...changes,
});
const score = (one: Ending, trade = cleaning) => scoreOf(one, trade, TODAY, law(one.endsOn));
const texts = (one: Ending) => score(one).reasons.map(({ text }) => text.replaceAll(/[\u00a0\u202f]/g, ' '));

describe('le score d’un gisement', () => {
  it('est la somme de ses raisons, de zéro à cent, quelle que soit la donnée', () => {
    const any = fc.record({
      endsOn: fc.constantFrom('2026-11-30', '2027-03-01', '2027-12-31', '2028-05-01'),
      amountCents: fc.option(fc.integer({ min: 100, max: 10_000_000_000 })),
      amountState: fc.constantFrom(...(['known', 'missing', 'absurd'] as const)),
      social: fc.option(fc.integer({ min: 0, max: 7 })),
      segment: fc.constantFrom(...(['works', 'supplies', 'services', null] as const)),
    });
    fc.assert(
      fc.property(any, fc.constantFrom(...content.labour.shares, null), (one, trade) => {
        const scored = scoreOf(one, trade, TODAY, law(one.endsOn));
        expect(scored.reasons.reduce((sum, { points }) => sum + points, 0)).toBe(scored.score);
        expect(scored.score).toBeGreaterThanOrEqual(0);
        expect(scored.score).toBeLessThanOrEqual(100);
        expect(scoreOf(one, trade, TODAY, law(one.endsOn))).toEqual(scored);
      }),
    );
  });

  it('monte avec le montant, l’absence de considération et le temps qui reste', () => {
    const base = score(ending()).score;
    expect(score(ending({ amountCents: 5_000_000 })).score).toBeLessThan(base);
    expect(score(ending({ social: null })).score).toBe(base - 12);
    expect(score(ending({ social: 1 })).score).toBe(base - 20);
    expect(score(ending({ endsOn: '2027-01-10' })).score).toBe(base - 9);
  });

  it('ne devine ni un montant absurde, ni une part de main-d’œuvre absente', () => {
    expect(texts(ending({ amountState: 'absurd' }))).toContain('Montant inconnu');
    expect(scoreOf(ending(), null, TODAY, law('2027-09-01')).reasons).toContainEqual({ text: 'Part de main-d’œuvre inconnue pour ce code CPV', points: 0 });
  });

  it('dit le seuil européen de ce jour, avec son article, et ce qui dépend de l’acheteur', () => {
    expect(texts(ending()).at(-1)).toMatch(/^Seuil européen atteint \(432 000 € HT\) : .*sauf motif écrit.*L\. 2112-2-1/);
    expect(texts(ending({ amountCents: 25_000_000 })).at(-1)).toMatch(
      /ou non, selon l’acheteur \(216 000 € HT : fournitures et services, collectivités territoriales ; 140 000 € HT : fournitures et services, État\)/,
    );
    expect(texts(ending({ cpv: '85312320', amountCents: 70_000_000 })).at(-1)).toMatch(/ou non, selon l’acheteur et ce que sont ces services/);
    expect(texts(ending({ segment: 'works' })).some((text) => text.includes('seuil européen'))).toBe(false);
  });

  it('un seuil qui n’est pas encore connu à cette date reste à vérifier', () => {
    expect(texts(ending({ endsOn: '2028-03-01' })).at(-1)).toContain('celui de cette date reste à vérifier');
  });

  it('compte les mois entiers', () => {
    expect([monthsBetween('2026-11-23', '2027-05-23'), monthsBetween('2026-11-23', '2027-05-22'), monthsBetween('2026-11-23', '2026-12-01')]).toEqual([
      6, 5, 0,
    ]);
  });
});
