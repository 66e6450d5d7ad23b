/** The trip to the identity provider and back. */
import type { FastifyInstance } from 'fastify';
import { Type } from 'typebox';
import { problems } from '#shared/api/common.ts';
import { SsoBegin, SsoBegun } from '#shared/api/sso.ts';
import { isRefusal } from '#shared/errors.ts';
import type { Context } from '../context.ts';
import { sendRefusal } from '../plugins/errors.ts';
import { setSessionCookie } from '../plugins/session.ts';
import { beginSso } from '../usecases/sso/begin-sso.ts';
import { finishSso } from '../usecases/sso/finish-sso.ts';
import { FLOW_MINUTES } from '../usecases/sso/flow.ts';
import { visitorOf } from './session.ts';
import { typed } from './typed.ts';

const tags = ['session'];
const FLOW_COOKIE = '__Host-clausier-sso';
/** Lax, not strict: the provider sends the browser back from another site. */
const COOKIE = { path: '/', httpOnly: true, secure: true, sameSite: 'lax' } as const;

export function ssoRoutes(app: FastifyInstance, context: Context): void {
  const routes = typed(app);

  routes.post(
    '/api/session/sso',
    {
      schema: {
        tags,
        'x-rule': 'open',
        summary: 'Partir se connecter chez le fournisseur d’identité',
        body: SsoBegin,
        response: { 200: SsoBegun, ...problems(400, 403, 409, 410, 503) },
      },
    },
    async ({ body, session }, reply) => {
      const begun = await beginSso(context, body, session?.id ?? null);
      if (isRefusal(begun)) return sendRefusal(reply, begun);
      reply.setCookie(FLOW_COOKIE, begun.flow, { ...COOKIE, maxAge: FLOW_MINUTES * 60 });
      return { url: begun.url };
    },
  );

  routes.get(
    '/api/session/sso/callback',
    {
      schema: {
        tags,
        'x-rule': 'open',
        summary: 'Revenir du fournisseur d’identité : ouvre la session, puis renvoie vers la page',
        response: { 303: Type.Null() },
      },
    },
    async (request, reply) => {
      const end = await finishSso(context, new URL(request.url, 'http://localhost').search, request.cookies[FLOW_COOKIE], visitorOf(request));
      reply.clearCookie(FLOW_COOKIE, COOKIE);
      if ('token' in end) return setSessionCookie(reply, end.token).redirect(end.next, 303);
      if (end.reason) request.log.warn({ reason: end.reason }, 'sign-on');
      return reply.redirect(`/connexion?erreur=${end.error}`, 303);
    },
  );
}
