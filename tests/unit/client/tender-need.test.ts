import { describe, expect, it } from 'vitest';
import { lawSentences } from '../../../client/features/tenders/parts/law-sentence.ts';
import { progressOf } from '../../../client/features/tenders/progress.ts';
import { nearFirst } from '../../../client/ui/CpvPicker.tsx';
import { natureOf, withCpv, withForm } from '../../../client/features/tenders/steps/need/suggest.ts';
import type { LotRegime, Obligation, RegimeAnswer, TenderContent } from '../../../shared/api/tenders.ts';
import { emptyTender } from '../../../shared/tender/empty.ts';

const tender = (): TenderContent => emptyTender('Collège', () => 'lot');
const around = { documents: null, blocking: null, missing: null };

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

describe('what a concession changes', () => {
  it('takes the CCAG proposed from the code away, and keeps one chosen against it', () => {
    const served = { ...tender(), ...withCpv(tender(), '55523100') };
    expect(served.procedure.ccag).toBe('fcs');
    expect(withForm(served, 'concession').procedure).toMatchObject({ ccag: 'none', kind: 'concession-award' });
    expect(withForm({ ...served, procedure: { ...served.procedure, ccag: 'travaux' } }, 'concession').procedure.ccag).toBe('travaux');
    const first = { ...tender(), ...withForm(tender(), 'concession') };
    expect(withCpv(first, '55523100').procedure).toBeUndefined();
  });
});

describe('codes of a lot', () => {
  it('come first when they belong to the division of the purchase', () => {
    const cpv = (code: string) => ({ code, label: code, path: [] });
    const found = [cpv('09323000'), cpv('45331000'), cpv('39715200'), cpv('45331100')];
    expect(nearFirst(found, '45214210').map(({ code }) => code)).toEqual(['45331000', '45331100', '09323000', '39715200']);
    expect(nearFirst(found, '')).toEqual(found);
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
    single.allotment = { divided: false, case: 'no-distinct-services', reason: '' };
    expect(progressOf(single, around).lots.says).toContain('les faits qui expliquent le lot unique');
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

  it('asks no reason for one lot of a concession', () => {
    const concession = tender();
    concession.need.form = 'concession';
    concession.lots = concession.lots.map((lot) => ({ ...lot, amountCents: 100 }));
    expect(progressOf(concession, around).lots.state).toBe('done');
  });

  it('says of hours kept without a volume that the calculation is there', () => {
    const asked = tender();
    asked.lots = asked.lots.map((lot) => ({
      ...lot,
      levers: [{ lever: 'execution-condition', decision: 'retained', reason: '' }],
      hours: { amountCents: 100 },
    }));
    expect(progressOf(asked, around).heures).toEqual({ state: 'started', says: 'Calcul gardé, sans volume' });
  });

  it('does not call full the clauses that still lack values', () => {
    const chosen = tender();
    chosen.lots = chosen.lots.map((lot) => ({
      ...lot,
      levers: [{ lever: 'execution-condition', decision: 'retained', reason: '' }],
      clauses: [{ slug: 'egalite-femmes-hommes', values: {} }],
    }));
    expect(progressOf(chosen, { ...around, missing: 3 }).clauses).toEqual({ state: 'started', says: 'Reste\u202f: 3 valeurs à remplir' });
    expect(progressOf(chosen, { ...around, missing: 0 }).clauses.state).toBe('done');
  });

  it('counts the points that block, once something is decided', () => {
    const decided = tender();
    decided.lots = decided.lots.map((lot) => ({ ...lot, levers: [{ lever: 'reserved-lot', decision: 'retained', reason: '' }] }));
    expect(progressOf(decided, { documents: [], blocking: 2, missing: null }).controles).toEqual({ state: 'started', says: '2 points à corriger' });
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
