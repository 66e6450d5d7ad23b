import type { Refusal } from '#shared/errors.ts';
import { isRefusal } from '#shared/errors.ts';
import type { Actor } from '#shared/permissions.ts';
import type { Context } from '../../context.ts';
import { repositoriesOn, type Repositories } from '../../repositories/index.ts';
import { denied, servedOnly } from '../allowed.ts';
import { audit } from '../audit.ts';
import { findPerson } from './read-person.ts';

/**
 * Ends every session of a person inside the caller's unit of work, but `exceptId` when they act in it. The line of the
 * journal says whose they were: a session that is over has no name of its own.
 */
export async function revokeSessions(
  context: Context,
  actor: Pick<Actor, 'organisationId' | 'personId'>,
  repositories: Repositories,
  personId: string,
  exceptId?: string,
): Promise<void> {
  const ended = await repositories.sessions.removeOfPerson(personId, exceptId);
  if (ended > 0) await audit(context, actor, repositories, 'session.revoked', personId);
}

/** Signs somebody out everywhere, at once. */
export async function endSessionsOf(context: Context, actor: Actor, id: string): Promise<Refusal | null> {
  const refusal = denied(actor, 'person:manage') ?? servedOnly(context.service);
  if (refusal) return refusal;
  return context.write(async (connection) => {
    const repositories = repositoriesOn(connection);
    const person = await findPerson(repositories, actor.organisationId, id);
    if (isRefusal(person)) return person;
    await revokeSessions(context, actor, repositories, id);
    return null;
  });
}
