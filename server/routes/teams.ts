/** Teams of the organisation. */
import type { FastifyInstance } from 'fastify';
import type { Context } from '../context.ts';

export function teamsRoutes(_app: FastifyInstance, _context: Context): void {}
