import type { Tender, TenderChanges, TenderPatch } from '#shared/api/tenders.ts';
import { type Refusal, refuse } from '#shared/errors.ts';
import { LIMITS } from '#shared/limits.ts';
import { type Actor, reachOf } from '#shared/permissions.ts';
import { changedSections } from '#shared/tender/complete.ts';
import type { Context } from '../../context.ts';
import { repositoriesOn, type Repositories } from '../../repositories/index.ts';
import { denied } from '../allowed.ts';
import { audit } from '../audit.ts';
import { tenderNotFound, unwritable } from '../sharing/reach.ts';
import { stale } from '../stale.ts';
import { contentFaults } from './content-faults.ts';
import { holdClauses } from './kept-clauses.ts';

const changed = (current: Tender, submitted: TenderPatch): Refusal => stale('Cette consultation', 'feminine', { current, submitted });

/** A scheme is linked only while it is there; one removed since does not stop other sections from being saved. */
async function schemeFault(repositories: Repositories, actor: Actor, current: Tender, { schemeId }: TenderPatch): Promise<Refusal | null> {
  if (!schemeId || schemeId === current.schemeId || (await repositories.schemes.find(reachOf(actor), schemeId))) return null;
  const message = 'Ce schéma n’existe pas ou a été supprimé : choisissez-en un autre.';
  return refuse('INVALID_INPUT', message, { fields: [{ path: 'schemeId', message }] });
}

/** Saves what was sent over the revision that was read; the second writer is told, and shown both versions. */
export async function updateTender(context: Context, actor: Actor, id: string, revision: number | null, changes: TenderChanges): Promise<Tender | Refusal> {
  const refusal = denied(actor, 'tender:update');
  if (refusal) return refusal;
  if (revision === null) return refuse('PRECONDITION_REQUIRED', 'La version que vous modifiez n’est pas indiquée.');
  return context.write(async (connection) => {
    const repositories = repositoriesOn(connection);
    const closed = await unwritable(repositories, actor, 'tender', id);
    if (closed) return closed;
    const current = await repositories.tenders.find(reachOf(actor), id);
    if (!current) return tenderNotFound(id);
    const patch = changedSections(current, changes, context.newId);
    if (current.revision !== revision) return changed(current, patch);
    const faults = contentFaults(patch);
    if (faults) return faults;
    const fault = await schemeFault(repositories, actor, current, patch);
    if (fault) return fault;
    const next: Tender = { ...current, ...patch, revision: revision + 1, updatedAt: context.clock.now() };
    if (Buffer.byteLength(JSON.stringify(next)) > LIMITS.tenderBytes)
      return refuse('TOO_LARGE', 'La consultation dépasse la taille acceptée. Votre saisie reste dans cette page.');
    if (!(await repositories.tenders.replace(reachOf(actor), next, revision))) return changed(current, patch);
    if (patch.lots) await holdClauses(context, repositories, actor.organisationId, next);
    await audit(context, actor, repositories, 'tender.updated', id);
    return next;
  });
}
