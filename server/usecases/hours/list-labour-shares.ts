import type { LabourShareList } from '#shared/api/hours.ts';
import type { Refusal } from '#shared/errors.ts';
import type { Actor } from '#shared/permissions.ts';
import type { Context } from '../../context.ts';
import { denied } from '../allowed.ts';
import { labourSharesOf } from './labour-shares.ts';

/** The table of labour shares, in the order of its file, with the organisation's own figures. */
export async function listLabourShares(context: Context, actor: Actor): Promise<LabourShareList | Refusal> {
  const refusal = denied(actor, 'law:read');
  if (refusal) return refusal;
  const items = await labourSharesOf(context, actor);
  return { items, total: items.length };
}
