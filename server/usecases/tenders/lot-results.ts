/** What happened to each lot of a consultation: offers received, outcome, reason, day. Nothing is required; what is not typed is unknown. */
import type { LotResult, LotResultChange, LotResults } from '#shared/api/clause-use.ts';
import { isRefusal, type Refusal, refuse } from '#shared/errors.ts';
import { type Actor, reachOf } from '#shared/permissions.ts';
import { EMPTY_RESULT, resultFaults } from '#shared/tender/lot-result.ts';
import type { Context } from '../../context.ts';
import { repositoriesOn } from '../../repositories/index.ts';
import { denied } from '../allowed.ts';
import { audit } from '../audit.ts';
import { tenderNotFound, unwritable } from '../sharing/reach.ts';
import { readTender } from './read-tender.ts';

const empty = (lotId: string): LotResult => ({ lotId, revision: 0, ...EMPTY_RESULT });

/** One line per lot; those of a lot taken out stay aside, and come back with it. */
export async function readResults(context: Context, actor: Actor, id: string): Promise<LotResults | Refusal> {
  const tender = await readTender(context, actor, id);
  if (isRefusal(tender)) return tender;
  const results = await context.read.clauseUse.results(id);
  const items = tender.lots.map((lot) => results.find(({ lotId }) => lotId === lot.id) ?? empty(lot.id));
  return { items, total: items.length };
}

const stale = (current: LotResult, submitted: LotResultChange): Refusal =>
  refuse('STALE_VERSION', 'Le résultat de ce lot a été saisi ailleurs entre-temps. Votre saisie n’est pas perdue : comparez, puis enregistrez de nouveau.', {
    extra: { current, submitted },
  });

/** Saves what is known of one lot over the revision that was read; the second writer is told, and shown both. */
export async function saveResult(
  context: Context,
  actor: Actor,
  id: string,
  lotId: string,
  revision: number | null,
  change: LotResultChange,
): Promise<LotResult | Refusal> {
  const refusal = denied(actor, 'tender:update');
  if (refusal) return refusal;
  if (revision === null) return refuse('PRECONDITION_REQUIRED', 'La version que vous modifiez n’est pas indiquée.');
  const fields = resultFaults(change, context.clock.today());
  if (fields.length > 0) return refuse('INVALID_INPUT', fields.map(({ message }) => message).join(' '), { fields });
  return context.write(async (connection) => {
    const repositories = repositoriesOn(connection);
    const closed = await unwritable(repositories, actor, 'tender', id);
    if (closed) return closed;
    const tender = await repositories.tenders.find(reachOf(actor), id);
    if (!tender) return tenderNotFound(id);
    if (!tender.lots.some((lot) => lot.id === lotId)) return refuse('NOT_FOUND', `La consultation n’a pas de lot « ${lotId} ».`);
    const current = (await repositories.clauseUse.results(id)).find((result) => result.lotId === lotId) ?? empty(lotId);
    if (current.revision !== revision) return stale(current, change);
    const next: LotResult = { lotId, ...change, reason: change.reason.trim(), revision: revision + 1 };
    if (!(await repositories.clauseUse.saveResult(id, next, revision, context.clock.now()))) return stale(current, change);
    await audit(context, actor, repositories, 'tender.result-saved', id);
    return next;
  });
}
