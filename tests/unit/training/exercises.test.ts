/** Each exercise as it ships: what it starts from is to be mended, what it is solved with satisfies the product's own rules. */
import { describe, expect, it } from 'vitest';
import type { ExerciseRecord } from '../../../shared/api/training-exercise.ts';
import { correctGoals, type ExerciseWork } from '../../../shared/training/exercise.ts';
import { type ExerciseKnowledge, solvedContent, startContent, workOn } from '../../../shared/training/exercise-work.ts';
import { byId, present, shippedContent } from '../../support/content.ts';
import { counter, lawOn } from '../tender/support.ts';

const { exercises, families, labour } = shippedContent();

const knowledgeOf = (exercise: ExerciseRecord): ExerciseKnowledge => ({
  law: lawOn(present(startContent(exercise, counter()).procedure.launchOn)),
  families,
  labourShares: labour.shares,
  alternatives: labour.actions,
});
const started = (exercise: ExerciseRecord): ExerciseWork => workOn(startContent(exercise, counter()), exercise.start.documents ?? [], knowledgeOf(exercise));
const solved = (exercise: ExerciseRecord): ExerciseWork => {
  const { tender, documents } = solvedContent(exercise, counter());
  return workOn(tender, documents, knowledgeOf(exercise));
};
const unmet = (exercise: ExerciseRecord, work: ExerciseWork) => correctGoals(exercise.goals, work).filter(({ met }) => !met);

describe('the exercises that ship', () => {
  it('are five at least, of several modules', () => {
    expect(exercises.length).toBeGreaterThanOrEqual(5);
    expect(new Set(exercises.map(({ moduleId }) => moduleId)).size).toBeGreaterThanOrEqual(5);
  });

  it.each(exercises.map((exercise) => [exercise.id, exercise] as const))('%s: its solution reaches every goal', (_id, exercise) => {
    expect(unmet(exercise, solved(exercise)).map(({ id, message }) => `${id}: ${message}`)).toEqual([]);
  });

  it.each(exercises.map((exercise) => [exercise.id, exercise] as const))(
    '%s: what it starts from leaves goals to reach, each with what to do',
    (_id, exercise) => {
      const left = unmet(exercise, started(exercise));
      expect(left.length).toBeGreaterThanOrEqual(2);
      for (const { message } of left) expect(message.length).toBeGreaterThan(10);
    },
  );
});

describe('goals', () => {
  const judged = (id: string, goal: string, change: (work: ExerciseWork) => ExerciseWork) => {
    const exercise = byId(exercises, id);
    return present(correctGoals(exercise.goals, change(solved(exercise))).find((verdict) => verdict.id === goal));
  };

  it('every check that the local preference breaks is broken at the start', () => {
    const exercise = byId(exercises, 'preference-locale');
    expect(unmet(exercise, started(exercise)).map(({ id }) => id)).toEqual([
      'implantation',
      'preference',
      'distance',
      'habitants',
      'chiffre-affaires',
      'environnement',
    ]);
  });

  it('says each of four findings, and of more how many are left', () => {
    const exercise = byId(exercises, 'preference-locale');
    const work = started(exercise);
    const goal = present(exercise.goals.find(({ id }) => id === 'habitants'));
    const finding = present(work.findings.find(({ rule }) => goal.kind === 'silent' && goal.rules.includes(rule)));
    const saidOf = (count: number): string[] => {
      const findings = Array.from({ length: count }, (_, index) => ({ ...finding, message: `Constat ${index + 1}.` }));
      return present(correctGoals([goal], { ...work, findings })[0]).message.split('\n');
    };
    expect(saidOf(4).map((line) => line.slice(0, 10))).toEqual(['Constat 1.', 'Constat 2.', 'Constat 3.', 'Constat 4.']);
    expect(saidOf(6)).toHaveLength(5);
    expect(saidOf(6).at(-1)).toBe('Et 2 autres.');
  });

  it('a finding passed over is not mended', () => {
    const exercise = byId(exercises, 'une-clause-toutes-les-pieces');
    const start = startContent(exercise, counter());
    const documents = exercise.start.documents ?? [];
    const overrides = workOn(start, documents, knowledgeOf(exercise)).findings.map(({ id }) => ({ finding: id, reason: 'Vu avec le service.' }));
    expect(unmet(exercise, workOn({ ...start, overrides }, documents, knowledgeOf(exercise))).map(({ id }) => id)).toContain('volumes');
  });

  it('taking every criterion away satisfies no check that watches them', () => {
    const verdict = judged('preference-locale', 'criteres', (work) => ({
      ...work,
      tender: { ...work.tender, lots: work.tender.lots.map((lot) => ({ ...lot, criteria: [] })) },
    }));
    expect(verdict).toMatchObject({ met: false, message: expect.stringContaining('au moins 3') });
  });

  it('hours counted on the whole staff are not those of the new posts, and the answer is not told', () => {
    const verdict = judged('nettoyage-reprise', 'volume', (work) => ({
      ...work,
      tender: { ...work.tender, lots: work.tender.lots.map((lot) => ({ ...lot, insertion: { ...lot.insertion, quarterHours: 9600 } })) },
    }));
    expect(verdict.met).toBe(false);
    expect(verdict.message).not.toContain('600 h');
  });

  it('a social clause chosen in the library is a condition, as for the check of real work', () => {
    const withClauses = (slugs: readonly string[]) =>
      judged('ecrire-exception', 'condition-lot-2', (work) => ({
        ...work,
        clauses: families.filter(({ slug }) => slugs.includes(slug)),
        tender: { ...work.tender, lots: work.tender.lots.map((lot) => ({ ...lot, conditions: [], clauses: slugs.map((slug) => ({ slug, values: {} })) })) },
      }));
    expect(withClauses(['apprentissage-alternance']).met).toBe(true);
    expect(withClauses([]).met).toBe(false);
  });

  it('a piece taken away is asked for', () => {
    expect(judged('une-clause-toutes-les-pieces', 'fichiers', (work) => ({ ...work, pieces: ['rc', 'ccap'] }))).toMatchObject({ met: false, step: 'fichiers' });
  });
});
