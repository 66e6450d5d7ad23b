/** What a learner does: modules, reading, attempts. The key of a question goes with its answer, never before. */
import type { FastifyInstance } from 'fastify';
import { Type } from 'typebox';
import { Id, problems } from '#shared/api/common.ts';
import { AnswerCreate, Attempt, AttemptCreate, ModuleList, ModuleProgress, ReadingChange, TrainingModule } from '#shared/api/training.ts';
import { isRefusal } from '#shared/errors.ts';
import type { Context } from '../context.ts';
import { sendRefusal, sendResult } from '../plugins/errors.ts';
import { answerQuestion } from '../usecases/training/answer-question.ts';
import { changeReading } from '../usecases/training/change-reading.ts';
import { listTraining } from '../usecases/training/list-modules.ts';
import { readAttempt } from '../usecases/training/read-attempt.ts';
import { readModule } from '../usecases/training/read-module.ts';
import { startAttempt } from '../usecases/training/start-attempt.ts';
import { typed } from './typed.ts';

const tags = ['formation'];
const learn = { tags, 'x-rule': 'training:learn' } as const;
const ById = Type.Object({ id: Id });

export function trainingRoutes(app: FastifyInstance, context: Context): void {
  const routes = typed(app);

  routes.get(
    '/api/training/modules',
    { schema: { ...learn, summary: 'Les modules, et où l’on en est', response: { 200: ModuleList, ...problems(403) } } },
    async ({ actor }, reply) => sendResult(reply, await listTraining(context, actor)),
  );

  routes.get(
    '/api/training/modules/:id',
    {
      schema: {
        ...learn,
        summary: 'Un module à lire : leçons, cas, fiche ; les textes vivants sont ceux du jour',
        params: ById,
        response: { 200: TrainingModule, ...problems(400, 403, 404) },
      },
    },
    async ({ params, actor }, reply) => sendResult(reply, await readModule(context, actor, params.id)),
  );

  routes.put(
    '/api/training/modules/:id/reading',
    {
      schema: {
        ...learn,
        summary: 'Dire où l’on en est de sa lecture',
        params: ById,
        body: ReadingChange,
        response: { 200: ModuleProgress, ...problems(400, 403, 404, 503, 507) },
      },
    },
    async ({ params, body, actor }, reply) => sendResult(reply, await changeReading(context, actor, params.id, body)),
  );

  attemptRoutes(app, context);
}

function attemptRoutes(app: FastifyInstance, context: Context): void {
  const routes = typed(app);

  routes.post(
    '/api/training/attempts',
    {
      schema: {
        ...learn,
        summary: 'Commencer une tentative, ou reprendre celle qui est ouverte (200)',
        body: AttemptCreate,
        response: { 200: Attempt, 201: Attempt, ...problems(400, 403, 404, 409, 503, 507) },
      },
    },
    async ({ body, actor }, reply) => {
      const started = await startAttempt(context, actor, body);
      if (isRefusal(started)) return sendRefusal(reply, started);
      return reply.code(started.resumed ? 200 : 201).send(started.attempt);
    },
  );

  routes.get(
    '/api/training/attempts/:id',
    { schema: { ...learn, summary: 'Sa tentative, ouverte ou terminée', params: ById, response: { 200: Attempt, ...problems(400, 403, 404) } } },
    async ({ params, actor }, reply) => sendResult(reply, await readAttempt(context, actor, params.id)),
  );

  routes.post(
    '/api/training/attempts/:id/answers',
    {
      schema: {
        ...learn,
        summary: 'Répondre à une question, une fois ; la dernière réponse termine la tentative',
        params: ById,
        body: AnswerCreate,
        response: { 200: Attempt, ...problems(400, 403, 404, 409, 503, 507) },
      },
    },
    async ({ params, body, actor }, reply) => sendResult(reply, await answerQuestion(context, actor, params.id, body)),
  );
}
