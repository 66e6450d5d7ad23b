/** The built page: hashed files kept for a year by the browser, one entry for every address of the application. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance } from 'fastify';
import { refuse } from '#shared/errors.ts';
import { sendRefusal } from './errors.ts';

export async function registerPages(app: FastifyInstance, folder: string): Promise<void> {
  const built = existsSync(join(folder, 'index.html'));
  if (built) {
    await app.register(fastifyStatic, {
      root: folder,
      wildcard: true,
      index: false,
      preCompressed: true,
      setHeaders: (reply, path) => {
        reply.header('cache-control', path.includes('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache');
      },
    });
  }
  // Gives nothing back: a reply that is returned is awaited, and the address of a page already is, by the folder of files that did not find
  // it. Each wait listens to the response; one more, and Node warns of a leak (MaxListenersExceededWarning).
  app.setNotFoundHandler((request, reply) => {
    const isPage = request.method === 'GET' && !request.url.startsWith('/api') && !request.url.startsWith('/assets/');
    if (built && isPage) reply.header('cache-control', 'no-cache').sendFile('index.html');
    else sendRefusal(reply, refuse('NOT_FOUND', 'Cette adresse n’existe pas dans Clausier.'));
  });
  if (built) app.get('/', { schema: { hide: true } }, (_request, reply) => reply.header('cache-control', 'no-cache').sendFile('index.html'));
}
