/** Signing in and out, the second factor, the open session. */
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { problems } from '#shared/api/common.ts';
import { SecondFactorCode, Session, SignedIn, SignedOut, SignIn } from '#shared/api/session.ts';
import { isRefusal } from '#shared/errors.ts';
import type { Context } from '../context.ts';
import { sendRefusal } from '../plugins/errors.ts';
import { clearSessionCookie, setSessionCookie } from '../plugins/session.ts';
import { deviceOf } from '../usecases/session/device.ts';
import { giveSecondFactor } from '../usecases/session/give-second-factor.ts';
import type { Visitor } from '../usecases/session/open-session.ts';
import { readSession } from '../usecases/session/read-session.ts';
import { signIn } from '../usecases/session/sign-in.ts';
import { signOut } from '../usecases/session/sign-out.ts';
import { typed } from './typed.ts';

const tags = ['session'];

/** Who asks to come in. */
export const visitorOf = ({ ip, headers, session }: FastifyRequest): Visitor => ({
  address: ip,
  device: deviceOf(headers['user-agent']),
  sessionId: session?.id ?? null,
});

export function sessionRoutes(app: FastifyInstance, context: Context): void {
  const routes = typed(app);

  routes.get(
    '/api/session',
    { schema: { tags, 'x-rule': 'open', summary: 'Qui est là, et comment on entre', response: { 200: Session } } },
    async ({ actor, session }) => readSession(context, actor, session),
  );

  routes.post(
    '/api/session',
    {
      schema: {
        tags,
        'x-rule': 'open',
        summary: 'Se connecter par mot de passe',
        body: SignIn,
        response: { 200: SignedIn, ...problems(400, 409, 503) },
      },
    },
    async (request, reply) => {
      const entered = await signIn(context, request.body, visitorOf(request));
      if (isRefusal(entered)) return sendRefusal(reply, entered);
      if (entered.token !== null) setSessionCookie(reply, entered.token);
      return entered.signedIn;
    },
  );

  routes.post(
    '/api/session/second-factor',
    {
      schema: {
        tags,
        'x-rule': 'started-session',
        summary: 'Donner le second facteur',
        body: SecondFactorCode,
        response: { 200: Session, ...problems(400, 409, 503) },
      },
    },
    async ({ session, body, ip }, reply) => {
      const entered = await giveSecondFactor(context, session, body.code, ip);
      if (isRefusal(entered)) return sendRefusal(reply, entered);
      setSessionCookie(reply, entered.token);
      return entered.session;
    },
  );

  routes.delete(
    '/api/session',
    { schema: { tags, 'x-rule': 'started-session', summary: 'Se déconnecter', response: { 200: SignedOut, ...problems(409, 503) } } },
    async ({ actor, session }, reply) => {
      const out = await signOut(context, actor, session);
      if (isRefusal(out)) return sendRefusal(reply, out);
      clearSessionCookie(reply);
      return out;
    },
  );
}
