import type { FastifyInstance } from 'fastify';
import { problems } from '#shared/api/common.ts';
import { Health, Readiness } from '#shared/api/health.ts';
import type { Context } from '../context.ts';
import { sendResult } from '../plugins/errors.ts';
import { makeReadiness } from '../usecases/service/read-readiness.ts';
import { typed } from './typed.ts';

export function healthRoutes(app: FastifyInstance, context: Context): void {
  const { service } = context;
  const readiness = makeReadiness(context);
  const routes = typed(app);

  routes.get('/api/health', { schema: { tags: ['service'], 'x-rule': 'open', summary: 'État du service', response: { 200: Health } } }, async () => ({
    status: 'ok' as const,
    version: service.version,
    contentVersion: context.content.version,
  }));

  routes.get(
    '/api/health/ready',
    {
      schema: {
        tags: ['service'],
        'x-rule': 'open',
        summary: 'Prêt à travailler : la base se lit, le dossier de données s’écrit',
        response: { 200: Readiness, ...problems(503) },
      },
    },
    async (_request, reply) => sendResult(reply, await readiness()),
  );
}
