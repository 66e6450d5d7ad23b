import { describe, expect, it } from 'vitest';
import { criterionTitle, isChosen, withClause, withoutClause, withValue, type Choosable } from '../../../client/features/tenders/steps/clauses/choose.ts';
import { weightSentence } from '../../../client/features/tenders/steps/decide/Criteria.tsx';
import { decided, decisionOf, familyToAdd, moved, needsReason, ordered, withReason } from '../../../client/features/tenders/steps/decide/decisions.ts';
import { done } from '../../../client/features/tenders/steps/decide/done.ts';
import type { LeverRecommendation } from '../../../shared/api/recommendations.ts';
import type { DecisionLever } from '../../../shared/api/tenders.ts';
import { emptyLot } from '../../../shared/tender/empty.ts';

const lot = () => emptyLot('l', 1, 'Gros œuvre');
const ORDER: DecisionLever[] = ['execution-condition', 'reserved-lot', 'award-criterion', 'none'];
const lever = (name: DecisionLever, part: Partial<LeverRecommendation> = {}): LeverRecommendation => ({
  lever: name,
  title: name,
  fit: 'possible',
  reasons: [],
  cautions: [],
  clauses: [],
  decision: 'undecided',
  reason: '',
  ...part,
});
const suggested = (slug: string) => ({ slug, title: slug, confidence: 'confirmed' as const, why: '' });
const family = (slug: string, part: Partial<Choosable> = {}): Choosable => ({
  slug,
  title: slug,
  levers: ['execution-condition'],
  themes: ['insertion'],
  ...part,
});
const newId = () => 'new';

describe('levers in the person’s order', () => {
  it('shows the proposed order until a first gesture', () => {
    expect(
      ordered(
        ORDER.map((one) => lever(one)),
        [],
      ).map(({ lever: name }) => name),
    ).toEqual(ORDER);
  });

  it('keeps the order in view from the first decision on, every lever in it', () => {
    const next = decided(lot(), ORDER, 'award-criterion', 'retained');
    expect(next.levers.map(({ lever: name }) => name)).toEqual(ORDER);
    expect(decisionOf(next, 'award-criterion').decision).toBe('retained');
    expect(decisionOf(next, 'none').decision).toBe('undecided');
  });

  it('moves one place, and not past the ends', () => {
    expect(moved(lot(), ORDER, 'reserved-lot', -1).levers.map(({ lever: name }) => name)).toEqual([
      'reserved-lot',
      'execution-condition',
      'award-criterion',
      'none',
    ]);
    expect(moved(lot(), ORDER, 'execution-condition', -1).levers).toEqual([]);
  });

  it('puts a lever that the library adds later after those the person ordered', () => {
    const kept = moved(lot(), ['none', 'reserved-lot'], 'reserved-lot', -1).levers;
    expect(ordered([lever('sourcing'), lever('none'), lever('reserved-lot')], kept).map(({ lever: name }) => name)).toEqual([
      'reserved-lot',
      'none',
      'sourcing',
    ]);
  });
});

describe('a decision', () => {
  it('is taken back by the same gesture, its reason kept', () => {
    const aside = withReason(decided(lot(), ORDER, 'reserved-lot', 'set-aside'), ORDER, 'reserved-lot', 'Aucune offre');
    const back = decided(aside, ORDER, 'reserved-lot', 'set-aside');
    expect(decisionOf(back, 'reserved-lot')).toEqual({ lever: 'reserved-lot', decision: 'undecided', reason: 'Aucune offre' });
  });

  it('says that the lot is not reserved when the reserved lot is set aside, and nothing when it is undecided again', () => {
    const aside = decided(lot(), ORDER, 'reserved-lot', 'set-aside');
    expect(aside.reservation.kind).toBe('none');
    expect(decided(aside, ORDER, 'reserved-lot', 'set-aside').reservation.kind).toBeNull();
  });

  it('drops the exception when « no clause » is no longer retained, and keeps the facts written', () => {
    const excepted = { ...decided(lot(), ORDER, 'none', 'retained'), exception: 'short-works' as const, circumstances: 'Trois mois.' };
    const back = decided(excepted, ORDER, 'none', 'retained');
    expect(back.exception).toBeNull();
    expect(back.circumstances).toBe('Trois mois.');
  });

  it('asks for a reason only to set aside what is recommended', () => {
    expect(needsReason(lever('reserved-lot', { fit: 'recommended' }), 'set-aside')).toBe(true);
    expect(needsReason(lever('reserved-lot', { fit: 'recommended' }), 'retained')).toBe(false);
    expect(needsReason(lever('reserved-lot', { fit: 'unsuitable' }), 'set-aside')).toBe(false);
  });

  it('brings the first suggested family, unless one is there already', () => {
    const item = lever('execution-condition', { clauses: [suggested('a'), suggested('b')] });
    expect(familyToAdd(lot(), item)?.slug).toBe('a');
    expect(familyToAdd(withClause(lot(), family('b'), newId), item)).toBeNull();
    expect(familyToAdd(lot(), lever('sourcing', { clauses: [suggested('a')] }))).toBeNull();
  });

  it('brings the family that writes the reservation already chosen', () => {
    const item = lever('reserved-lot', { clauses: [suggested('lot-reserve-handicap'), suggested('lot-reserve-insertion')] });
    const reserved = { ...lot(), reservation: { ...lot().reservation, kind: 'siae' as const } };
    expect(familyToAdd(reserved, item)?.slug).toBe('lot-reserve-insertion');
  });
});

