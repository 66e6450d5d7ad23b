/** What a monitoring tool reads. */
import type { FastifyInstance } from 'fastify';
import { Type } from 'typebox';
import { problems } from '#shared/api/common.ts';
import { refuse } from '#shared/errors.ts';
import type { Context } from '../context.ts';
import { sendRefusal } from '../plugins/errors.ts';
import { mayMeasure } from '../plugins/metrics.ts';
import { typed } from './typed.ts';

export function metricsRoutes(app: FastifyInstance, { service }: Context): void {
  typed(app).get(
    '/api/metrics',
    {
      schema: {
        tags: ['service'],
        'x-rule': 'open',
        summary: 'Mesures, au format Prometheus ; servi : avec « Authorization: Bearer » et le jeton réglé',
        produces: ['text/plain'],
        response: { 200: Type.String(), ...problems(404) },
      },
    },
    async ({ headers }, reply) => {
      // The same answer without the token as without metrics: nothing tells that there is something to look for.
      if (!app.metrics || !mayMeasure(service, headers.authorization))
        return sendRefusal(reply, refuse('NOT_FOUND', 'Cette adresse n’existe pas dans Clausier.'));
      const { type, text } = await app.metrics();
      return reply.type(type).send(text);
    },
  );
}
