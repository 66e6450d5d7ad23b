/** One-time links: what they are for, using one, asking for a new password. */
import type { FastifyInstance } from 'fastify';
import type { Context } from '../context.ts';

export function linksRoutes(_app: FastifyInstance, _context: Context): void {}
