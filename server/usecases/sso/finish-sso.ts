import type { SsoError } from '#shared/api/sso.ts';
import { isRefusal } from '#shared/errors.ts';
import { sessionHasEnded, sessionIsOpen } from '#shared/session.ts';
import type { Context } from '../../context.ts';
import { type SsoPerson, SsoRefused, SsoUnreachable } from '../../identity/sso.ts';
import { repositoriesOn, type Repositories } from '../../repositories/index.ts';
import type { LinkRow } from '../../repositories/links.ts';
import type { PersonRow } from '../../repositories/people.ts';
import { audit, SERVER_PERSON } from '../audit.ts';
import { findLink } from '../links/find-link.ts';
import { openSession, type Visitor } from '../session/open-session.ts';
import { callbackUrl, openFlow, type SsoFlow } from './flow.ts';

/** `reason`: the provider's code, fit for a log. */
export type SsoFailure = { error: SsoError; reason?: string };
export type SsoEnd = { token: string; next: string } | SsoFailure;

const failure = (error: SsoError, reason?: string): SsoFailure => ({ error, ...(reason ? { reason } : {}) });

async function askProvider({ identity, service }: Context, query: string, flow: SsoFlow): Promise<SsoPerson | SsoFailure> {
  if (!identity.sso) return failure('indisponible');
  const url = new URL(callbackUrl(service.address()));
  url.search = query;
  try {
    return await identity.sso.finish(url, flow);
  } catch (error) {
    if (error instanceof SsoUnreachable) return failure('indisponible', error.message);
    if (error instanceof SsoRefused) return failure('refus', error.message);
    throw error;
  }
}

/** The account the browser proved to be its own before leaving: by a one-time link, else by an open session. */
type Claimed = { person: PersonRow | null; link: LinkRow | null };

async function claimedBefore(context: Context, repositories: Repositories, flow: SsoFlow): Promise<Claimed | SsoFailure> {
  if (flow.link !== null) {
    const found = await findLink(context, repositories, flow.link);
    return isRefusal(found) ? failure('expire') : { person: found.person, link: found.link };
  }
  const session = flow.session === null ? null : await repositories.sessions.find(flow.session);
  const open = session !== null && !sessionHasEnded(session, context.clock.now()) && sessionIsOpen(session);
  return { person: open ? await repositories.people.find(session.organisationId, session.personId) : null, link: null };
}

/** Who comes in. Never found by e-mail: whoever can write an address at the provider would take the account. */
async function recognise(context: Context, repositories: Repositories, { issuer, subject }: SsoPerson, flow: SsoFlow): Promise<Claimed | SsoFailure> {
  const claimed = await claimedBefore(context, repositories, flow);
  if ('error' in claimed) return claimed;
  const bound = await repositories.people.bySubject(issuer, subject);
  if (bound && claimed.person && bound.id !== claimed.person.id) return failure('refus', 'bound_elsewhere');
  return { person: bound ?? claimed.person, link: claimed.link };
}

/** An invitation opens the account; any link serves once, and a new password asked for closes what was open. */
async function welcome(context: Context, repositories: Repositories, person: PersonRow, who: SsoPerson, link: LinkRow | null): Promise<PersonRow> {
  const { people, links, sessions } = repositories;
  const { id, organisationId } = person;
  if (link) {
    await links.removeOfPerson(id);
    await sessions.removeOfPerson(id);
  }
  const newlyBound = person.ssoIssuer !== who.issuer || person.ssoSubject !== who.subject;
  const values = { state: 'active' as const, ssoIssuer: who.issuer, ssoSubject: who.subject };
  if (newlyBound || person.state !== 'active') await people.change(organisationId, id, values);
  if (newlyBound) await audit(context, { organisationId, personId: id }, repositories, 'person.sso-linked', id);
  return { ...person, ...values };
}

async function refusalFor({ organisations }: Repositories, { state, organisationId }: PersonRow, { siret }: SsoPerson, link: LinkRow | null) {
  if (state !== 'active' && !(state === 'invited' && link)) return failure('refus', 'account_closed');
  const organisation = await organisations.find(organisationId);
  return organisation?.siret && organisation.siret !== siret ? failure('siret') : null;
}

async function enter(context: Context, who: SsoPerson, flow: SsoFlow, visitor: Visitor): Promise<SsoEnd> {
  return context.write(async (connection) => {
    const repositories = repositoriesOn(connection);
    const recognised = await recognise(context, repositories, who, flow);
    if ('error' in recognised) return recognised;
    const { person, link } = recognised;
    if (!person) return failure('inconnu');
    const refused = await refusalFor(repositories, person, who, link);
    if (refused) {
      await audit(context, { organisationId: person.organisationId, personId: SERVER_PERSON }, repositories, 'session.refused', person.id);
      return refused;
    }
    const token = await openSession(context, repositories, await welcome(context, repositories, person, who, link), {
      method: 'sso',
      visitor: { ...visitor, sessionId: flow.session },
      secondFactorDone: who.secondFactor,
      ssoIdToken: context.identity.seal.seal(who.idToken, 'sso-token'),
    });
    return { token, next: flow.next };
  });
}

/**
 * The way back from the identity provider.
 * @param query what the provider added to the address, with its question mark
 * @param sealed what the browser was given when it left (`beginSso`)
 * @returns the session's token and where to go on, or why nobody came in
 */
export async function finishSso(context: Context, query: string, sealed: string | undefined, visitor: Visitor): Promise<SsoEnd> {
  if (context.service.mode === 'local') return failure('indisponible');
  const flow = openFlow(context.identity.seal, sealed, context.clock.now());
  if (!flow) return failure('expire');
  const who = await askProvider(context, query, flow);
  return 'error' in who ? who : enter(context, who, flow, visitor);
}
