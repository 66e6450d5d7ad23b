import type { Session, SignInMethod } from '#shared/api/session.ts';
import { LIMITS } from '#shared/limits.ts';
import { secondFactorOf, sessionIsOpen } from '#shared/session.ts';
import type { Context } from '../../context.ts';
import { digest, newToken } from '../../identity/tokens.ts';
import type { PersonRow } from '../../repositories/people.ts';
import type { Repositories } from '../../repositories/index.ts';
import type { SessionRow } from '../../repositories/sessions.ts';
import { audit } from '../audit.ts';
import { readSession } from './read-session.ts';

/** Where a request comes from: its address, the session it already holds, what its browser says it is. */
export type Visitor = { address: string; device: string; sessionId: string | null };

export type Opening = {
  method: SignInMethod;
  visitor: Visitor;
  /** True when the identity provider said that it asked for a second factor. */
  secondFactorDone?: boolean;
  /** Sealed (`sso-token`). */
  ssoIdToken?: string | null;
};

/** A session that still owes its second factor does not wait long for it. */
const INCOMPLETE_MINUTES = 15;
const MINUTE = 60_000;
const later = (instant: string, minutes: number): string => new Date(Date.parse(instant) + minutes * MINUTE).toISOString();
const fullEnd = (createdAt: string): string => later(createdAt, LIMITS.sessionHours * 60);

/**
 * Opens a session inside the caller's unit of work; the one the browser held before ends. Whoever has a second factor,
 * or must have one, gets a session that opens nothing until it is given.
 * @returns the token, for the cookie (`setSessionCookie`)
 */
export async function openSession(
  context: Context,
  repositories: Repositories,
  person: PersonRow,
  { method, visitor, secondFactorDone = false, ssoIdToken = null }: Opening,
): Promise<string> {
  const { clock, newId } = context;
  const now = clock.now();
  const owed = secondFactorOf({ complete: false, hasSecondFactor: person.totpSecret !== null, method, roles: person.roles }) !== 'none';
  const complete = secondFactorDone || !owed;
  const token = newToken();
  if (visitor.sessionId) await repositories.sessions.remove(visitor.sessionId);
  await repositories.sessions.insert({
    id: digest(token),
    handle: newId(),
    personId: person.id,
    organisationId: person.organisationId,
    method,
    complete,
    device: visitor.device,
    ssoIdToken,
    createdAt: now,
    seenAt: now,
    expiresAt: complete ? fullEnd(now) : later(now, INCOMPLETE_MINUTES),
  });
  await repositories.sessions.keepNewest(person.id, complete, LIMITS.sessionsPerPerson);
  if (complete) await opened(context, repositories, person.organisationId, person.id);
  return token;
}

/**
 * Completes a session inside the caller's unit of work, once its second factor was given or enrolled: its token
 * changes, so that one stolen before is worth nothing.
 * @returns the new token, for the cookie; null when the session ended meanwhile
 */
export async function completeSession(context: Context, repositories: Repositories, session: SessionRow): Promise<string | null> {
  const token = newToken();
  const done = await repositories.sessions.complete(session.id, { id: digest(token), seenAt: context.clock.now(), expiresAt: fullEnd(session.createdAt) });
  if (!done) return null;
  await repositories.sessions.keepNewest(session.personId, true, LIMITS.sessionsPerPerson);
  if (!session.complete) await opened(context, repositories, session.organisationId, session.personId);
  return token;
}

async function opened(context: Context, repositories: Repositories, organisationId: string, personId: string): Promise<void> {
  await repositories.people.change(organisationId, personId, { lastSeenOn: context.clock.today() });
  await audit(context, { organisationId, personId }, repositories, 'session.opened', personId);
}

/** The session of a token just made, as the page is told of it. */
export async function sessionOf(context: Context, token: string): Promise<Session> {
  const session = await context.read.sessions.find(digest(token));
  const roles = session && sessionIsOpen(session) ? session.roles : [];
  return readSession(context, { personId: session?.personId ?? '', organisationId: session?.organisationId ?? '', roles }, session);
}
