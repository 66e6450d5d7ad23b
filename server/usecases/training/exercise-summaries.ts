import type { ExerciseSummary } from '#shared/api/training.ts';
import type { Actor } from '#shared/permissions.ts';
import type { Context } from '../../context.ts';

/** The exercises of every module, with where the person is in each. */
export async function exercisesOf(_context: Context, _actor: Actor): Promise<ExerciseSummary[]> {
  return [];
}
