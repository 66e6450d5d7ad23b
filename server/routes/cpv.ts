import type { FastifyInstance } from 'fastify';
import { Type } from 'typebox';
import { Id, problems } from '#shared/api/common.ts';
import { Cpv, CpvList, CpvQuery } from '#shared/api/cpv.ts';
import type { Context } from '../context.ts';
import { sendResult } from '../plugins/errors.ts';
import { readCpv, searchCpv } from '../usecases/cpv/search-cpv.ts';
import { typed } from './typed.ts';

const tags = ['cpv'];

export function cpvRoutes(app: FastifyInstance, context: Context): void {
  const routes = typed(app);

  routes.get(
    '/api/cpv',
    { schema: { tags, 'x-rule': 'law:read', summary: 'Chercher un code CPV', querystring: CpvQuery, response: { 200: CpvList, ...problems(400, 403) } } },
    async ({ query, actor }, reply) => sendResult(reply, await searchCpv(context, actor, query)),
  );

  routes.get(
    '/api/cpv/:code',
    {
      schema: {
        tags,
        'x-rule': 'law:read',
        summary: 'Un code CPV et ses divisions',
        params: Type.Object({ code: Id }),
        response: { 200: Cpv, ...problems(403, 404) },
      },
    },
    async ({ params, actor }, reply) => sendResult(reply, await readCpv(context, actor, params.code)),
  );
}
