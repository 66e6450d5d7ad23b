import type { FastifyInstance } from 'fastify';
import { Type } from 'typebox';
import { Id, problems } from '#shared/api/common.ts';
import { HoursEstimate, HoursRequest, LabourShareChange, LabourShareList } from '#shared/api/hours.ts';
import type { Context } from '../context.ts';
import { sendResult } from '../plugins/errors.ts';
import { changeLabourShare } from '../usecases/hours/change-labour-share.ts';
import { estimateHours } from '../usecases/hours/estimate-hours.ts';
import { listLabourShares } from '../usecases/hours/list-labour-shares.ts';
import { typed } from './typed.ts';

const tags = ['heures d’insertion'];

const ById = Type.Object({ id: Id });

export function hoursRoutes(app: FastifyInstance, context: Context): void {
  const routes = typed(app);

  routes.get(
    '/api/hours/labour-shares',
    { schema: { tags, 'x-rule': 'law:read', summary: 'Parts de main-d’œuvre', response: { 200: LabourShareList, ...problems(403) } } },
    async ({ actor }, reply) => sendResult(reply, await listLabourShares(context, actor)),
  );

  routes.put(
    '/api/hours/labour-shares/:id',
    {
      schema: {
        tags,
        'x-rule': 'labour-share:update',
        summary: 'Mettre sa propre part pour un métier',
        params: ById,
        body: LabourShareChange,
        response: { 200: LabourShareList, ...problems(400, 403, 404, 503, 507) },
      },
    },
    async ({ params, body, actor }, reply) => sendResult(reply, await changeLabourShare(context, actor, params.id, body)),
  );

  routes.delete(
    '/api/hours/labour-shares/:id',
    {
      schema: {
        tags,
        'x-rule': 'labour-share:update',
        summary: 'Revenir à la part de Clausier pour un métier',
        params: ById,
        response: { 200: LabourShareList, ...problems(400, 403, 404, 503, 507) },
      },
    },
    async ({ params, actor }, reply) => sendResult(reply, await changeLabourShare(context, actor, params.id, null)),
  );

  routes.post(
    '/api/hours/estimate',
    {
      schema: {
        tags,
        'x-rule': 'law:read',
        summary: 'Calculer des heures d’insertion',
        body: HoursRequest,
        response: { 200: HoursEstimate, ...problems(400, 403) },
      },
    },
    async ({ body, actor }, reply) => sendResult(reply, await estimateHours(context, actor, body)),
  );
}