describe('choosing a family for a lot', () => {
  it('adds it once, and a reserving family says for whom', () => {
    const once = withClause(lot(), family('lot-reserve-insertion', { levers: ['reserved-lot'] }), newId);
    expect(once.reservation.kind).toBe('siae');
    expect(withClause(once, family('lot-reserve-insertion'), newId)).toBe(once);
    expect(isChosen(once, 'lot-reserve-insertion')).toBe(true);
  });

  it('brings a criterion with an award criterion, and takes it away only untouched', () => {
    const green = family('critere-environnemental', {
      title: 'Critère\u202f: performance environnementale',
      levers: ['award-criterion'],
      themes: ['environment'],
    });
    const chosen = withClause(lot(), green, newId);
    expect(chosen.criteria).toMatchObject([{ kind: 'environment', title: 'Performance environnementale' }]);
    expect(withoutClause(chosen, green).criteria).toEqual([]);
    const weighed = { ...chosen, criteria: chosen.criteria.map((one) => ({ ...one, weightBasisPoints: 1000 })) };
    expect(withoutClause(weighed, green).criteria).toHaveLength(1);
  });

  it('brings the cost over the life as a cost that looks at the environment: one weight, read everywhere', () => {
    const cost = family('cout-cycle-de-vie', { title: 'Coût du cycle de vie', levers: ['award-criterion'], themes: ['environment'] });
    const chosen = withClause(lot(), cost, newId);
    expect(chosen.criteria).toMatchObject([{ kind: 'cost', environmental: true }]);
    expect(done('environmentalCriterion', chosen, [])).toBe('Prévu');
    expect(done('severalCriteria', chosen, [])).toBe('Prévu');
  });

  it('titles a criterion without its family’s first word', () => {
    expect(criterionTitle('Critère\u202f: qualité de l’action d’insertion')).toBe('Qualité de l’action d’insertion');
    expect(criterionTitle('Apprentissage')).toBe('Apprentissage');
  });

  it('gives a typed value back to its proposal', () => {
    const typed = withValue(withClause(lot(), family('a'), newId), 'a', 'heures', 300);
    expect(typed.clauses[0]?.values).toEqual({ heures: 300 });
    expect(withValue(typed, 'a', 'heures', undefined).clauses[0]?.values).toEqual({});
  });

  it('gives typed values back when a removal is undone', () => {
    const again = withClause(lot(), family('a'), newId, { heures: 300 });
    expect(again.clauses).toEqual([{ slug: 'a', values: { heures: 300 } }]);
  });
});

describe('what the law asks, and the lot already has', () => {
  const families = [family('dechets', { themes: ['circular'] }), family('heures')];
  it('sees a condition in a chosen family', () => {
    expect(done('environmentalCondition', lot(), families)).toBe(false);
    expect(done('environmentalCondition', withClause(lot(), family('dechets'), newId), families)).toBe('Prévue');
    expect(done('socialCondition', withClause(lot(), family('heures'), newId), families)).toBe('Prévue');
  });

  it('counts a written exception for the social condition', () => {
    expect(done('socialCondition', { ...lot(), exception: 'short-works' }, families)).toBe('Motif invoqué');
  });
});

describe('weights of the criteria', () => {
  const criterion = withClause(lot(), family('c', { levers: ['award-criterion'] }), newId).criteria;
  const weighed = (weightBasisPoints: number | null) => criterion.map((one) => ({ ...one, weightBasisPoints }));
  it('says what is missing, what is wrong, and when it is right', () => {
    expect(weightSentence([])).toBe('');
    expect(weightSentence(weighed(null))).toContain('Il en manque 1');
    expect(weightSentence(weighed(9000))).toContain('au lieu de 100');
    expect(weightSentence(weighed(10_000))).toContain('100\u00a0%.');
  });
});
