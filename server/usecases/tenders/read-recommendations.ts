import type { Recommendations } from '#shared/api/recommendations.ts';
import { isRefusal, type Refusal } from '#shared/errors.ts';
import { type Actor, reachOf } from '#shared/permissions.ts';
import { recommend } from '#shared/tender/recommend.ts';
import type { Context } from '../../context.ts';
import { lawOf } from './law.ts';
import { labourSharesOf } from '../hours/labour-shares.ts';
import { readTender } from './read-tender.ts';

/** Levers for each lot, with their reasons, the clauses that write them, and the objectives of the linked scheme. */
export async function readRecommendations(context: Context, actor: Actor, id: string): Promise<Recommendations | Refusal> {
  const tender = await readTender(context, actor, id);
  if (isRefusal(tender)) return tender;
  const [law, library] = await Promise.all([lawOf(context, tender), context.clauses.of(actor.organisationId)]);
  const [{ items: families }, scheme, labourShares] = await Promise.all([
    library.search({ limit: Number.MAX_SAFE_INTEGER }),
    tender.schemeId === null ? null : context.read.schemes.find(reachOf(actor), tender.schemeId),
    labourSharesOf(context, actor),
  ]);
  return {
    on: law.on,
    dated: tender.procedure.launchOn !== null,
    schemeId: scheme?.id ?? null,
    lots: recommend(tender, law, { families, scheme, labourShares }),
  };
}
