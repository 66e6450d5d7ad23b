import type { Attempt } from '#shared/api/training.ts';
import type { Refusal } from '#shared/errors.ts';
import type { Actor } from '#shared/permissions.ts';
import type { Context } from '../../context.ts';
import { denied } from '../allowed.ts';
import { referencesOn } from './draw-context.ts';
import { attemptNotFound, showAttempt } from './show-attempt.ts';

/** One’s own attempt, open or done; somebody else’s does not exist. */
export async function readAttempt(context: Context, actor: Actor, id: string): Promise<Attempt | Refusal> {
  const refusal = denied(actor, 'training:learn');
  if (refusal) return refusal;
  const row = await context.read.training.attempt(actor.organisationId, actor.personId, id);
  return row ? showAttempt(row, await referencesOn(context, context.clock.today())) : attemptNotFound(id);
}
