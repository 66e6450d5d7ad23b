/** One’s own account: sessions, password, second factor, own data. */
import type { FastifyInstance } from 'fastify';
import type { Context } from '../context.ts';

export function accountRoutes(_app: FastifyInstance, _context: Context): void {}
