/**
 * How many requests a minute: of one person when somebody is signed in, of one address otherwise, so that colleagues
 * behind one address do not slow each other down. Nobody is slowed down on one desk.
 */
import rateLimit, { normalizeIP } from '@fastify/rate-limit';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { refuse } from '#shared/errors.ts';
import { LIMITS } from '#shared/limits.ts';
import { sessionIsOpen } from '#shared/session.ts';
import type { Service } from '../context.ts';
import { sendRefusal } from './errors.ts';

/** Health is asked by machines, and the page is read from the disk; an address of the API that does not exist is counted. */
const isFree = ({ url, method, routeOptions }: FastifyRequest): boolean =>
  routeOptions.url?.startsWith('/api/health') === true || (['GET', 'HEAD'].includes(method) && !url.startsWith('/api'));

const isSignedIn = ({ session }: FastifyRequest): boolean => session !== null && sessionIsOpen(session);

/** To be registered once the session is known, before it is judged: whoever is not signed in is counted too. */
export async function registerRateLimit(app: FastifyInstance, { mode }: Pick<Service, 'mode'>): Promise<void> {
  if (mode === 'local') return;
  await app.register(rateLimit, { global: false });
  const count = app.createRateLimit({
    timeWindow: 60_000,
    keyGenerator: (request) => (isSignedIn(request) && request.session ? request.session.id : normalizeIP(request.ip)),
    max: (request) => (isSignedIn(request) ? LIMITS.requestsPerMinute : LIMITS.openRequestsPerMinute),
    allowList: isFree,
  });
  app.addHook('onRequest', async (request, reply) => {
    const counted = await count(request);
    if (counted.isAllowed || !counted.isExceeded) return;
    const seconds = Math.max(1, counted.ttlInSeconds);
    return sendRefusal(
      reply,
      refuse('TOO_MANY_ATTEMPTS', `Trop de demandes en une minute : attendez ${seconds} seconde${seconds > 1 ? 's' : ''}.`, {
        extra: { retryAfterSeconds: seconds },
      }),
    );
  });
}
