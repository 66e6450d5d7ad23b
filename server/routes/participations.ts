/** Public consultations of a scheme, for who holds them: opened, moderated, answered, summed up. The page itself is `participation-page.ts`. */
import type { FastifyInstance } from 'fastify';
import { Type } from 'typebox';
import { Id, problems } from '#shared/api/common.ts';
import {
  Participation,
  ParticipationAnswer,
  ParticipationAnswerWrite,
  ParticipationComment,
  ParticipationCommentList,
  ParticipationCommentQuery,
  ParticipationCreate,
  ParticipationDecision,
  ParticipationList,
  ParticipationPatch,
} from '#shared/api/participations.ts';
import { isRefusal } from '#shared/errors.ts';
import type { Context } from '../context.ts';
import { sendRefusal, sendResult } from '../plugins/errors.ts';
import { participationPaper, participationTable } from '../usecases/participations/export.ts';
import { changeParticipation, closeParticipation, openParticipation, removeParticipation, withdrawParticipation } from '../usecases/participations/manage.ts';
import { decideComment, eraseComment, removeAnswer, writeAnswer } from '../usecases/participations/moderate.ts';
import { listComments, listParticipations, readParticipation } from '../usecases/participations/read.ts';
import { Binary, IfMatch, revisionOf, sendMade, sendRevised, typed } from './typed.ts';

const tags = ['consultation publique'];
const ROOT = '/api/schemes/:id/participations';
const ONE = `${ROOT}/:participationId`;
const ById = Type.Object({ id: Id });
const ByParticipation = Type.Object({ id: Id, participationId: Id });
const ByVoice = Type.Object({ id: Id, participationId: Id, voiceId: Id });
const ByAnswer = Type.Object({ id: Id, participationId: Id, answerId: Id });
const rule = { tags, 'x-rule': 'scheme:consult' } as const;

function readingRoutes(app: FastifyInstance, context: Context): void {
  const routes = typed(app);

  routes.get(
    ROOT,
    {
      schema: {
        tags,
        'x-rule': 'scheme:read',
        summary: 'Consultations publiques d’un schéma',
        params: ById,
        response: { 200: ParticipationList, ...problems(403, 404) },
      },
    },
    async ({ params, actor }, reply) => sendResult(reply, await listParticipations(context, actor, params.id)),
  );

  routes.get(
    ONE,
    {
      schema: {
        tags,
        'x-rule': 'scheme:read',
        summary: 'Une consultation publique, avec ses comptes',
        params: ByParticipation,
        response: { 200: Participation, ...problems(403, 404) },
      },
    },
    async ({ params, actor }, reply) => sendRevised(reply, await readParticipation(context, actor, params.id, params.participationId)),
  );

  routes.get(
    `${ONE}/voices`,
    {
      schema: {
        ...rule,
        summary: 'Avis reçus, page par page : par état, passage ou qualité',
        params: ByParticipation,
        querystring: ParticipationCommentQuery,
        response: { 200: ParticipationCommentList, ...problems(400, 403, 404) },
      },
    },
    async ({ params, query, actor }, reply) => sendResult(reply, await listComments(context, actor, params.id, params.participationId, query)),
  );

  routes.get(
    `${ONE}/synthese.docx`,
    {
      schema: {
        ...rule,
        summary: 'Synthèse d’une consultation publique (Word)',
        params: ByParticipation,
        response: { 200: Binary, ...problems(403, 404, 503, 507) },
      },
    },
    async ({ params, actor }, reply) => sendMade(reply, await participationPaper(context, actor, params.id, params.participationId)),
  );

  routes.get(
    `${ONE}/avis.csv`,
    {
      schema: {
        ...rule,
        summary: 'Avis d’une consultation publique (CSV)',
        params: ByParticipation,
        response: { 200: Binary, ...problems(403, 404, 503, 507) },
      },
    },
    async ({ params, actor }, reply) => sendMade(reply, await participationTable(context, actor, params.id, params.participationId)),
  );
}

