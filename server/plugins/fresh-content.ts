/**
 * Before each request of the API: the content in memory is the one of the database, whoever changed it. The routes of health ask nothing of it:
 * they say in their own words that the database no longer answers. The answer names that content: a page opened before learns of it.
 */
import type { FastifyInstance } from 'fastify';
import { CONTENT_HEADER } from '#shared/content-header.ts';
import type { Context } from '../context.ts';

export function registerFreshContent(app: FastifyInstance, context: Context): void {
  app.addHook('onRequest', async (request, reply) => {
    const { schema, url = '' } = request.routeOptions;
    if (schema?.['x-rule'] === undefined || url.startsWith('/api/health')) return;
    await context.library.follow();
    reply.header(CONTENT_HEADER, context.content.version);
  });
}
