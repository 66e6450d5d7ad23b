import type { LabourShareList } from '#shared/api/hours.ts';
import type { Refusal } from '#shared/errors.ts';
import type { Actor } from '#shared/permissions.ts';
import type { Context } from '../../context.ts';
import { denied } from '../allowed.ts';

/** The table of labour shares, in the order of its file. */
export async function listLabourShares({ content }: Context, actor: Actor): Promise<LabourShareList | Refusal> {
  const refusal = denied(actor, 'law:read');
  if (refusal) return refusal;
  const items = await content.labourShares();
  return { items, total: items.length };
}
