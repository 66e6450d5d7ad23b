import type { TenderList } from '#shared/api/tenders.ts';
import type { Refusal } from '#shared/errors.ts';
import { type Actor, reachOf } from '#shared/permissions.ts';
import type { Context } from '../../context.ts';
import { denied } from '../allowed.ts';
import { accessOf } from '../sharing/reach.ts';

/**
 * The consultations that the person reaches, last saved first.
 * @param deleted those of the bin instead
 */
export async function listTenders({ read }: Context, actor: Actor, deleted = false): Promise<TenderList | Refusal> {
  const refusal = denied(actor, 'tender:read');
  if (refusal) return refusal;
  const listed = await read.tenders.list(reachOf(actor), deleted);
  const items = listed.map((item) => ({ ...item, access: accessOf(actor, 'tender', item.access) }));
  return { items, total: items.length };
}
