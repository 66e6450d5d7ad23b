/**
 * How many requests a minute: of one person when somebody is signed in, of one address otherwise, so that colleagues
 * behind one address do not slow each other down; of one phone in a room, for a class answers behind one address too. Nobody is
 * slowed down on one desk.
 */
import rateLimit, { normalizeIP } from '@fastify/rate-limit';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { refuse } from '#shared/errors.ts';
import { LIMITS } from '#shared/limits.ts';
import { sessionIsOpen } from '#shared/session.ts';
import type { Context } from '../context.ts';
import { digest } from '../identity/tokens.ts';
import { sendRefusal } from './errors.ts';

/** Health is asked by machines, and the page is read from the disk; a public consultation is read from the database. An address of the API that does not exist is counted. */
const isFree = ({ url, method, routeOptions }: FastifyRequest): boolean =>
  routeOptions.url?.startsWith('/api/health') === true ||
  (['GET', 'HEAD'].includes(method) && !url.startsWith('/api') && routeOptions.url?.startsWith('/participer/:slug') !== true);

const isSignedIn = ({ session }: FastifyRequest): boolean => session !== null && sessionIsOpen(session);

declare module 'fastify' {
  interface FastifyRequest {
    /** The seat in a room that its token holds; null for none. */
    seat: string | null;
  }
}

/** Coming in is counted by address, for there is no seat yet; so is a token that holds none. */
async function findSeat({ read }: Context, { headers, routeOptions }: FastifyRequest): Promise<string | null> {
  const token = headers['x-joueur'];
  return routeOptions.url?.startsWith('/api/room-seats/mine') && typeof token === 'string' ? read.rooms.seatId(digest(token)) : null;
}

function keyOf(request: FastifyRequest): string {
  if (isSignedIn(request) && request.session) return request.session.id;
  return request.seat ?? normalizeIP(request.ip);
}

/** To be registered once the session is known, before it is judged: whoever is not signed in is counted too. */
export async function registerRateLimit(app: FastifyInstance, context: Context): Promise<void> {
  if (context.service.mode === 'local') return;
  await app.register(rateLimit, { global: false });
  const count = app.createRateLimit({
    timeWindow: 60_000,
    keyGenerator: keyOf,
    max: (request) => (isSignedIn(request) ? LIMITS.requestsPerMinute : LIMITS.openRequestsPerMinute),
    allowList: isFree,
  });
  app.decorateRequest('seat', null);
  app.addHook('onRequest', async (request, reply) => {
    request.seat = await findSeat(context, request);
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
