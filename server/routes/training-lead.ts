/** The trainer's side: who is where, cohorts; the jurist's: questions to read again. */
import type { FastifyInstance } from 'fastify';
import { Type } from 'typebox';
import { Id, problems } from '#shared/api/common.ts';
import { Cohort, CohortChange, CohortCreate, CohortList, CohortProgress, FlaggedQuestionList, ProgressTable } from '#shared/api/training-lead.ts';
import { QuestionId } from '#shared/api/training.ts';
import { isRefusal } from '#shared/errors.ts';
import type { Context } from '../context.ts';
import { sendRefusal, sendResult } from '../plugins/errors.ts';
import { asciiName } from '../usecases/names.ts';
import { changeCohort, createCohort, listCohorts, readCohort, removeCohort } from '../usecases/training/cohorts.ts';
import { listFlaggedQuestions, reviewQuestion } from '../usecases/training/flagged-questions.ts';
import { progressCsv, readProgress } from '../usecases/training/progress-table.ts';
import { Binary, sendMade, typed } from './typed.ts';

const tags = ['formation'];
const lead = { tags, 'x-rule': 'training:lead' } as const;
const ById = Type.Object({ id: Id });

export function trainingLeadRoutes(app: FastifyInstance, context: Context): void {
  const routes = typed(app);

  routes.get(
    '/api/training/progress',
    { schema: { ...lead, summary: 'Qui en est où', response: { 200: ProgressTable, ...problems(403) } } },
    async ({ actor }, reply) => sendResult(reply, await readProgress(context, actor)),
  );

  routes.get(
    '/api/training/progress.csv',
    { schema: { ...lead, summary: 'Qui en est où, en tableau (CSV)', response: { 200: Binary, ...problems(403) } } },
    async ({ actor }, reply) => {
      const table = await readProgress(context, actor);
      return sendMade(reply, isRefusal(table) ? table : progressCsv(table, 'formation.csv'));
    },
  );

  routes.get(
    '/api/training/flagged-questions',
    {
      schema: {
        tags,
        'x-rule': 'training:review',
        summary: 'Questions à relire : un article qu’elles citent a changé',
        response: { 200: FlaggedQuestionList, ...problems(403) },
      },
    },
    async ({ actor }, reply) => sendResult(reply, await listFlaggedQuestions(context, actor)),
  );

  routes.post(
    '/api/training/flagged-questions/:id/review',
    {
      schema: {
        tags,
        'x-rule': 'training:review',
        summary: 'Dire qu’une question est relue : elle compte de nouveau',
        params: Type.Object({ id: QuestionId }),
        response: { 204: Type.Null(), ...problems(400, 403, 404, 503, 507) },
      },
    },
    async ({ params, actor }, reply) => {
      const refusal = await reviewQuestion(context, actor, params.id);
      return refusal ? sendRefusal(reply, refusal) : reply.code(204).send(null);
    },
  );

  cohortRoutes(app, context);
}

function cohortRoutes(app: FastifyInstance, context: Context): void {
  const routes = typed(app);

  routes.get(
    '/api/training/cohorts',
    { schema: { ...lead, summary: 'Groupes de formation', response: { 200: CohortList, ...problems(403) } } },
    async ({ actor }, reply) => sendResult(reply, await listCohorts(context, actor)),
  );

  routes.post(
    '/api/training/cohorts',
    { schema: { ...lead, summary: 'Créer un groupe', body: CohortCreate, response: { 201: Cohort, ...problems(400, 403, 409, 503, 507) } } },
    async ({ body, actor }, reply) => {
      const cohort = await createCohort(context, actor, body);
      if (!isRefusal(cohort)) reply.code(201);
      return sendResult(reply, cohort);
    },
  );

  routes.get(
    '/api/training/cohorts/:id',
    { schema: { ...lead, summary: 'Un groupe, et où en est chacun', params: ById, response: { 200: CohortProgress, ...problems(400, 403, 404) } } },
    async ({ params, actor }, reply) => sendResult(reply, await readCohort(context, actor, params.id)),
  );

  routes.patch(
    '/api/training/cohorts/:id',
    {
      schema: {
        ...lead,
        summary: 'Changer un groupe',
        params: ById,
        body: CohortChange,
        response: { 200: Cohort, ...problems(400, 403, 404, 409, 503, 507) },
      },
    },
    async ({ params, body, actor }, reply) => sendResult(reply, await changeCohort(context, actor, params.id, body)),
  );

  routes.delete(
    '/api/training/cohorts/:id',
    {
      schema: {
        ...lead,
        summary: 'Supprimer un groupe ; ce que ses personnes ont fait leur reste',
        params: ById,
        response: { 204: Type.Null(), ...problems(400, 403, 404, 409, 503, 507) },
      },
    },
    async ({ params, actor }, reply) => {
      const refusal = await removeCohort(context, actor, params.id);
      return refusal ? sendRefusal(reply, refusal) : reply.code(204).send(null);
    },
  );

  routes.get(
    '/api/training/cohorts/:id/progress.csv',
    { schema: { ...lead, summary: 'Où en est chacun d’un groupe, en tableau (CSV)', params: ById, response: { 200: Binary, ...problems(400, 403, 404) } } },
    async ({ params, actor }, reply) => {
      const found = await readCohort(context, actor, params.id);
      return sendMade(reply, isRefusal(found) ? found : progressCsv(found.progress, `formation-${asciiName(found.cohort.name) || 'groupe'}.csv`));
    },
  );
}
