import type { SsoBegin } from '#shared/api/sso.ts';
import { isRefusal, type Refusal, refuse } from '#shared/errors.ts';
import type { Context } from '../../context.ts';
import { type SsoTrip, SsoUnreachable } from '../../identity/sso.ts';
import { digest } from '../../identity/tokens.ts';
import { servedOnly } from '../allowed.ts';
import { findLink } from '../links/find-link.ts';
import { callbackUrl, sealFlow } from './flow.ts';

const unavailable = (): Refusal => refuse('SSO_UNAVAILABLE', 'Le service de connexion ne répond pas.');

/** Said before the trip: nobody signs in elsewhere for a link that no longer works. */
async function linkRefusal(context: Context, link: string | null): Promise<Refusal | null> {
  const found = link === null ? null : await findLink(context, context.read, link);
  if (found === null || isRefusal(found)) return found;
  if (found.person === null)
    return refuse('SSO_REFUSED', 'Le premier administrateur choisit un mot de passe.', {
      remedy: 'Créez le compte sur cette page ; une fois connecté, rattachez-le depuis « Mon compte ».',
    });
  return null;
}

async function departure({ identity, service }: Context): Promise<{ url: string; trip: SsoTrip } | Refusal> {
  if (!identity.sso) return refuse('SSO_NOT_SET', 'Aucun service de connexion n’est réglé sur ce serveur.');
  try {
    return await identity.sso.begin(callbackUrl(service.address()));
  } catch (error) {
    if (error instanceof SsoUnreachable) return unavailable();
    throw error;
  }
}

/**
 * Prepares the trip to the identity provider.
 * @param sessionId the session the browser holds, complete or not
 * @returns where to send the browser, and what it must bring back (sealed, for a cookie)
 * Refusals: LOCAL_ONLY, LINK_GONE, SSO_REFUSED (the first administrator), SSO_NOT_SET, SSO_UNAVAILABLE.
 */
export async function beginSso(context: Context, { token, next = '/' }: SsoBegin, sessionId: string | null): Promise<{ url: string; flow: string } | Refusal> {
  const link = token === undefined ? null : digest(token);
  const refusal = servedOnly(context.service) ?? (await linkRefusal(context, link));
  if (refusal) return refusal;
  const leaving = await departure(context);
  if (isRefusal(leaving)) return leaving;
  const flow = sealFlow(context.identity.seal, { ...leaving.trip, startedAt: context.clock.now(), link, session: sessionId, next });
  return { url: leaving.url, flow };
}
