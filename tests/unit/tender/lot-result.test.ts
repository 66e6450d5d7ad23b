import { describe, expect, it } from 'vitest';
import type { LotResult } from '../../../shared/api/clause-use.ts';
import { EMPTY_RESULT, resultFaults, resultSummary, tenderState } from '../../../shared/tender/lot-result.ts';
import { emptyLot, emptyTender } from '../../../shared/tender/empty.ts';
import { usedSentence } from '../../../client/features/clauses/UsedIn.tsx';
import { resultWords } from '../../../client/features/tenders/steps/results/draft.ts';
import { plain } from '../../support/e2e-example.ts';

const result = (lotId: string, more: Partial<LotResult> = {}): LotResult => ({ lotId, revision: 1, ...EMPTY_RESULT, ...more });

describe('what may be typed of a lot', () => {
  it('asks for nothing, and refuses what cannot be true together', () => {
    expect(resultFaults(EMPTY_RESULT, '2026-11-23')).toEqual([]);
    expect(resultFaults({ ...EMPTY_RESULT, offers: 0, outcome: 'unsuccessful', decidedOn: '2026-11-23' }, '2026-11-23')).toEqual([]);
    const paths = (more: Partial<LotResult>) => resultFaults({ ...EMPTY_RESULT, ...more }, '2026-11-23').map(({ path }) => path);
    expect(paths({ offers: 0, outcome: 'awarded' })).toEqual(['offers']);
    expect(paths({ decidedOn: '2026-11-24' })).toEqual(['decidedOn']);
    expect(paths({ decidedOn: '2026-02-31' })).toEqual(['decidedOn']);
  });
});

describe('what many lots show together', () => {
  it('counts the offers of the lots whose number is known alone', () => {
    const results = [result('a', { offers: 5 }), result('b', { offers: 0, outcome: 'unsuccessful' }), result('c', { outcome: 'awarded' }), result('d'), null];
    expect(resultSummary(results)).toEqual({ lots: 5, known: 3, counted: 2, offers: 5, withoutOffer: 1, unsuccessful: 1 });
  });

  it('is said in one sentence, which never takes unknown for zero', () => {
    const said = (...results: (LotResult | null)[]) => plain(usedSentence(resultSummary(results)));
    const offers = (count: number) => result('x', { offers: count });
    expect(said(null, null)).toBe('Retenue dans 2 lots, aucun résultat connu.');
    expect(said(offers(4), offers(5), offers(0), null)).toBe('Retenue dans 4 lots, 3 avec un résultat connu : 3 offres en moyenne, 1 lot sans offre.');
    expect(said(offers(3), offers(4), offers(3), result('y', { outcome: 'awarded' }))).toBe(
      'Retenue dans 4 lots, 4 avec un résultat connu : 3,3 offres en moyenne (sur 3 lots), aucun lot sans offre.',
    );
    expect(said(offers(1), null)).toBe('Retenue dans 2 lots, 1 avec un résultat connu : 1 offre reçue.');
    expect(said(offers(0))).toBe('Retenue dans 1 lot, 1 avec un résultat connu : 1 lot sans offre.');
    expect(said(result('y', { outcome: 'unsuccessful' }))).toBe('Retenue dans 1 lot, 1 avec un résultat connu : nombre d’offres inconnu, 1 lot infructueux.');
  });

  it('names what is known of one lot, and says when nothing is', () => {
    expect(plain(resultWords({ ...EMPTY_RESULT, offers: 1, outcome: 'awarded', decidedOn: '2026-03-12' }))).toBe('1 offre · attribué · 12 mars 2026');
    expect(resultWords({ ...EMPTY_RESULT, offers: 0 })).toBe('aucune offre');
    expect(resultWords({ ...EMPTY_RESULT, reason: 'Délai trop court' })).toBe('inconnu');
  });
});

describe('how far a consultation is', () => {
  it('is being prepared, then launched, then over when every lot has its outcome', () => {
    const tender = { ...emptyTender('x', () => 'a'), lots: [emptyLot('a', 1), emptyLot('b', 2)] };
    const launched = { ...tender, procedure: { ...tender.procedure, launchOn: '2026-11-01' } };
    const state = (of: typeof tender, ...results: LotResult[]) => tenderState(of, results, '2026-11-23');
    expect(state(tender)).toBe('preparing');
    expect(state({ ...tender, procedure: { ...tender.procedure, launchOn: '2026-12-01' } })).toBe('preparing');
    expect(state(tender, result('b', { offers: 2 }))).toBe('launched');
    expect(state(launched, result('a', { outcome: 'awarded' }), result('b', { offers: 2 }))).toBe('launched');
    expect(state(launched, result('a', { outcome: 'awarded' }), result('b', { outcome: 'abandoned' }))).toBe('closed');
  });
});
