import type { Refusal } from '#shared/errors.ts';
import type { Actor } from '#shared/permissions.ts';
import type { Context } from '../../context.ts';
import { SsoUnreachable } from '../../identity/sso.ts';
import { repositoriesOn } from '../../repositories/index.ts';
import type { FoundSession } from '../../repositories/sessions.ts';
import { servedOnly } from '../allowed.ts';
import { audit } from '../audit.ts';

/** Where the identity provider's own sign-out goes on; null when there is nothing to sign out of, or nobody to ask. */
async function elsewhere({ identity, service }: Context, { method, ssoIdToken }: FoundSession): Promise<string | null> {
  const idToken = method === 'sso' && ssoIdToken !== null ? identity.seal.open(ssoIdToken, 'sso-token') : null;
  if (!identity.sso || idToken === null) return null;
  try {
    return await identity.sso.signOutUrl(idToken, `${service.address()}/connexion`);
  } catch (error) {
    if (error instanceof SsoUnreachable) return null;
    throw error;
  }
}

/** Ends the session, at once. @returns where to go on, when the identity provider has a sign-out of its own */
export async function signOut(context: Context, actor: Actor, session: FoundSession | null): Promise<{ redirect: string | null } | Refusal> {
  const refusal = servedOnly(context.service);
  if (refusal || !session) return refusal ?? { redirect: null };
  await context.write(async (connection) => {
    const repositories = repositoriesOn(connection);
    await repositories.sessions.remove(session.id);
    await audit(context, actor, repositories, 'session.closed', session.personId);
  });
  return { redirect: await elsewhere(context, session) };
}
