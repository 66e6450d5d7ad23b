import type { ExerciseSummary } from '#shared/api/training.ts';
import type { ExerciseRecord } from '#shared/api/training-exercise.ts';
import type { Actor } from '#shared/permissions.ts';
import type { Context } from '../../context.ts';
import type { Repositories } from '../../repositories/index.ts';

/** Says of an exercise where the person is in it. */
export async function exerciseStates(
  { practice }: Pick<Repositories, 'practice'>,
  { organisationId, personId }: Pick<Actor, 'organisationId' | 'personId'>,
): Promise<(exercise: ExerciseRecord) => ExerciseSummary> {
  const [started, done] = await Promise.all([practice.started(organisationId, personId), practice.done(organisationId, personId)]);
  return ({ id, moduleId, title, minutes }) => {
    const tenderId = started.find(({ exerciseId }) => exerciseId === id)?.tenderId ?? null;
    const doneOn = done.find(({ exerciseId }) => exerciseId === id)?.doneOn ?? null;
    return { id, moduleId, title, minutes, state: doneOn !== null ? 'done' : tenderId !== null ? 'started' : 'new', tenderId, doneOn };
  };
}

/** The exercises of every module, with where the person is in each. */
export async function exercisesOf({ content, read }: Context, actor: Actor): Promise<ExerciseSummary[]> {
  const stateOf = await exerciseStates(read, actor);
  return content.exercises.map(stateOf);
}
