import type { FastifyInstance } from 'fastify';
import { problems } from '#shared/api/common.ts';
import { HoursEstimate, HoursRequest, LabourShareList } from '#shared/api/hours.ts';
import type { Context } from '../context.ts';
import { sendResult } from '../plugins/errors.ts';
import { estimateHours } from '../usecases/hours/estimate-hours.ts';
import { listLabourShares } from '../usecases/hours/list-labour-shares.ts';
import { typed } from './typed.ts';

const tags = ['heures d’insertion'];

export function hoursRoutes(app: FastifyInstance, context: Context): void {
  const routes = typed(app);

  routes.get(
    '/api/hours/labour-shares',
    { schema: { tags, summary: 'Parts de main-d’œuvre', response: { 200: LabourShareList, ...problems(403) } } },
    async ({ actor }, reply) => sendResult(reply, await listLabourShares(context, actor)),
  );

  routes.post(
    '/api/hours/estimate',
    { schema: { tags, summary: 'Calculer des heures d’insertion', body: HoursRequest, response: { 200: HoursEstimate, ...problems(400, 403) } } },
    async ({ body, actor }, reply) => sendResult(reply, await estimateHours(context, actor, body)),
  );
}
