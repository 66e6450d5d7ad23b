/**
 * Headers, and who may call. On one desk there is no login: the browser's same-origin rule is the fence, so requests
 * for another host name (DNS rebinding) and unsafe requests from another site are refused.
 */
import helmet from '@fastify/helmet';
import type { FastifyInstance } from 'fastify';
import { refuse } from '#shared/errors.ts';
import { sendRefusal } from './errors.ts';

const LOCAL_NAMES = new Set(['localhost', '127.0.0.1', '[::1]']);

const hostName = (host: string): string => host.replace(/:\d+$/, '').toLowerCase();

function isForeign(origin: string | undefined, site: string | undefined, host: string): boolean {
  if (site !== undefined && site !== 'same-origin' && site !== 'none') return true;
  if (origin === undefined) return false;
  return origin !== `http://${host}` && origin !== `https://${host}`;
}

export async function registerSecurity(app: FastifyInstance): Promise<void> {
  await app.register(helmet, {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'self'"],
        scriptSrc: ["'self'"],
        styleSrc: ["'self'"],
        // Libraries set positions through the CSSOM, which the policy allows; no style attribute is ever written.
        imgSrc: ["'self'", 'blob:'],
        fontSrc: ["'self'"],
        connectSrc: ["'self'"],
        objectSrc: ["'none'"],
        baseUri: ["'none'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
      },
    },
    crossOriginEmbedderPolicy: false,
    hsts: false,
    referrerPolicy: { policy: 'no-referrer' },
  });

  app.addHook('onRequest', async (request, reply) => {
    const host = request.headers.host ?? '';
    if (!LOCAL_NAMES.has(hostName(host))) return sendRefusal(reply, refuse('ORIGIN_REFUSED', 'Clausier ne répond qu’à l’adresse de ce poste.'));
    const unsafe = !['GET', 'HEAD', 'OPTIONS'].includes(request.method);
    const site = request.headers['sec-fetch-site'];
    if (unsafe && isForeign(request.headers.origin, typeof site === 'string' ? site : undefined, host)) {
      return sendRefusal(reply, refuse('ORIGIN_REFUSED', 'Cette demande vient d’un autre site : elle est refusée.'));
    }
  });

  app.addHook('onSend', async (request, reply) => {
    if (request.url.startsWith('/api/') && !reply.hasHeader('cache-control')) reply.header('cache-control', 'no-store');
  });
}
