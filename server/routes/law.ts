import type { FastifyInstance } from 'fastify';
import { Type } from 'typebox';
import { CcagList } from '#shared/api/clauses.ts';
import { Id, OnQuery, problems } from '#shared/api/common.ts';
import { DoubtList, LawSwitchList, ReferenceList, CitedReference, ThresholdList } from '#shared/api/references.ts';
import type { Context } from '../context.ts';
import { sendResult } from '../plugins/errors.ts';
import { listCcags, listDoubts, listReferences, listSwitches, listThresholds, readReference } from '../usecases/law/read-law.ts';
import { typed } from './typed.ts';

const tags = ['droit'];
const refusals = problems(400, 403);

export function lawRoutes(app: FastifyInstance, context: Context): void {
  const routes = typed(app);

  routes.get(
    '/api/references',
    { schema: { tags, 'x-rule': 'law:read', summary: 'Références à une date', querystring: OnQuery, response: { 200: ReferenceList, ...refusals } } },
    async ({ query, actor }, reply) => sendResult(reply, await listReferences(context, actor, query.on)),
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
