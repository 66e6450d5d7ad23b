import { isRefusal, type Refusal } from '#shared/errors.ts';
import type { Scheme } from '#shared/api/schemes.ts';
import type { Actor } from '#shared/permissions.ts';
import type { Context } from '../../context.ts';
import { makeRepositories } from '../../repositories/index.ts';
import { denied } from '../allowed.ts';
import { audit } from '../audit.ts';
import { readScheme, schemeNotFound } from './read-scheme.ts';

/** Takes a scheme out of the lists; it can be restored. */
export async function removeScheme(context: Context, actor: Actor, id: string): Promise<Refusal | null> {
  const refusal = denied(actor, 'scheme:delete');
  if (refusal) return refusal;
  return context.write(async (connection) => {
    const repositories = makeRepositories(connection);
    if (!(await repositories.schemes.remove(actor.organisationId, id, context.clock.now()))) return schemeNotFound(id);
    await audit(context, actor, repositories, 'scheme.removed', id);
    return null;
  });
}

/** Undoes a removal. */
export async function restoreScheme(context: Context, actor: Actor, id: string): Promise<Scheme | Refusal> {
  const refusal = denied(actor, 'scheme:delete');
  if (refusal) return refusal;
  const done = await context.write(async (connection) => {
    const repositories = makeRepositories(connection);
    if (!(await repositories.schemes.restore(actor.organisationId, id))) return schemeNotFound(id);
    await audit(context, actor, repositories, 'scheme.restored', id);
    return null;
  });
  return isRefusal(done) ? done : readScheme(context, actor, id);
}
