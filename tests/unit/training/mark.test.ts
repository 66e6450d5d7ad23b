/** Marking: right, wrong, and what is no answer at all. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Answer, AskedQuestion } from '../../../shared/api/training.ts';
import type { DrawnQuestion } from '../../../shared/training/drawn.ts';
import { answerFault, correctionOf, isRight } from '../../../shared/training/mark.ts';
import { scoreOf } from '../../../shared/training/score.ts';
import { drawContextOn } from './support.ts';

const choices = (...ids: string[]) => ids.map((id) => ({ id, text: `Texte ${id}` }));
const drawn = (asked: AskedQuestion, key: Answer, more: Partial<DrawnQuestion> = {}): DrawnQuestion => ({
  id: asked.id,
  moduleId: 'module',
  asked,
  key,
  margin: 0,
  notes: [],
  explanation: 'Parce que.',
  working: null,
  finding: null,
  references: [],
  scored: true,
  ...more,
});

const SINGLE = drawn({ id: 's', kind: 'single', prompt: '?', options: choices('c1', 'c2', 'c3') }, { choice: ['c2'] });
const MULTIPLE = drawn({ id: 'm', kind: 'multiple', prompt: '?', options: choices('c1', 'c2', 'c3', 'c4') }, { choice: ['c1', 'c3'] });
const ORDERING = drawn({ id: 'o', kind: 'ordering', prompt: '?', items: choices('e1', 'e2', 'e3') }, { choice: ['e3', 'e1', 'e2'] });
const MATCHING = drawn(
  { id: 'a', kind: 'matching', prompt: '?', left: choices('g1', 'g2'), right: choices('d1', 'd2', 'd3') },
  {
    pairs: [
      { left: 'g1', right: 'd2' },
      { left: 'g2', right: 'd1' },
    ],
  },
);
const CALCULATION = drawn({ id: 'n', kind: 'calculation', prompt: '?', unit: 'heures', decimals: 0 }, { value: 800 }, { margin: 8 });
const FAULT = drawn(
  { id: 'f', kind: 'fault', prompt: '?', piece: 'rc', paragraphs: ['p1', 'p2'].map((id) => ({ id, text: id, heading: false })) },
  { choice: ['p2'] },
);
const ALL = [SINGLE, MULTIPLE, ORDERING, MATCHING, CALCULATION, FAULT];

describe('a right answer', () => {
  it('is the key, and nothing less', () => {
    expect(ALL.filter((question) => !isRight(question, question.key))).toEqual([]);
    expect(isRight(SINGLE, { choice: ['c1'] })).toBe(false);
    expect(isRight(MULTIPLE, { choice: ['c3', 'c1'] })).toBe(true);
    for (const choice of [['c1'], ['c1', 'c2', 'c3'], ['c1', 'c2']]) expect(isRight(MULTIPLE, { choice })).toBe(false);
    expect(isRight(ORDERING, { choice: ['e1', 'e2', 'e3'] })).toBe(false);
    expect(isRight(FAULT, { choice: ['p1'] })).toBe(false);
  });

  it('of a matching is the same whatever the order of the pairs, or when two answers read the same', () => {
    expect(
      isRight(MATCHING, {
        pairs: [
          { left: 'g2', right: 'd1' },
          { left: 'g1', right: 'd2' },
        ],
      }),
    ).toBe(true);
    expect(
      isRight(MATCHING, {
        pairs: [
          { left: 'g2', right: 'd3' },
          { left: 'g1', right: 'd2' },
        ],
      }),
    ).toBe(false);
    const { asked } = MATCHING;
    if (asked.kind !== 'matching') throw new Error('not a matching');
    const twins = drawn({ ...asked, right: asked.right.map((one) => (one.id === 'd3' ? { id: 'd3', text: 'Texte d1' } : one)) }, MATCHING.key);
    expect(
      isRight(twins, {
        pairs: [
          { left: 'g2', right: 'd3' },
          { left: 'g1', right: 'd2' },
        ],
      }),
    ).toBe(true);
  });

  it('of a calculation is any within its margin', () => {
    expect([791.9, 792, 800, 808, 808.1].map((value) => isRight(CALCULATION, { value }))).toEqual([false, true, true, true, false]);
    const exact = drawn(CALCULATION.asked, { value: 0.3 });
    expect([isRight(exact, { value: 0.1 + 0.2 }), isRight(exact, { value: 0.31 })]).toEqual([true, false]);
  });
});

describe('what is no answer to the question', () => {
  it.each<[string, DrawnQuestion, Answer]>([
    ['nothing', SINGLE, {}],
    ['two answers to one', SINGLE, { choice: ['c1', 'c2'] }],
    ['no choice', MULTIPLE, { choice: [] }],
    ['the same one twice', MULTIPLE, { choice: ['c1', 'c1'] }],
    ['an id of another question', SINGLE, { choice: ['c9'] }],
    ['a name every object has', SINGLE, { choice: ['constructor'] }],
    ['a step left out', ORDERING, { choice: ['e1', 'e2'] }],
    ['a step twice', ORDERING, { choice: ['e1', 'e2', 'e2'] }],
    ['an element left alone', MATCHING, { pairs: [{ left: 'g1', right: 'd1' }] }],
    [
      'an element twice',
      MATCHING,
      {
        pairs: [
          { left: 'g1', right: 'd1' },
          { left: 'g1', right: 'd2' },
        ],
      },
    ],
    [
      'an answer of nowhere',
      MATCHING,
      {
        pairs: [
          { left: 'g1', right: 'd1' },
          { left: 'g2', right: 'g1' },
        ],
      },
    ],
    ['a choice for a number', CALCULATION, { choice: ['c1'] }],
    ['a number for a choice', FAULT, { value: 1 }],
    ['two shapes at once', CALCULATION, { value: 800, choice: ['c1'] }],
    ['no number', CALCULATION, { value: Number.NaN }],
  ])('is refused in French: %s', (_, question, answer) => {
    expect(answerFault(question.asked, answer)).toMatch(/^\p{Lu}.*\.$/u);
  });

  it('is not what anybody could have clicked', () => {
    fc.assert(
      fc.property(fc.subarray(['c1', 'c2', 'c3', 'c4'], { minLength: 1 }), (choice) => void expect(answerFault(MULTIPLE.asked, { choice })).toBeNull()),
    );
    fc.assert(
      fc.property(fc.shuffledSubarray(['e1', 'e2', 'e3'], { minLength: 3 }), (choice) => void expect(answerFault(ORDERING.asked, { choice })).toBeNull()),
    );
    fc.assert(fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (value) => void expect(answerFault(CALCULATION.asked, { value })).toBeNull()));
  });
});

describe('the correction', () => {
  it('gives the right answer, the reasons, and the articles as they stand that day', () => {
    const { references } = drawContextOn('2027-02-01');
    const correction = correctionOf(
      { ...SINGLE, references: ['crpm-l230-5-1', 'disparue'], notes: [{ id: 'c1', text: 'Non.' }] },
      { choice: ['c1'] },
      references,
    );
    expect(correction).toMatchObject({ right: false, expected: { choice: ['c2'] }, notes: [{ id: 'c1', text: 'Non.' }], explanation: 'Parce que.' });
    expect(correction.references.map(({ id, from, status }) => [id, from, status])).toEqual([['crpm-l230-5-1', '2027-01-01', 'in-force']]);
  });
});

describe('the score', () => {
  const right = Object.fromEntries(ALL.map(({ asked, key }) => [asked.id, key]));

  it('counts right answers over the questions that count', () => {
    const aside = ALL.map((question) => (question === SINGLE ? { ...question, scored: false } : question));
    expect(scoreOf(ALL, right, 7500)).toEqual({ right: 6, scored: 6, basisPoints: 10_000, passed: true });
    expect(scoreOf(ALL, { ...right, s: { choice: ['c1'] } }, 8400)).toEqual({ right: 5, scored: 6, basisPoints: 8333, passed: false });
    expect(scoreOf(aside, { ...right, s: { choice: ['c1'] } }, 8400)).toEqual({ right: 5, scored: 5, basisPoints: 10_000, passed: true });
  });

  it('takes an answer not given for a wrong one, and gives no mark when nothing counts', () => {
    expect(scoreOf(ALL, {}, 7500)).toEqual({ right: 0, scored: 6, basisPoints: 0, passed: false });
    const aside = ALL.map((question) => ({ ...question, scored: false }));
    expect(scoreOf(aside, right, 0)).toEqual({ right: 0, scored: 0, basisPoints: null, passed: false });
  });
});
