/** Whose a scheme or a consultation is, and who else it is open to. */
import type { FastifyInstance } from 'fastify';
import type { Context } from '../context.ts';

export function sharingRoutes(_app: FastifyInstance, _context: Context): void {}
