import type { TenderList } from '#shared/api/tenders.ts';
import type { Refusal } from '#shared/errors.ts';
import type { Actor } from '#shared/permissions.ts';
import type { Context } from '../../context.ts';
import { denied } from '../allowed.ts';

/**
 * The organisation's consultations, last saved first.
 * @param deleted those of the bin instead
 */
export async function listTenders({ read }: Context, actor: Actor, deleted = false): Promise<TenderList | Refusal> {
  const refusal = denied(actor, 'tender:read');
  if (refusal) return refusal;
  const items = await read.tenders.list(actor.organisationId, deleted);
  return { items, total: items.length };
}
