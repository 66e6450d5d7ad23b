/** One-time links: what they are for, using one, asking for a new password. Tokens travel in bodies alone: addresses end up in logs. */
import type { FastifyInstance } from 'fastify';
import { Type } from 'typebox';
import { problems } from '#shared/api/common.ts';
import { LinkFacts, LinkToken, LinkUse, ResetRequest, Session } from '#shared/api/session.ts';
import { isRefusal } from '#shared/errors.ts';
import type { Context } from '../context.ts';
import { sendRefusal, sendResult } from '../plugins/errors.ts';
import { setSessionCookie } from '../plugins/session.ts';
import { servedOnly } from '../usecases/allowed.ts';
import { askReset } from '../usecases/links/ask-reset.ts';
import { readLink } from '../usecases/links/find-link.ts';
import { spendLink } from '../usecases/links/spend-link.ts';
import { afterAnswer } from '../usecases/session/after-answer.ts';
import { visitorOf } from './session.ts';
import { typed } from './typed.ts';

const tags = ['session'];

export function linksRoutes(app: FastifyInstance, context: Context): void {
  const routes = typed(app);

  routes.post(
    '/api/links/facts',
    {
      schema: { tags, 'x-rule': 'open', summary: 'À quoi sert un lien', body: LinkToken, response: { 200: LinkFacts, ...problems(400, 409, 410) } },
    },
    async ({ body }, reply) => sendResult(reply, await readLink(context, body.token)),
  );

  routes.post(
    '/api/links/use',
    {
      schema: {
        tags,
        'x-rule': 'open',
        summary: 'Choisir son mot de passe par un lien',
        body: LinkUse,
        response: { 200: Session, ...problems(400, 409, 410, 422, 503) },
      },
    },
    async (request, reply) => {
      const entered = await spendLink(context, request.body, visitorOf(request));
      if (isRefusal(entered)) return sendRefusal(reply, entered);
      setSessionCookie(reply, entered.token);
      return entered.session;
    },
  );

  routes.post(
    '/api/password-resets',
    {
      schema: {
        tags,
        'x-rule': 'open',
        summary: 'Demander un nouveau mot de passe par courriel',
        body: ResetRequest,
        response: { 204: Type.Null(), ...problems(400, 409) },
      },
    },
    async ({ body, ip, log }, reply) => {
      const refusal = servedOnly(context.service);
      if (refusal) return sendRefusal(reply, refusal);
      afterAnswer(() => askReset(context, body.email, ip)).catch((error: unknown) => log.warn({ err: error }, 'password reset'));
      return reply.code(204).send(null);
    },
  );
}
