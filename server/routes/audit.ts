/** The journal: read, checked, exported. */
import type { FastifyInstance } from 'fastify';
import type { Context } from '../context.ts';

export function auditRoutes(_app: FastifyInstance, _context: Context): void {}
