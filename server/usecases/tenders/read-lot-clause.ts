import type { VariableValues } from '#shared/api/clauses.ts';
import type { TenderClause } from '#shared/api/tender-clauses.ts';
import type { Tender, TenderLot } from '#shared/api/tenders.ts';
import { isRefusal, type Refusal, refuse } from '#shared/errors.ts';
import type { Day } from '#shared/days.ts';
import type { Actor } from '#shared/permissions.ts';
import { tenderClause } from '#shared/tender/clause.ts';
import type { Context } from '../../context.ts';
import { denied } from '../allowed.ts';
import { familyOn } from '../clauses/read-clause.ts';
import { type ClauseSource, keptSource } from './kept-clauses.ts';
import { lawDayOf } from './law.ts';
import { readTender } from './read-tender.ts';

/** The lot as if these values had been typed with its clause. */
function withValues(lot: TenderLot, slug: string, values: VariableValues): TenderLot {
  const kept = lot.clauses.find((choice) => choice.slug === slug)?.values ?? {};
  return { ...lot, clauses: [...lot.clauses.filter((choice) => choice.slug !== slug), { slug, values: { ...kept, ...values } }] };
}

/** The clause written for a lot, every piece, from the version the consultation holds; `values` override what was typed for it. */
export async function readLotClause(
  context: Context,
  actor: Actor,
  tender: Tender,
  lot: TenderLot,
  slug: string,
  on: Day,
  values: VariableValues = {},
  source: ClauseSource = keptSource(context, actor.organisationId, tender),
): Promise<TenderClause | Refusal> {
  const refusal = denied(actor, 'clause:read');
  if (refusal) return refusal;
  const record = await source(lot.id, slug);
  if (!record) return refuse('NOT_FOUND', `Aucune clause ne porte le nom « ${slug} ».`);
  const family = await familyOn(context, await context.clauses.of(actor.organisationId), record, on);
  const asked = withValues(lot, slug, values);
  const lots = tender.lots.map((candidate) => (candidate.id === lot.id ? asked : candidate));
  const { ccag } = tender.procedure;
  return tenderClause(family, { ...tender, lots }, asked, ccag && ccag !== 'none' ? await context.content.ccag(ccag) : null, on);
}

/** A clause for a lot of a consultation, on the day of its law. */
export async function readTenderClause(context: Context, actor: Actor, id: string, lotId: string, slug: string): Promise<TenderClause | Refusal> {
  const tender = await readTender(context, actor, id);
  if (isRefusal(tender)) return tender;
  const lot = tender.lots.find((candidate) => candidate.id === lotId);
  if (!lot) return refuse('NOT_FOUND', `La consultation n’a pas de lot « ${lotId} ».`);
  return readLotClause(context, actor, tender, lot, slug, lawDayOf(context, tender));
}
