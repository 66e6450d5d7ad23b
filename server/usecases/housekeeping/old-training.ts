import { LIMITS } from '#shared/limits.ts';
import type { Context } from '../../context.ts';
import { repositoriesOn } from '../../repositories/index.ts';
import { monthsBefore } from './pace.ts';

/** Removes practice consultations that nobody touched for long: exercises done stay done. Gives how many. */
export async function removeOldPractice(context: Context, organisationId: string, at: string): Promise<number> {
  let removed = 0;
  // One unit of work each: with its files, one can weigh hundreds of megabytes.
  for (const id of await context.read.practice.untouched(organisationId, monthsBefore(at, LIMITS.practiceMonths)))
    removed += await context.write((connection) => repositoriesOn(connection).practice.removeTenders(organisationId, [id]));
  return removed;
}

/** Removes attempts begun long ago that nobody finished: they prove nothing. Gives how many. */
export const removeOpenAttempts = (context: Context, organisationId: string, at: string): Promise<number> =>
  context.write((connection) => repositoriesOn(connection).trainingData.removeOpenAttempts(organisationId, monthsBefore(at, LIMITS.openAttemptMonths)));
