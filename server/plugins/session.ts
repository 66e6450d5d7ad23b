/**
 * Who is acting. On one desk: one person, one organisation, every role. Served: whoever holds the session's cookie.
 * Every route of the API says what it asks (`x-rule`, in its schema and in the OpenAPI description); a route that says
 * nothing does not start. A permission is asked by the use case, here only that somebody is signed in.
 */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { type Refusal, refuse } from '#shared/errors.ts';
import { type Actor, type Rule, ROLES } from '#shared/permissions.ts';
import { sessionHasEnded, sessionIsOpen } from '#shared/session.ts';
import type { Context } from '../context.ts';
import { digest } from '../identity/tokens.ts';
import { repositoriesOn } from '../repositories/index.ts';
import type { FoundSession } from '../repositories/sessions.ts';
import { sendRefusal } from './errors.ts';

declare module 'fastify' {
  interface FastifyRequest {
    actor: Actor;
    /** The open session; null on one desk and for nobody. */
    session: FoundSession | null;
  }
  interface FastifySchema {
    'x-rule'?: Rule;
  }
}

export const LOCAL_ORGANISATION = 'local';
export const LOCAL_ACTOR: Actor = { personId: 'local', organisationId: LOCAL_ORGANISATION, roles: ROLES };
const NOBODY: Actor = { personId: '', organisationId: '', roles: [] };

/** The prefix makes the browser refuse it over plain HTTP, on a path, or for another host. */
export const SESSION_COOKIE = '__Host-clausier';
const COOKIE = { path: '/', httpOnly: true, secure: true, sameSite: 'strict' } as const;

export const setSessionCookie = (reply: FastifyReply, token: string): FastifyReply => reply.setCookie(SESSION_COOKIE, token, COOKIE);
/** The browser is also told to forget what the page kept. */
export const clearSessionCookie = (reply: FastifyReply): FastifyReply => reply.clearCookie(SESSION_COOKIE, COOKIE).header('clear-site-data', '"storage"');

const MINUTE = 60_000;

async function findSession(context: Context, request: FastifyRequest): Promise<FoundSession | null> {
  const token = request.cookies[SESSION_COOKIE];
  if (!token) return null;
  const session = await context.read.sessions.find(digest(token));
  const now = context.clock.now();
  if (!session || sessionHasEnded(session, now)) return null;
  if (Date.parse(now) - Date.parse(session.seenAt) > MINUTE) {
    // Kept for the end by inactivity; a full disk must not stop somebody from reading.
    context
      .write((connection) => repositoriesOn(connection).sessions.seen(session.id, now))
      .catch((error: unknown) => request.log.warn({ err: error }, 'seen'));
  }
  return session;
}

function refusalFor(rule: Rule, session: FoundSession | null): Refusal | null {
  if (rule === 'open') return null;
  if (!session) return refuse('SIGN_IN_REQUIRED', 'Vous n’êtes pas connecté, ou votre session est terminée.');
  if (sessionIsOpen(session) || rule === 'started-session') return null;
  return refuse('SECOND_FACTOR_REQUIRED', 'Votre compte demande un second facteur avant d’aller plus loin.');
}

/** @param actor who acts on one desk, when it is not the local person: for tests */
export function registerSession(app: FastifyInstance, context: Context, actor: Actor = LOCAL_ACTOR): void {
  app.decorateRequest('actor');
  app.decorateRequest('session', null);
  app.addHook('onRoute', ({ url, schema }) => {
    if (url.startsWith('/api/') && !schema?.['x-rule']) throw new Error(`${url} does not say what it asks of its caller (x-rule)`);
  });
  app.addHook('onRequest', async (request) => {
    request.actor = context.service.mode === 'local' ? actor : NOBODY;
    if (context.service.mode === 'local' || request.routeOptions.schema?.['x-rule'] === undefined) return;
    request.session = await findSession(context, request);
  });
}

/** Whether the route is for who was found. Apart, so that requests are counted in between, those refused here included. */
export function registerRules(app: FastifyInstance, { service }: Context): void {
  app.addHook('onRequest', async (request, reply) => {
    const rule = request.routeOptions.schema?.['x-rule'];
    if (service.mode === 'local' || rule === undefined) return;
    const { session } = request;
    const refusal = refusalFor(rule, session);
    if (refusal) return sendRefusal(reply, refusal);
    if (session && (sessionIsOpen(session) || rule === 'started-session'))
      request.actor = { personId: session.personId, organisationId: session.organisationId, roles: sessionIsOpen(session) ? session.roles : [] };
  });
}
