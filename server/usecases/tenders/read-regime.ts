import type { TenderRegime } from '#shared/api/tenders.ts';
import { isRefusal, type Refusal } from '#shared/errors.ts';
import type { Actor } from '#shared/permissions.ts';
import { tenderRegime } from '#shared/tender/regime.ts';
import type { Context } from '../../context.ts';
import { lawOf } from './law.ts';
import { readTender } from './read-tender.ts';

/** What the law requires of each lot on the launch day. */
export async function readRegime(context: Context, actor: Actor, id: string): Promise<TenderRegime | Refusal> {
  const tender = await readTender(context, actor, id);
  return isRefusal(tender) ? tender : tenderRegime(tender, await lawOf(context, tender));
}
