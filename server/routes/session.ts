/** Signing in and out, the second factor, the open session. */
import type { FastifyInstance } from 'fastify';
import { Session } from '#shared/api/session.ts';
import type { Context } from '../context.ts';
import { readSession } from '../usecases/session/read-session.ts';
import { typed } from './typed.ts';

const tags = ['session'];

export function sessionRoutes(app: FastifyInstance, context: Context): void {
  typed(app).get(
    '/api/session',
    { schema: { tags, 'x-rule': 'open', summary: 'Qui est là, et comment on entre', response: { 200: Session } } },
    async ({ actor, session }) => readSession(context, actor, session),
  );
}
