import type { Tender } from '#shared/api/tenders.ts';
import type { Refusal } from '#shared/errors.ts';
import { type Actor, type Permission, reachOf } from '#shared/permissions.ts';
import type { Context } from '../../context.ts';
import { denied } from '../allowed.ts';
import { tenderNotFound, unwritable } from '../sharing/reach.ts';

const READS: readonly Permission[] = ['tender:read', 'tender:export'];

/** The consultation, for somebody who may read it (or do more with it: it must then be theirs to write). */
export async function readTender({ read }: Context, actor: Actor, id: string, permission: Permission = 'tender:read'): Promise<Tender | Refusal> {
  const refusal = denied(actor, permission) ?? (READS.includes(permission) ? null : await unwritable(read, actor, 'tender', id));
  return refusal ?? (await read.tenders.find(reachOf(actor), id)) ?? tenderNotFound(id);
}
