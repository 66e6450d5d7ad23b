/** Drawing: the same seed draws the same, another one does not; what is asked says nothing of the answer. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Value } from 'typebox/value';
import { AskedQuestion } from '../../../shared/api/training.ts';
import type { TrainingQuestion } from '../../../shared/api/training-content.ts';
import { drawQuestions } from '../../../shared/training/draw.ts';
import { drawQuestion } from '../../../shared/training/draw-question.ts';
import type { DrawnQuestion } from '../../../shared/training/drawn.ts';
import { answerFault, isRight } from '../../../shared/training/mark.ts';
import { present } from '../../support/content.ts';
import { calculation, drawContextOn, shippedQuestions, single, TODAY } from './support.ts';

const context = drawContextOn();
const draw = (question: TrainingQuestion, seed = 'graine', on = context): DrawnQuestion => present(drawQuestion(question, 'module', on, seed), question.id);
const seeds = fc.string({ minLength: 1, maxLength: 20 });
const shipped = fc.constantFrom(...shippedQuestions());

/** Every name of a field, at any depth. */
function fieldsOf(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(fieldsOf);
  if (value && typeof value === 'object') return Object.entries(value).flatMap(([name, inner]) => [name, ...fieldsOf(inner)]);
  return [];
}
const SENT = new Set([
  'id',
  'kind',
  'prompt',
  'options',
  'items',
  'left',
  'right',
  'text',
  'unit',
  'decimals',
  'piece',
  'paragraphs',
  'heading',
  'clause',
  'slug',
  'title',
  'outline',
  'level',
  'number',
]);

