import type { FastifyInstance } from 'fastify';
import { Type } from 'typebox';
import { CcagList } from '#shared/api/clauses.ts';
import { Id, OnQuery, problems } from '#shared/api/common.ts';
import { DoubtList, LawSwitchList, ReferenceList, CitedReference, ThresholdList } from '#shared/api/references.ts';
import { isRefusal } from '#shared/errors.ts';
import type { Context } from '../context.ts';
import { sendRefusal, sendResult } from '../plugins/errors.ts';
import { denied } from '../usecases/allowed.ts';
import { listCcags, listDoubts, listReferences, listSwitches, listThresholds, readReference } from '../usecases/law/read-law.ts';
import { ReplyCache } from './reply-cache.ts';
import { typed } from './typed.ts';

const tags = ['droit'];
const refusals = problems(400, 403);

export function lawRoutes(app: FastifyInstance, context: Context): void {
  const routes = typed(app);
  const cache = new ReplyCache(() => context.content.version);

  routes.get(
    '/api/references',
    { schema: { tags, 'x-rule': 'law:read', summary: 'Références à une date', querystring: OnQuery, response: { 200: ReferenceList, ...refusals } } },
    // The whole list for a day is the same for everybody: its reply is written once, then sent as it is.
    async (request, reply) => {
      const {
        query: { on },
        actor,
      } = request;
      const day = on ?? context.clock.today();
      const found = denied(actor, 'law:read') ?? (await cache.reply(day, () => listReferences(context, actor, day)));
      return isRefusal(found) ? sendRefusal(reply, found) : cache.send(request, reply, found);
    },
  );

  routes.get(
    '/api/references/:id',
    {
      schema: {
        tags,
        'x-rule': 'law:read',
        summary: 'Une référence à une date',
        params: Type.Object({ id: Id }),
        querystring: OnQuery,
        response: { 200: CitedReference, ...problems(400, 403, 404) },
      },
    },
    async ({ params, query, actor }, reply) => sendResult(reply, await readReference(context, actor, params.id, query.on)),
  );

  routes.get(
    '/api/thresholds',
    { schema: { tags, 'x-rule': 'law:read', summary: 'Seuils à une date', querystring: OnQuery, response: { 200: ThresholdList, ...refusals } } },
    async ({ query, actor }, reply) => sendResult(reply, await listThresholds(context, actor, query.on)),
  );

  routes.get(
    '/api/switches',
    { schema: { tags, 'x-rule': 'law:read', summary: 'Dates où le droit a changé', response: { 200: LawSwitchList, ...refusals } } },
    async ({ actor }, reply) => sendResult(reply, await listSwitches(context, actor)),
  );

  routes.get(
    '/api/doubts',
    { schema: { tags, 'x-rule': 'law:read', summary: 'Ce qui reste à vérifier', response: { 200: DoubtList, ...refusals } } },
    async ({ actor }, reply) => sendResult(reply, await listDoubts(context, actor)),
  );

  routes.get(
    '/api/ccags',
    { schema: { tags, 'x-rule': 'law:read', summary: 'CCAG et leurs articles', response: { 200: CcagList, ...refusals } } },
    async ({ actor }, reply) => sendResult(reply, await listCcags(context, actor)),
  );
}
