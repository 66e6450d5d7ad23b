/** Where a clause is used, and what happened there: of the consultations that the person sees, practice left out. */
import type { ClauseUse, ClauseUses } from '#shared/api/clause-use.ts';
import type { Refusal } from '#shared/errors.ts';
import { LIMITS } from '#shared/limits.ts';
import { type Actor, reachOf } from '#shared/permissions.ts';
import { tenderState, resultSummary } from '#shared/tender/lot-result.ts';
import type { Context } from '../../context.ts';
import type { UsingTender } from '../../repositories/clause-use.ts';
import { denied } from '../allowed.ts';

function useOf({ tender, results }: UsingTender, slug: string, today: string): ClauseUse | null {
  const lots = tender.lots
    .filter(({ clauses }) => clauses.some((choice) => choice.slug === slug))
    .map(({ id, number, title }) => ({ id, number, title, result: results.find(({ lotId }) => lotId === id) ?? null }));
  // Chosen once, taken out since.
  if (lots.length === 0) return null;
  const { id, title, buyer, procedure } = tender;
  return { id, title, buyer: buyer.name, state: tenderState(tender, results, today), launchOn: procedure.launchOn, lots };
}

/** Counts are of every consultation; the list stops at the last saved ones. A slug that nobody uses has no use. */
export async function readUses(context: Context, actor: Actor, slug: string): Promise<ClauseUses | Refusal> {
  const refusal = denied(actor, 'tender:read');
  if (refusal) return refusal;
  const today = context.clock.today();
  const uses = (await context.read.clauseUse.using(reachOf(actor), slug)).flatMap((using) => useOf(using, slug, today) ?? []);
  return {
    items: uses.slice(0, LIMITS.clauseUses),
    total: uses.length,
    summary: resultSummary(uses.flatMap(({ lots }) => lots.map(({ result }) => result))),
  };
}