describe('a question of ours, drawn', () => {
  it('is the same for the same seed', () => {
    fc.assert(
      fc.property(shipped, seeds, (question, seed) => void expect(draw(question, seed)).toEqual(draw(question, seed))),
      { numRuns: 60 },
    );
  });

  it('can always be asked and is marked right by its own key, whatever the seed', () => {
    fc.assert(
      fc.property(shipped, seeds, (question, seed) => {
        const drawn = draw(question, seed);
        expect([...Value.Errors(AskedQuestion, drawn.asked)]).toEqual([]);
        expect(answerFault(drawn.asked, drawn.key)).toBeNull();
        expect(isRight(drawn, drawn.key)).toBe(true);
        expect(drawn.scored).toBe(true);
      }),
      { numRuns: 300 },
    );
  });

  it('sends nothing of its key: no field but those of the contract, no explanation, no correction', () => {
    for (const question of shippedQuestions()) {
      const { asked, explanation, notes, working, finding } = draw(question);
      expect(
        fieldsOf(asked).filter((name) => !SENT.has(name)),
        question.id,
      ).toEqual([]);
      const sent = JSON.stringify(asked);
      for (const secret of [explanation, working, finding?.message, ...notes.map(({ text }) => text)])
        if (secret) expect(sent.includes(JSON.stringify(secret).slice(1, -1)), `${question.id}: ${secret}`).toBe(false);
    }
  });

  it('leaves no marker unwritten', () => {
    for (const question of shippedQuestions()) {
      const { asked, explanation, working, notes } = draw(question);
      expect(JSON.stringify({ asked, explanation, working, notes }), question.id).not.toMatch(/\{\{|\[seuil/);
    }
  });
});

describe('the order of what is shown', () => {
  const places = (question: TrainingQuestion): Set<string> =>
    new Set(
      Array.from({ length: 60 }, (_, index) => JSON.stringify(draw(question, `graine ${index}`).key.choice ?? draw(question, `graine ${index}`).key.pairs)),
    );

  it('puts the right answer everywhere, under ids that follow the place alone', () => {
    expect(places(single('q'))).toEqual(new Set(['["c1"]', '["c2"]', '["c3"]']));
  });

  it('never shows the steps in their order already', () => {
    const { id, lesson, prompt, explanation, references, reviewedOn } = single('q');
    const steps: TrainingQuestion = { id, lesson, prompt, explanation, references, reviewedOn, kind: 'ordering', steps: ['Un', 'Deux', 'Trois'] };
    fc.assert(fc.property(seeds, (seed) => void expect(draw(steps, seed).key.choice).not.toEqual(['e1', 'e2', 'e3'])));
  });
});

describe('numbers', () => {
  it('stay in their bounds, on their step', () => {
    const bounds = fc.record({
      min: fc.integer({ min: -500, max: 500 }),
      steps: fc.integer({ min: 0, max: 400 }),
      step: fc.constantFrom(0.05, 0.1, 0.25, 1, 5, 1000),
      seed: seeds,
    });
    fc.assert(
      fc.property(bounds, ({ min, steps, step, seed }) => {
        const max = min + steps * step;
        const { key } = draw(
          calculation({ numbers: [{ id: 'prix', min, max, step, unit: 'nombre' }], prompt: '{{prix}}', formula: 'prix', decimals: 2, working: '' }),
          seed,
        );
        const value = present(key.value);
        expect(value).toBeGreaterThanOrEqual(min);
        expect(value).toBeLessThanOrEqual(max + 1e-9);
        const count = (value - min) / step;
        expect(Math.abs(count - Math.round(count))).toBeLessThan(1e-6);
      }),
    );
  });

  it('change from one draw to the next, and the working is written with them', () => {
    const drawn = Array.from({ length: 30 }, (_, index) => draw(calculation(), `graine ${index}`));
    expect(new Set(drawn.map(({ asked }) => asked.prompt)).size).toBeGreaterThan(10);
    for (const { asked, working, key } of drawn) {
      const [, price = '', count = ''] = /^Combien font (.+?)\u00a0€ fois (\d) \?$/.exec(asked.prompt) ?? [];
      expect(Number(price.replace(/\D/g, '')) * Number(count)).toBe(key.value);
      expect(present(working).startsWith(`${price}\u00a0€ × ${count} = `)).toBe(true);
    }
  });

  it('that give no result are drawn again; a formula that never gives one is not asked', () => {
    const numbers = [{ id: 'prix', min: 0, max: 1, step: 1, unit: 'nombre' as const }];
    for (let seed = 0; seed < 20; seed++) expect(draw(calculation({ numbers, formula: '1 / prix' }), `${seed}`).key.value).toBe(1);
    expect(drawQuestion(calculation({ numbers, formula: '1 / (prix - prix)' }), 'module', context, 'graine')).toBeNull();
    expect(drawQuestion(calculation({ formula: 'prix +' }), 'module', context, 'graine')).toBeNull();
  });
});

describe('a question whose law changed', () => {
  const EGALIM = 'crpm-l230-5-1';
  const cited = single('q', { references: ['ccp-l3', EGALIM] });

  it('is asked without counting, until somebody reads it again', () => {
    expect(draw(cited, 'graine', drawContextOn('2026-12-31')).scored).toBe(true);
    expect(draw(cited, 'graine', drawContextOn('2027-01-01')).scored).toBe(false);
    expect(draw(cited, 'graine', drawContextOn('2027-01-02', { q: '2026-12-31' })).scored).toBe(false);
    expect(draw(cited, 'graine', drawContextOn('2027-01-02', { q: '2027-01-01' })).scored).toBe(true);
  });

  it('is not read again by an older reading than ours', () => {
    expect(draw(cited, 'graine', drawContextOn(TODAY, { q: '2023-06-01' })).scored).toBe(true);
  });

  it('counts no more when a threshold it writes has no value that day', () => {
    const drawn = draw({ ...single('q'), explanation: 'Le seuil est de {{seuil.eu-works}}.' }, 'graine', drawContextOn('2028-06-01'));
    expect([drawn.scored, drawn.explanation]).toEqual([false, 'Le seuil est de [seuil à vérifier].']);
  });
});

describe('an attempt', () => {
  const bank = Array.from({ length: 12 }, (_, index) => single(`q${index}`));
  const ids = (drawn: readonly DrawnQuestion[]): string[] => drawn.map(({ id }) => id);
  const attempt = (more: Partial<Parameters<typeof drawQuestions>[0]> = {}, on = context) =>
    ids(drawQuestions({ moduleId: 'module', questions: bank, count: 5, known: new Set(), seed: 'graine', ...more }, on));

  it('takes as many as asked, none twice, and the whole bank when it is too small', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 20 }), seeds, (count, seed) => {
        const drawn = attempt({ count, seed });
        expect([drawn.length, new Set(drawn).size]).toEqual([Math.min(count, 12), Math.min(count, 12)]);
        expect(attempt({ count, seed })).toEqual(drawn);
      }),
    );
  });

  it('asks first what was never asked or was missed, then what is known', () => {
    fc.assert(
      fc.property(seeds, fc.subarray(bank), (seed, learnt) => {
        const known = new Set(learnt.map(({ id }) => id));
        const asked = attempt({ known, seed });
        expect(asked.filter((id) => !known.has(id)).length).toBe(Math.min(5, 12 - known.size));
      }),
    );
  });

  it('asks before all what it is told to', () => {
    const asked = attempt({ first: new Set(['q3', 'q7']), known: new Set(['q3', 'q7']), seed: 'autre' });
    expect(asked).toEqual(expect.arrayContaining(['q3', 'q7']));
  });

  it('asks one question set aside among those that count, more only when there is nothing else', () => {
    const changed = bank.map((question, index) => (index < 6 ? single(question.id, { references: ['crpm-l230-5-1'] }) : question));
    const draws = (count: number): number[] => {
      const drawn = drawQuestions({ moduleId: 'module', questions: changed, count, known: new Set(), seed: 'graine' }, drawContextOn('2027-02-01'));
      return [drawn.length, drawn.filter(({ scored }) => scored).length];
    };
    expect([draws(1), draws(5), draws(7), draws(10)]).toEqual([
      [1, 1],
      [5, 4],
      [7, 6],
      [10, 6],
    ]);
  });
});
