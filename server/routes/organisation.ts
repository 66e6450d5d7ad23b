/** The organisation: its name, and all its data as one file. */
import type { FastifyInstance } from 'fastify';
import type { Context } from '../context.ts';

export function organisationRoutes(_app: FastifyInstance, _context: Context): void {}
