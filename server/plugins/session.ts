/** Who is acting. On one desk: one person, one organisation, every role. */
import type { FastifyInstance } from 'fastify';
import { type Actor, ROLES } from '#shared/permissions.ts';

declare module 'fastify' {
  interface FastifyRequest {
    actor: Actor;
  }
}

export const LOCAL_ORGANISATION = 'local';
export const LOCAL_ACTOR: Actor = { personId: 'local', organisationId: LOCAL_ORGANISATION, roles: ROLES };

export function registerSession(app: FastifyInstance, actor: Actor = LOCAL_ACTOR): void {
  app.decorateRequest('actor');
  app.addHook('onRequest', async (request) => {
    request.actor = actor;
  });
}
