import type { OpenSessionList } from '#shared/api/account.ts';
import { isRefusal, type Refusal, refuse } from '#shared/errors.ts';
import type { Actor } from '#shared/permissions.ts';
import { sessionHasEnded } from '#shared/session.ts';
import type { Context } from '../../context.ts';
import { repositoriesOn } from '../../repositories/index.ts';
import type { FoundSession } from '../../repositories/sessions.ts';
import { audit } from '../audit.ts';
import { revokeSessions } from '../people/revoke-sessions.ts';
import { ownAccount } from './own-account.ts';

/** Where one is signed in, last seen first. A session that awaits its second factor opens nothing: it is left out. */
export async function listOwnSessions({ read, clock }: Context, { personId }: Actor, current: FoundSession | null): Promise<OpenSessionList> {
  const rows = await read.sessions.ofPerson(personId);
  const open = rows.filter((row) => row.complete && !sessionHasEnded({ ...row, state: 'active' }, clock.now()));
  const items = open.map(({ id, handle, device, method, createdAt, seenAt, expiresAt }) => ({
    ...{ handle, device, method, createdAt, seenAt, expiresAt },
    current: id === current?.id,
  }));
  return { items, total: items.length };
}

/** Closes one of one's own sessions. */
export async function closeOwnSession(context: Context, actor: Actor, current: FoundSession | null, handle: string): Promise<Refusal | null> {
  const own = await ownAccount(context, current);
  if (isRefusal(own)) return own;
  return context.write(async (connection) => {
    const repositories = repositoriesOn(connection);
    if (!(await repositories.sessions.removeByHandle(actor.personId, handle)))
      return refuse('NOT_FOUND', 'Cette session n’est pas ouverte.', { remedy: 'Elle a pu se terminer : rechargez la page.' });
    await audit(context, actor, repositories, 'session.closed', actor.personId);
    return null;
  });
}

/** Closes every session but the one that asks. */
export async function closeOtherSessions(context: Context, actor: Actor, current: FoundSession | null): Promise<Refusal | null> {
  const own = await ownAccount(context, current);
  if (isRefusal(own)) return own;
  return context.write(async (connection) => {
    await revokeSessions(context, actor, repositoriesOn(connection), actor.personId, own.session.id);
    return null;
  });
}
