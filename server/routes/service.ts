/** State of the server, backups, metrics. */
import type { FastifyInstance } from 'fastify';
import type { Context } from '../context.ts';

export function serviceRoutes(_app: FastifyInstance, _context: Context): void {}
