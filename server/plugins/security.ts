/**
 * Headers, and who may call. The browser's same-origin rule is the fence, on one desk and served alike: requests for
 * another host name (DNS rebinding) and unsafe requests from another site (CSRF) are refused.
 */
import helmet from '@fastify/helmet';
import type { FastifyInstance } from 'fastify';
import { refuse } from '#shared/errors.ts';
import type { Service } from '../context.ts';
import { SESSION_COOKIE } from './session.ts';
import { sendRefusal } from './errors.ts';

const LOCAL_NAMES = new Set(['localhost', '127.0.0.1', '[::1]']);

const hostName = (host: string): string => host.replace(/:\d+$/, '').toLowerCase();

/** `known`: whether the caller must say where it comes from; a browser always does, a command line without a session need not. */
function isForeign(origin: string | undefined, site: string | undefined, host: string, known: boolean): boolean {
  if (site !== undefined && site !== 'same-origin' && site !== 'none') return true;
  if (origin === undefined) return known && site === undefined;
  return origin !== `http://${host}` && origin !== `https://${host}`;
}

/** The names this server answers to: those of this computer, or the one people open. */
function hostsOf({ mode, publicUrl }: Pick<Service, 'mode' | 'publicUrl'>): (host: string) => boolean {
  const own = publicUrl === null ? null : new URL(publicUrl).hostname.toLowerCase();
  return (host) => (mode === 'served' && own !== null && host === own) || LOCAL_NAMES.has(host);
}

export async function registerSecurity(app: FastifyInstance, service: Pick<Service, 'mode' | 'publicUrl'>): Promise<void> {
  const isOurs = hostsOf(service);
  const https = service.publicUrl?.startsWith('https:') ?? false;
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
    hsts: https ? { maxAge: 31_536_000, includeSubDomains: false } : false,
    referrerPolicy: { policy: 'no-referrer' },
  });

  app.addHook('onRequest', async (request, reply) => {
    const host = request.headers.host ?? '';
    if (!isOurs(hostName(host)))
      return sendRefusal(
        reply,
        refuse('ORIGIN_REFUSED', service.mode === 'local' ? 'Clausier ne répond qu’à l’adresse de ce poste.' : 'Clausier ne répond qu’à sa propre adresse.'),
      );
    const unsafe = !['GET', 'HEAD', 'OPTIONS'].includes(request.method);
    const site = request.headers['sec-fetch-site'];
    if (unsafe && isForeign(request.headers.origin, typeof site === 'string' ? site : undefined, host, SESSION_COOKIE in request.cookies)) {
      return sendRefusal(reply, refuse('ORIGIN_REFUSED', 'Cette demande vient d’un autre site : elle est refusée.'));
    }
  });

  app.addHook('onSend', async (request, reply) => {
    if (request.url.startsWith('/api/') && !reply.hasHeader('cache-control')) reply.header('cache-control', 'no-store');
  });
}
