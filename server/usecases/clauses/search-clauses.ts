import type { ClauseList, ClauseQuery } from '#shared/api/clauses.ts';
import { isRefusal, type Refusal } from '#shared/errors.ts';
import type { Actor } from '#shared/permissions.ts';
import type { Context } from '../../context.ts';
import { denied } from '../allowed.ts';
import { askedDay } from '../ask-day.ts';

/** Families that match what was typed and chosen, best first, with the facets of what was found. */
export async function searchClauses({ clauses, clock }: Context, actor: Actor, { on, ...query }: ClauseQuery): Promise<ClauseList | Refusal> {
  const refusal = denied(actor, 'clause:read');
  if (refusal) return refusal;
  const day = askedDay(clock, on);
  if (isRefusal(day)) return day;
  const library = await clauses.of(actor.organisationId);
  return { ...(await library.search(query)), on: day };
}
