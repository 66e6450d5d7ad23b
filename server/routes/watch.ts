/** The law watch: the list, one thing, reviews, what each content changed. */
import type { FastifyInstance } from 'fastify';
import { Type } from 'typebox';
import { Id, oneOf, problems } from '#shared/api/common.ts';
import { ContentChangeList, Watch, WATCH_KINDS, WatchAcknowledgement, WatchNews, WatchPage, WatchReview, WatchReviewCreate } from '#shared/api/watch.ts';
import { isRefusal } from '#shared/errors.ts';
import type { Context } from '../context.ts';
import { sendRefusal, sendResult } from '../plugins/errors.ts';
import { exportWatch, listWatch, watchNews } from '../usecases/watch/list-watch.ts';
import { listChanges, readWatchItem } from '../usecases/watch/read-item.ts';
import { acknowledge, reviewItem } from '../usecases/watch/review-item.ts';
import { Binary, sendMade, typed } from './typed.ts';

const tags = ['veille'];
const One = Type.Object({ kind: oneOf(WATCH_KINDS), itemId: Id });

function listRoutes(app: FastifyInstance, context: Context): void {
  const routes = typed(app);

  routes.get(
    '/api/watch',
    { schema: { tags, 'x-rule': 'law:read', summary: 'Ce qui est à relire, et ce qui s’appuie dessus', response: { 200: Watch, ...problems(403) } } },
    async ({ actor }, reply) => sendResult(reply, await listWatch(context, actor)),
  );

  routes.get(
    '/api/watch/news',
    { schema: { tags, 'x-rule': 'law:read', summary: 'Ce qui a changé depuis la dernière visite', response: { 200: WatchNews, ...problems(403) } } },
    async ({ actor }, reply) => sendResult(reply, await watchNews(context, actor)),
  );

  routes.get(
    '/api/watch/changes',
    { schema: { tags, 'x-rule': 'law:read', summary: 'Ce que chaque contenu a changé', response: { 200: ContentChangeList, ...problems(403) } } },
    async ({ actor }, reply) => sendResult(reply, await listChanges(context, actor)),
  );

  routes.get(
    '/api/watch/veille.csv',
    { schema: { tags, 'x-rule': 'law:read', summary: 'La liste de la veille en tableau (CSV)', response: { 200: Binary, ...problems(403) } } },
    async ({ actor }, reply) => sendMade(reply, await exportWatch(context, actor)),
  );

  routes.post(
    '/api/watch/acknowledgement',
    {
      schema: {
        tags,
        'x-rule': 'law:review',
        summary: 'Dire que les changements sont vus, jusqu’à celui-là',
        body: WatchAcknowledgement,
        response: { 204: Type.Null(), ...problems(400, 403, 503, 507) },
      },
    },
    async ({ body, actor }, reply) => {
      const refusal = await acknowledge(context, actor, body);
      return refusal ? sendRefusal(reply, refusal) : reply.code(204).send(null);
    },
  );
}

function itemRoutes(app: FastifyInstance, context: Context): void {
  const routes = typed(app);

  routes.get(
    '/api/watch/:kind/items/:itemId',
    {
      schema: {
        tags,
        'x-rule': 'law:read',
        summary: 'Un texte suivi : ce qui s’appuie dessus, que faire, qui l’a relu',
        params: One,
        response: { 200: WatchPage, ...problems(400, 403, 404) },
      },
    },
    async ({ params, actor }, reply) => sendResult(reply, await readWatchItem(context, actor, params.kind, params.itemId)),
  );

  routes.post(
    '/api/watch/:kind/items/:itemId/reviews',
    {
      schema: {
        tags,
        'x-rule': 'law:review',
        summary: 'Relire : verdict, note, sur le texte qui a été lu',
        params: One,
        body: WatchReviewCreate,
        response: { 201: WatchReview, ...problems(400, 403, 404, 412, 503, 507) },
      },
    },
    async ({ params, body, actor }, reply) => {
      const review = await reviewItem(context, actor, params.kind, params.itemId, body);
      if (!isRefusal(review)) reply.code(201);
      return sendResult(reply, review);
    },
  );
}

export function watchRoutes(app: FastifyInstance, context: Context): void {
  listRoutes(app, context);
  itemRoutes(app, context);
}
