/** Review rounds of a scheme and the track of who was consulted. */
import type { FastifyInstance } from 'fastify';
import { Type } from 'typebox';
import { Id, problems } from '#shared/api/common.ts';
import {
  Consulted,
  ConsultedCreate,
  ConsultedList,
  MyPartList,
  RemarkSettlement,
  Round,
  RoundAnswer,
  RoundCreate,
  RoundList,
  RoundMailed,
  RoundMessages,
  RoundPart,
  RoundReading,
} from '#shared/api/rounds.ts';
import { isRefusal } from '#shared/errors.ts';
import type { Context } from '../context.ts';
import { sendRefusal, sendResult } from '../plugins/errors.ts';
import { answerPart, settleRemark } from '../usecases/rounds/answer-part.ts';
import { addConsulted, listConsulted, removeConsulted } from '../usecases/rounds/consulted.ts';
import { exportMine, exportRoundDay, readLetters, sendLetters } from '../usecases/rounds/letters.ts';
import { closeRound, openRound, removeRound } from '../usecases/rounds/open-round.ts';
import { listRounds, myParts, readPart, readRound } from '../usecases/rounds/read-round.ts';
import { Binary, IfMatch, revisionOf, sendMade, sendRevised, typed } from './typed.ts';

const tags = ['relectures'];
const ById = Type.Object({ id: Id });
const ByRound = Type.Object({ id: Id, roundId: Id });
const ByPart = Type.Object({ id: Id, roundId: Id, partId: Id });
const ByRemark = Type.Object({ id: Id, roundId: Id, remarkId: Id });
const ByConsulted = Type.Object({ id: Id, consultedId: Id });
const Gone = Type.Null();

/** What is asked of me, whatever the scheme. */
function mineRoutes(app: FastifyInstance, context: Context): void {
  const routes = typed(app);

  routes.get(
    '/api/rounds/mine',
    { schema: { tags, 'x-rule': 'scheme:read', summary: 'Mes relectures en cours', response: { 200: MyPartList, ...problems(403) } } },
    async ({ actor }, reply) => sendResult(reply, await myParts(context, actor)),
  );

  routes.get(
    '/api/rounds/relectures.ics',
    { schema: { tags, 'x-rule': 'scheme:read', summary: 'Mes relectures à rendre, pour un agenda', response: { 200: Binary, ...problems(403) } } },
    async ({ actor }, reply) => sendMade(reply, await exportMine(context, actor)),
  );
}

/** Opened, read, closed by the lead. */
function leadRoutes(app: FastifyInstance, context: Context): void {
  const routes = typed(app);

  routes.get(
    '/api/schemes/:id/rounds',
    { schema: { tags, 'x-rule': 'scheme:read', summary: 'Relectures d’un schéma', params: ById, response: { 200: RoundList, ...problems(403, 404) } } },
    async ({ params, actor }, reply) => sendResult(reply, await listRounds(context, actor, params.id)),
  );

  routes.post(
    '/api/schemes/:id/rounds',
    {
      schema: {
        tags,
        'x-rule': 'scheme:round',
        summary: 'Ouvrir une relecture sur le texte lu',
        params: ById,
        headers: IfMatch,
        body: RoundCreate,
        response: { 201: Round, ...problems(400, 403, 404, 412, 428, 503, 507) },
      },
    },
    async ({ params, headers, body, actor }, reply) => {
      const round = await openRound(context, actor, params.id, revisionOf(headers['if-match']), body);
      if (!isRefusal(round)) reply.code(201);
      return sendResult(reply, round);
    },
  );

  routes.get(
    '/api/schemes/:id/rounds/:roundId',
    {
      schema: {
        tags,
        'x-rule': 'scheme:round',
        summary: 'Le tableau des réponses',
        params: ByRound,
        response: { 200: Round, ...problems(403, 404) },
      },
    },
    async ({ params, actor }, reply) => sendResult(reply, await readRound(context, actor, params.id, params.roundId)),
  );

  routes.delete(
    '/api/schemes/:id/rounds/:roundId',
    {
      schema: {
        tags,
        'x-rule': 'scheme:round',
        summary: 'Retirer une relecture sans réponse',
        params: ByRound,
        response: { 204: Gone, ...problems(403, 404, 503, 507) },
      },
    },
    async ({ params, actor }, reply) => {
      const refusal = await removeRound(context, actor, params.id, params.roundId);
      return refusal ? sendRefusal(reply, refusal) : reply.code(204).send(null);
    },
  );

  routes.post(
    '/api/schemes/:id/rounds/:roundId/close',
    {
      schema: { tags, 'x-rule': 'scheme:round', summary: 'Clore une relecture', params: ByRound, response: { 200: Round, ...problems(403, 404, 503, 507) } },
    },
    async ({ params, actor }, reply) => sendResult(reply, await closeRound(context, actor, params.id, params.roundId)),
  );
}

