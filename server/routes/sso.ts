/** The trip to the identity provider and back. */
import type { FastifyInstance } from 'fastify';
import type { Context } from '../context.ts';

export function ssoRoutes(_app: FastifyInstance, _context: Context): void {}
