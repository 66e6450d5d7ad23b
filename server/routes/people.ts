/** People of the organisation, as its administrator keeps them; names for everybody. */
import type { FastifyInstance } from 'fastify';
import type { Context } from '../context.ts';

export function peopleRoutes(_app: FastifyInstance, _context: Context): void {}
