import type { FastifyInstance } from 'fastify';
import { Health } from '#shared/api/health.ts';
import type { Context } from '../context.ts';
import { typed } from './typed.ts';

export function healthRoutes(app: FastifyInstance, { content, service }: Context): void {
  typed(app).get('/api/health', { schema: { tags: ['service'], 'x-rule': 'open', summary: 'État du service', response: { 200: Health } } }, async () => ({
    status: 'ok' as const,
    version: service.version,
    contentVersion: content.version,
  }));
}