/** Told by message, dated in an agenda. */
function letterRoutes(app: FastifyInstance, context: Context): void {
  const routes = typed(app);

  routes.get(
    '/api/schemes/:id/rounds/:roundId/messages',
    {
      schema: {
        tags,
        'x-rule': 'scheme:round',
        summary: 'Le message de chaque partie, prêt à copier',
        params: ByRound,
        response: { 200: RoundMailed, ...problems(403, 404) },
      },
    },
    async ({ params, actor }, reply) => sendResult(reply, await readLetters(context, actor, params.id, params.roundId)),
  );

  routes.post(
    '/api/schemes/:id/rounds/:roundId/messages',
    {
      schema: {
        tags,
        'x-rule': 'scheme:round',
        summary: 'Noter que les lecteurs sont prévenus, et leur écrire si un serveur de messagerie est réglé',
        params: ByRound,
        body: RoundMessages,
        response: { 200: RoundMailed, ...problems(400, 403, 404, 503, 507) },
      },
    },
    async ({ params, body, actor }, reply) => sendResult(reply, await sendLetters(context, actor, params.id, params.roundId, body.parts)),
  );

  routes.get(
    '/api/schemes/:id/rounds/:roundId/relecture.ics',
    {
      schema: {
        tags,
        'x-rule': 'scheme:round',
        summary: 'Le jour où les réponses sont attendues, pour un agenda',
        params: ByRound,
        response: { 200: Binary, ...problems(403, 404) },
      },
    },
    async ({ params, actor }, reply) => sendMade(reply, await exportRoundDay(context, actor, params.id, params.roundId)),
  );
}

/** Read and answered by each department, decided on by the lead. */
function answerRoutes(app: FastifyInstance, context: Context): void {
  const routes = typed(app);

  routes.get(
    '/api/schemes/:id/rounds/:roundId/parts/:partId',
    {
      schema: {
        tags,
        'x-rule': 'scheme:read',
        summary: 'Une partie à relire : son texte figé, ce qui a changé depuis, la réponse',
        params: ByPart,
        response: { 200: RoundReading, ...problems(403, 404) },
      },
    },
    async ({ params, actor }, reply) => sendResult(reply, await readPart(context, actor, params.id, params.roundId, params.partId)),
  );

  routes.put(
    '/api/schemes/:id/rounds/:roundId/parts/:partId/answer',
    {
      schema: {
        tags,
        'x-rule': 'scheme:comment',
        summary: 'Répondre pour une partie',
        params: ByPart,
        headers: IfMatch,
        body: RoundAnswer,
        response: { 200: RoundPart, ...problems(400, 403, 404, 412, 428, 503, 507) },
      },
    },
    async ({ params: { id, roundId, partId }, headers, body, actor }, reply) =>
      sendRevised(reply, await answerPart(context, actor, { schemeId: id, roundId, partId }, revisionOf(headers['if-match']), body)),
  );

  routes.put(
    '/api/schemes/:id/rounds/:roundId/remarks/:remarkId',
    {
      schema: {
        tags,
        'x-rule': 'scheme:round',
        summary: 'Prendre une remarque en compte, ou l’écarter avec sa raison',
        params: ByRemark,
        body: RemarkSettlement,
        response: { 200: Round, ...problems(400, 403, 404, 503, 507) },
      },
    },
    async ({ params: { id, roundId, remarkId }, body, actor }, reply) =>
      sendResult(reply, await settleRemark(context, actor, { schemeId: id, roundId, remarkId }, body)),
  );
}

function consultedRoutes(app: FastifyInstance, context: Context): void {
  const routes = typed(app);

  routes.get(
    '/api/schemes/:id/consulted',
    { schema: { tags, 'x-rule': 'scheme:read', summary: 'Qui a été consulté', params: ById, response: { 200: ConsultedList, ...problems(403, 404) } } },
    async ({ params, actor }, reply) => sendResult(reply, await listConsulted(context, actor, params.id)),
  );

  routes.post(
    '/api/schemes/:id/consulted',
    {
      schema: {
        tags,
        'x-rule': 'scheme:round',
        summary: 'Ajouter à la main qui a été consulté',
        params: ById,
        body: ConsultedCreate,
        response: { 201: Consulted, ...problems(400, 403, 404, 503, 507) },
      },
    },
    async ({ params, body, actor }, reply) => {
      const line = await addConsulted(context, actor, params.id, body);
      if (!isRefusal(line)) reply.code(201);
      return sendResult(reply, line);
    },
  );

  routes.delete(
    '/api/schemes/:id/consulted/:consultedId',
    {
      schema: {
        tags,
        'x-rule': 'scheme:round',
        summary: 'Retirer une ligne écrite à la main',
        params: ByConsulted,
        response: { 204: Gone, ...problems(403, 404, 503, 507) },
      },
    },
    async ({ params, actor }, reply) => {
      const refusal = await removeConsulted(context, actor, params.id, params.consultedId);
      return refusal ? sendRefusal(reply, refusal) : reply.code(204).send(null);
    },
  );
}

export function roundRoutes(app: FastifyInstance, context: Context): void {
  mineRoutes(app, context);
  leadRoutes(app, context);
  letterRoutes(app, context);
  answerRoutes(app, context);
  consultedRoutes(app, context);
}
