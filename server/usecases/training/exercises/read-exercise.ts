import type { Exercise } from '#shared/api/training.ts';
import type { ExerciseRecord, ExerciseStep } from '#shared/api/training-exercise.ts';
import { isRefusal, type Refusal, refuse } from '#shared/errors.ts';
import type { Actor } from '#shared/permissions.ts';
import type { Context } from '../../../context.ts';
import { denied } from '../../allowed.ts';
import { exerciseStates } from '../exercise-summaries.ts';
import { sectionWriter } from '../live-sections.ts';

/** A step of the practice consultation, inside the product, the lot of that number under the eyes. */
export const practiceHref = (tenderId: string, step: ExerciseStep, lot: number | null = null): string =>
  `/consultations/${tenderId}/${step}${lot === null ? '' : `?lot=${lot}`}`;

export function findExercise({ content }: Context, id: string): ExerciseRecord | Refusal {
  const found = content.exercises.find((exercise) => exercise.id === id);
  return found ?? refuse('NOT_FOUND', `Aucun exercice ne porte l’identifiant « ${id} ».`, { remedy: 'Revenez à la liste des modules.' });
}

/** The exercise as this person sees it; its solution stays on the server. */
export async function shownExercise(context: Context, actor: Actor, exercise: ExerciseRecord): Promise<Exercise> {
  const stateOf = await exerciseStates(context.read, actor);
  const write = await sectionWriter(context, actor, context.clock.today());
  const summary = stateOf(exercise);
  return {
    ...summary,
    statement: await write(exercise.statement),
    goals: exercise.goals.map(({ id, text }) => ({ id, text })),
    href: summary.tenderId === null ? null : practiceHref(summary.tenderId, exercise.step),
  };
}

/** What is asked, and where one is in it. */
export async function readExercise(context: Context, actor: Actor, id: string): Promise<Exercise | Refusal> {
  const exercise = denied(actor, 'training:learn') ?? findExercise(context, id);
  return isRefusal(exercise) ? exercise : shownExercise(context, actor, exercise);
}
