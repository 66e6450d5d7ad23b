import { isRefusal, type Refusal } from '#shared/errors.ts';
import type { Scheme } from '#shared/api/schemes.ts';
import { type Actor, reachOf } from '#shared/permissions.ts';
import type { Context } from '../../context.ts';
import { repositoriesOn } from '../../repositories/index.ts';
import { denied } from '../allowed.ts';
import { audit } from '../audit.ts';
import { schemeNotFound, unwritable } from '../sharing/reach.ts';
import { readScheme } from './read-scheme.ts';

/** Takes a scheme out of the lists; it can be restored. */
export async function removeScheme(context: Context, actor: Actor, id: string): Promise<Refusal | null> {
  const refusal = denied(actor, 'scheme:delete');
  if (refusal) return refusal;
  return context.write(async (connection) => {
    const repositories = repositoriesOn(connection);
    const closed = await unwritable(repositories, actor, 'scheme', id);
    if (closed) return closed;
    if (!(await repositories.schemes.remove(reachOf(actor), id, context.clock.now()))) return schemeNotFound(id);
    await audit(context, actor, repositories, 'scheme.removed', id);
    return null;
  });
}

/** Undoes a removal. */
export async function restoreScheme(context: Context, actor: Actor, id: string): Promise<Scheme | Refusal> {
  const refusal = denied(actor, 'scheme:delete');
  if (refusal) return refusal;
  const done = await context.write(async (connection) => {
    const repositories = repositoriesOn(connection);
    const closed = await unwritable(repositories, actor, 'scheme', id);
    if (closed) return closed;
    if (!(await repositories.schemes.restore(reachOf(actor), id))) return schemeNotFound(id);
    await audit(context, actor, repositories, 'scheme.restored', id);
    return null;
  });
  return isRefusal(done) ? done : readScheme(context, actor, id);
}
