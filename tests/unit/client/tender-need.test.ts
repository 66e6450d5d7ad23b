import { describe, expect, it } from 'vitest';
import { lawSentences } from '../../../client/features/tenders/parts/law-sentence.ts';
import { progressOf } from '../../../client/features/tenders/progress.ts';
import { natureOf, withCpv } from '../../../client/features/tenders/steps/need/suggest.ts';
import type { LotRegime, Obligation, RegimeAnswer, TenderContent } from '../../../shared/api/tenders.ts';
import { emptyTender } from '../../../shared/tender/empty.ts';

const tender = (): TenderContent => emptyTender('Collège', () => 'lot');
const around = { documents: null, blocking: null };

describe('what a CPV code suggests', () => {
  it.each([
    ['45442100', 'works'],
    ['30192000', 'supplies'],
    ['48000000', 'supplies'],
    ['90910000', 'services'],
    ['71240000', 'intellectual'],
    ['', null],
  ])('%j → %j', (cpv, nature) => {
    expect(natureOf(cpv)).toBe(nature);
  });

  it('fills what is unknown only, and the code of a lot that is alone', () => {
    const next = withCpv(tender(), '45442100');
    expect(next).toMatchObject({ need: { cpv: '45442100', nature: 'works' }, procedure: { ccag: 'travaux' }, lots: [{ cpv: '45442100' }] });
    const typed = tender();
    typed.need.nature = 'services';
    typed.procedure.ccag = 'none';
    typed.lots = typed.lots.map((lot) => ({ ...lot, cpv: '50000000' }));
    expect(withCpv(typed, '45442100')).toEqual({ need: { ...typed.need, cpv: '45442100' } });
  });
});

describe('how far each step is', () => {
  it('says what is left, two things at most', () => {
    const { besoin } = progressOf(tender(), around);
    expect(besoin.state).toBe('empty');
    expect(besoin.says).toMatch(/l’objet, le CPV et 6 autres/);
  });

  it('holds one lot as done only with its reason', () => {
    const single = tender();
    single.lots = single.lots.map((lot) => ({ ...lot, amountCents: 100 }));
    expect(progressOf(single, around).lots.says).toContain('motif du lot unique');
    single.allotment = { divided: false, case: 'no-distinct-services', reason: 'Un seul métier.' };
    expect(progressOf(single, around).lots.state).toBe('done');
  });

  it('asks hours of a lot whose condition is an hours clause, not of a reserved one', () => {
    const asked = tender();
    asked.lots = asked.lots.map((lot) => ({ ...lot, levers: [{ lever: 'execution-condition', decision: 'retained', reason: '' }] }));
    expect(progressOf(asked, around)).toMatchObject({ decider: { state: 'done' }, heures: { state: 'empty' } });
    const kept = { ...asked, lots: asked.lots.map((lot) => ({ ...lot, insertion: { ...lot.insertion, quarterHours: 400 } })) };
    expect(progressOf(kept, around).heures.state).toBe('done');
  });

  it('counts the points that block, once something is decided', () => {
    const decided = tender();
    decided.lots = decided.lots.map((lot) => ({ ...lot, levers: [{ lever: 'reserved-lot', decision: 'retained', reason: '' }] }));
    expect(progressOf(decided, { documents: [], blocking: 2 }).controles).toEqual({ state: 'started', says: '2 points à corriger' });
  });
});

describe('what the law asks, in a sentence', () => {
  const answer = (obligation: Obligation): RegimeAnswer => ({ obligation, reason: 'Parce que.', references: [], confidence: 'confirmed' });
  const regime = (social: Obligation, condition: Obligation, criterion: Obligation): { lots: LotRegime[] } => ({
    lots: [
      {
        lotId: 'l',
        number: 1,
        title: '',
        socialCondition: answer(social),
        environmentalCondition: answer(condition),
        environmentalCriterion: answer(criterion),
        severalCriteria: answer('required'),
        socialCriterion: answer('optional'),
        exceptions: [],
      },
    ],
  });

  it('names what is due, then what is not certain', () => {
    expect(lawSentences(regime('unknown', 'required', 'required'))).toEqual([
      'La loi demande une condition environnementale et un critère environnemental.',
      'Pas encore certain\u202f: une condition sociale.',
    ]);
  });

  it('says so when nothing is due, and gives the reason of an exclusion', () => {
    expect(lawSentences(regime('optional', 'optional', 'optional'))).toEqual(['Une condition sociale ou environnementale est possible, pas obligatoire.']);
    expect(lawSentences(regime('out-of-scope', 'out-of-scope', 'out-of-scope'))).toEqual(['Parce que.']);
  });
});