function managingRoutes(app: FastifyInstance, context: Context): void {
  const routes = typed(app);

  routes.post(
    ROOT,
    {
      schema: {
        ...rule,
        summary: 'Ouvrir une consultation publique : le texte lu est figé',
        params: ById,
        headers: IfMatch,
        body: ParticipationCreate,
        response: { 201: Participation, ...problems(400, 403, 404, 412, 428, 503, 507) },
      },
    },
    async ({ params, headers, body, actor }, reply) => {
      const made = await openParticipation(context, actor, params.id, revisionOf(headers['if-match']), body);
      if (!isRefusal(made)) reply.code(201);
      return sendRevised(reply, made);
    },
  );

  routes.patch(
    ONE,
    {
      schema: {
        ...rule,
        summary: 'Changer les jours, l’introduction ou les mentions d’une consultation publique',
        params: ByParticipation,
        headers: IfMatch,
        body: ParticipationPatch,
        response: { 200: Participation, ...problems(400, 403, 404, 412, 428, 503, 507) },
      },
    },
    async ({ params, headers, body, actor }, reply) =>
      sendRevised(reply, await changeParticipation(context, actor, params.id, params.participationId, revisionOf(headers['if-match']), body)),
  );

  for (const { path, summary, act } of [
    { path: 'close', summary: 'Clore une consultation publique avant son dernier jour', act: closeParticipation },
    { path: 'withdraw', summary: 'Retirer la page d’une consultation publique', act: withdrawParticipation },
  ])
    routes.post(
      `${ONE}/${path}`,
      { schema: { ...rule, summary, params: ByParticipation, response: { 200: Participation, ...problems(403, 404, 503, 507) } } },
      async ({ params, actor }, reply) => sendRevised(reply, await act(context, actor, params.id, params.participationId)),
    );

  routes.delete(
    ONE,
    {
      schema: {
        ...rule,
        summary: 'Supprimer une consultation publique sans avis',
        params: ByParticipation,
        response: { 204: Type.Null(), ...problems(403, 404, 409, 503, 507) },
      },
    },
    async ({ params, actor }, reply) => {
      const refusal = await removeParticipation(context, actor, params.id, params.participationId);
      return refusal ? sendRefusal(reply, refusal) : reply.code(204).send(null);
    },
  );
}

function moderatingRoutes(app: FastifyInstance, context: Context): void {
  const routes = typed(app);
  const placeOf = ({ id, participationId }: { id: string; participationId: string }) => ({ schemeId: id, id: participationId });

  routes.put(
    `${ONE}/voices/:voiceId/decision`,
    {
      schema: {
        ...rule,
        summary: 'Publier un avis, le refuser, ou dire qu’il en répète un autre',
        params: ByVoice,
        body: ParticipationDecision,
        response: { 200: ParticipationComment, ...problems(400, 403, 404, 409, 503, 507) },
      },
    },
    async ({ params, body, actor }, reply) => sendResult(reply, await decideComment(context, actor, placeOf(params), params.voiceId, body)),
  );

  routes.delete(
    `${ONE}/voices/:voiceId`,
    {
      schema: {
        ...rule,
        summary: 'Effacer le texte d’un avis, à la demande de son auteur',
        params: ByVoice,
        response: { 204: Type.Null(), ...problems(403, 404, 503, 507) },
      },
    },
    async ({ params, actor }, reply) => {
      const refusal = await eraseComment(context, actor, placeOf(params), params.voiceId);
      return refusal ? sendRefusal(reply, refusal) : reply.code(204).send(null);
    },
  );

  routes.post(
    `${ONE}/answers`,
    {
      schema: {
        ...rule,
        summary: 'Répondre à un ou plusieurs avis publiés',
        params: ByParticipation,
        body: ParticipationAnswerWrite,
        response: { 201: ParticipationAnswer, ...problems(400, 403, 404, 503, 507) },
      },
    },
    async ({ params, body, actor }, reply) => {
      const answer = await writeAnswer(context, actor, placeOf(params), null, body);
      if (!isRefusal(answer)) reply.code(201);
      return sendResult(reply, answer);
    },
  );

  routes.put(
    `${ONE}/answers/:answerId`,
    {
      schema: {
        ...rule,
        summary: 'Changer une réponse, et les avis auxquels elle répond',
        params: ByAnswer,
        body: ParticipationAnswerWrite,
        response: { 200: ParticipationAnswer, ...problems(400, 403, 404, 503, 507) },
      },
    },
    async ({ params, body, actor }, reply) => sendResult(reply, await writeAnswer(context, actor, placeOf(params), params.answerId, body)),
  );

  routes.delete(
    `${ONE}/answers/:answerId`,
    { schema: { ...rule, summary: 'Retirer une réponse', params: ByAnswer, response: { 204: Type.Null(), ...problems(403, 404, 503, 507) } } },
    async ({ params, actor }, reply) => {
      const refusal = await removeAnswer(context, actor, placeOf(params), params.answerId);
      return refusal ? sendRefusal(reply, refusal) : reply.code(204).send(null);
    },
  );
}

export function participationRoutes(app: FastifyInstance, context: Context): void {
  readingRoutes(app, context);
  managingRoutes(app, context);
  moderatingRoutes(app, context);
}
