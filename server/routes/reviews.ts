/** Reviews and publications of the schemes: made, downloaded, marked as published, and when each is due. */
import type { FastifyInstance } from 'fastify';
import { Type } from 'typebox';
import { Id, oneOf, problems } from '#shared/api/common.ts';
import { Review, ReviewChange, ReviewCreate, ReviewDueList, ReviewList, REVIEW_FILES } from '#shared/api/reviews.ts';
import { isRefusal } from '#shared/errors.ts';
import type { Context } from '../context.ts';
import { sendRefusal, sendResult } from '../plugins/errors.ts';
import { exportDues, readDues } from '../usecases/reviews/due.ts';
import { renderReview } from '../usecases/reviews/files.ts';
import { changeReview, listReviews, makeReview, readReview, removeReview } from '../usecases/reviews/reviews.ts';
import { Binary, sendMade, typed } from './typed.ts';

const tags = ['chiffres'];
const ById = Type.Object({ id: Id });
const ByReview = Type.Object({ id: Id, reviewId: Id });
const ByFile = Type.Object({ id: Id, reviewId: Id, file: oneOf(REVIEW_FILES) });

function dueRoutes(app: FastifyInstance, context: Context): void {
  const routes = typed(app);

  routes.get(
    '/api/reviews/due',
    {
      schema: {
        tags,
        'x-rule': 'scheme:read',
        summary: 'Bilans et publications à faire, schéma par schéma',
        response: { 200: ReviewDueList, ...problems(403) },
      },
    },
    async ({ actor }, reply) => sendResult(reply, await readDues(context, actor)),
  );

  routes.get(
    '/api/reviews/echeances.ics',
    { schema: { tags, 'x-rule': 'scheme:read', summary: 'Les mêmes dates, pour un agenda', response: { 200: Binary, ...problems(403) } } },
    async ({ actor }, reply) => sendMade(reply, await exportDues(context, actor)),
  );
}

function readingRoutes(app: FastifyInstance, context: Context): void {
  const routes = typed(app);

  routes.get(
    '/api/schemes/:id/reviews',
    {
      schema: {
        tags,
        'x-rule': 'scheme:read',
        summary: 'Bilans et publications d’un schéma, et ce qui est dû',
        params: ById,
        response: { 200: ReviewList, ...problems(403, 404) },
      },
    },
    async ({ params, actor }, reply) => sendResult(reply, await listReviews(context, actor, params.id)),
  );

  routes.get(
    '/api/schemes/:id/reviews/:reviewId',
    {
      schema: {
        tags,
        'x-rule': 'scheme:read',
        summary: 'Un bilan ou une publication, avec ses mesures',
        params: ByReview,
        response: { 200: Review, ...problems(403, 404) },
      },
    },
    async ({ params, actor }, reply) => sendResult(reply, await readReview(context, actor, params.id, params.reviewId)),
  );

  routes.get(
    '/api/schemes/:id/reviews/:reviewId/:file',
    {
      schema: {
        tags,
        'x-rule': 'scheme:read',
        summary: 'Un de ses fichiers : Word, page, CSV, JSON et son schéma, ou tout',
        params: ByFile,
        response: { 200: Binary, ...problems(400, 403, 404, 413, 503, 507) },
      },
    },
    async ({ params, actor }, reply) => sendMade(reply, await renderReview(context, actor, params.id, params.reviewId, params.file)),
  );
}

function writingRoutes(app: FastifyInstance, context: Context): void {
  const routes = typed(app);

  routes.post(
    '/api/schemes/:id/reviews',
    {
      schema: {
        tags,
        'x-rule': 'figure:publish',
        summary: 'Faire le bilan ou la publication : les mesures y sont figées',
        params: ById,
        body: ReviewCreate,
        response: { 201: Review, ...problems(400, 403, 404, 503, 507) },
      },
    },
    async ({ params, body, actor }, reply) => {
      const review = await makeReview(context, actor, params.id, body);
      if (!isRefusal(review)) reply.code(201);
      return sendResult(reply, review);
    },
  );

  routes.patch(
    '/api/schemes/:id/reviews/:reviewId',
    {
      schema: {
        tags,
        'x-rule': 'figure:publish',
        summary: 'Dire quand et où il a été publié ou présenté',
        params: ByReview,
        body: ReviewChange,
        response: { 200: Review, ...problems(400, 403, 404, 503, 507) },
      },
    },
    async ({ params, body, actor }, reply) => sendResult(reply, await changeReview(context, actor, params.id, params.reviewId, body)),
  );

  routes.delete(
    '/api/schemes/:id/reviews/:reviewId',
    {
      schema: {
        tags,
        'x-rule': 'figure:publish',
        summary: 'Retirer un bilan ou une publication',
        params: ByReview,
        response: { 204: Type.Null(), ...problems(403, 404, 503, 507) },
      },
    },
    async ({ params, actor }, reply) => {
      const refusal = await removeReview(context, actor, params.id, params.reviewId);
      return refusal ? sendRefusal(reply, refusal) : reply.code(204).send(null);
    },
  );
}

export function reviewRoutes(app: FastifyInstance, context: Context): void {
  dueRoutes(app, context);
  readingRoutes(app, context);
  writingRoutes(app, context);
}
