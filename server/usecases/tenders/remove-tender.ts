import type { Tender } from '#shared/api/tenders.ts';
import { isRefusal, type Refusal } from '#shared/errors.ts';
import { type Actor, reachOf } from '#shared/permissions.ts';
import type { Context } from '../../context.ts';
import { repositoriesOn } from '../../repositories/index.ts';
import { denied } from '../allowed.ts';
import { audit } from '../audit.ts';
import { practiceKept, tenderNotFound, unwritable } from '../sharing/reach.ts';
import { readTender } from './read-tender.ts';

/** Takes a consultation out of the lists, its files with it; it can be restored. */
export async function removeTender(context: Context, actor: Actor, id: string): Promise<Refusal | null> {
  const refusal = denied(actor, 'tender:delete');
  if (refusal) return refusal;
  return context.write(async (connection) => {
    const repositories = repositoriesOn(connection);
    const closed = (await unwritable(repositories, actor, 'tender', id)) ?? (await practiceKept(repositories, actor, 'tender', id));
    if (closed) return closed;
    if (!(await repositories.tenders.remove(reachOf(actor), id, context.clock.now()))) return tenderNotFound(id);
    await audit(context, actor, repositories, 'tender.removed', id);
    return null;
  });
}

/** Undoes a removal. */
export async function restoreTender(context: Context, actor: Actor, id: string): Promise<Tender | Refusal> {
  const refusal = denied(actor, 'tender:delete');
  if (refusal) return refusal;
  const done = await context.write(async (connection) => {
    const repositories = repositoriesOn(connection);
    const closed = (await unwritable(repositories, actor, 'tender', id)) ?? (await practiceKept(repositories, actor, 'tender', id));
    if (closed) return closed;
    if (!(await repositories.tenders.restore(reachOf(actor), id))) return tenderNotFound(id);
    await audit(context, actor, repositories, 'tender.restored', id);
    return null;
  });
  return isRefusal(done) ? done : readTender(context, actor, id);
}
