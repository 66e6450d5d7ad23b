/** One’s own account: sessions, password, second factor, own data. */
import type { FastifyInstance } from 'fastify';
import { Type } from 'typebox';
import { OpenSessionList, PasswordChange, RecoveryCodes, SecondFactorOffer, SecondFactorProof, SecondFactorRemoval } from '#shared/api/account.ts';
import { Id, problems } from '#shared/api/common.ts';
import { SecondFactorCode } from '#shared/api/session.ts';
import { isRefusal } from '#shared/errors.ts';
import type { Context } from '../context.ts';
import { sendRefusal, sendResult } from '../plugins/errors.ts';
import { setSessionCookie } from '../plugins/session.ts';
import { changePassword } from '../usecases/account/change-password.ts';
import { enrolSecondFactor, offerSecondFactor } from '../usecases/account/enrol-second-factor.ts';
import { closeOtherSessions, closeOwnSession, listOwnSessions } from '../usecases/account/own-sessions.ts';
import { removeOwnSecondFactor } from '../usecases/account/remove-own-second-factor.ts';
import { renewRecoveryCodes } from '../usecases/account/renew-recovery-codes.ts';
import { typed } from './typed.ts';

const tags = ['compte'];
const ByHandle = Type.Object({ handle: Id });

export function accountRoutes(app: FastifyInstance, context: Context): void {
  sessionsRoutes(app, context);
  passwordRoute(app, context);
  enrolmentRoutes(app, context);
  secondFactorRoutes(app, context);
}

/** Where one is signed in. */
function sessionsRoutes(app: FastifyInstance, context: Context): void {
  const routes = typed(app);

  routes.get(
    '/api/account/sessions',
    { schema: { tags, 'x-rule': 'session', summary: 'Ses sessions ouvertes', response: { 200: OpenSessionList, ...problems() } } },
    async ({ actor, session }) => listOwnSessions(context, actor, session),
  );

  routes.delete(
    '/api/account/sessions/:handle',
    {
      schema: {
        tags,
        'x-rule': 'session',
        summary: 'Fermer une de ses sessions',
        params: ByHandle,
        response: { 204: Type.Null(), ...problems(400, 404, 409, 503, 507) },
      },
    },
    async ({ actor, session, params }, reply) => {
      const refusal = await closeOwnSession(context, actor, session, params.handle);
      return refusal ? sendRefusal(reply, refusal) : reply.code(204).send(null);
    },
  );

  routes.delete(
    '/api/account/sessions',
    { schema: { tags, 'x-rule': 'session', summary: 'Fermer ses autres sessions', response: { 204: Type.Null(), ...problems(409, 503, 507) } } },
    async ({ actor, session }, reply) => {
      const refusal = await closeOtherSessions(context, actor, session);
      return refusal ? sendRefusal(reply, refusal) : reply.code(204).send(null);
    },
  );
}

function passwordRoute(app: FastifyInstance, context: Context): void {
  typed(app).put(
    '/api/account/password',
    {
      schema: {
        tags,
        'x-rule': 'session',
        summary: 'Changer son mot de passe',
        body: PasswordChange,
        response: { 204: Type.Null(), ...problems(400, 403, 409, 422, 503, 507) },
      },
    },
    async ({ actor, session, body, ip }, reply) => {
      const refusal = await changePassword(context, actor, session, body, ip);
      return refusal ? sendRefusal(reply, refusal) : reply.code(204).send(null);
    },
  );
}

/** A second factor offered, then proved. */
function enrolmentRoutes(app: FastifyInstance, context: Context): void {
  const routes = typed(app);

  routes.post(
    '/api/account/second-factor',
    {
      schema: {
        tags,
        'x-rule': 'started-session',
        summary: 'Proposer un second facteur ; rien n’est gardé',
        response: { 200: SecondFactorOffer, ...problems(409) },
      },
    },
    async ({ session }, reply) => sendResult(reply, await offerSecondFactor(context, session)),
  );

  routes.put(
    '/api/account/second-factor',
    {
      schema: {
        tags,
        'x-rule': 'started-session',
        summary: 'Garder le second facteur que le code prouve',
        body: SecondFactorProof,
        response: { 200: RecoveryCodes, ...problems(400, 409, 503, 507) },
      },
    },
    async ({ session, body, ip }, reply) => {
      const enrolled = await enrolSecondFactor(context, session, body, ip);
      if (isRefusal(enrolled)) return sendRefusal(reply, enrolled);
      setSessionCookie(reply, enrolled.token);
      return enrolled.recovery;
    },
  );
}

/** A second factor that is there: new recovery codes, or none any more. */
function secondFactorRoutes(app: FastifyInstance, context: Context): void {
  const routes = typed(app);

  routes.post(
    '/api/account/recovery-codes',
    {
      schema: {
        tags,
        'x-rule': 'session',
        summary: 'Refaire ses codes de secours',
        body: SecondFactorCode,
        response: { 200: RecoveryCodes, ...problems(400, 409, 503, 507) },
      },
    },
    async ({ actor, session, body, ip }, reply) => sendResult(reply, await renewRecoveryCodes(context, actor, session, body.code, ip)),
  );

  routes.delete(
    '/api/account/second-factor',
    {
      schema: {
        tags,
        'x-rule': 'session',
        summary: 'Retirer son second facteur',
        body: SecondFactorRemoval,
        response: { 204: Type.Null(), ...problems(400, 403, 409, 503, 507) },
      },
    },
    async ({ actor, session, body, ip }, reply) => {
      const refusal = await removeOwnSecondFactor(context, actor, session, body, ip);
      return refusal ? sendRefusal(reply, refusal) : reply.code(204).send(null);
    },
  );
}
