import type { FastifyInstance } from 'fastify';
import { Catalogue } from '#shared/api/catalogue.ts';
import { problems } from '#shared/api/common.ts';
import type { Context } from '../context.ts';
import { sendResult } from '../plugins/errors.ts';
import { denied } from '../usecases/allowed.ts';
import { typed } from './typed.ts';

export function catalogueRoutes(app: FastifyInstance, context: Context): void {
  typed(app).get(
    '/api/catalogue',
    {
      schema: {
        tags: ['schémas'],
        'x-rule': 'clause:read',
        summary: 'Actions, indicateurs, instances et points de départ',
        response: { 200: Catalogue, ...problems(403) },
      },
    },
    async ({ actor }, reply) => sendResult(reply, denied(actor, 'scheme:read') ?? context.content.catalogue),
  );
}
