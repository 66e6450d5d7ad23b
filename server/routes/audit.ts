/** The journal: read, checked, exported. */
import { Readable } from 'node:stream';
import type { FastifyInstance } from 'fastify';
import { Type } from 'typebox';
import { AuditCheck, AuditCheckQuery, AuditPage, AuditQuery } from '#shared/api/audit.ts';
import { closed, problems } from '#shared/api/common.ts';
import { isRefusal } from '#shared/errors.ts';
import type { Context } from '../context.ts';
import { sendRefusal, sendResult } from '../plugins/errors.ts';
import { checkJournal } from '../usecases/journal/check-journal.ts';
import { exportJournal } from '../usecases/journal/export-journal.ts';
import { readJournal } from '../usecases/journal/read-journal.ts';
import { Streamed, typed } from './typed.ts';

const tags = ['journal'];
/** What the page filters by; the whole of it is exported. */
const ExportQuery = Type.Omit(AuditQuery, ['limit', 'before'], closed);

export function auditRoutes(app: FastifyInstance, context: Context): void {
  const routes = typed(app);

  routes.get(
    '/api/audit',
    {
      schema: {
        tags,
        'x-rule': 'audit:read',
        summary: 'Le journal, du plus récent au plus ancien',
        querystring: AuditQuery,
        response: { 200: AuditPage, ...problems(400, 403) },
      },
    },
    async ({ query, actor }, reply) => sendResult(reply, await readJournal(context, actor, query)),
  );

  routes.get(
    '/api/audit/check',
    {
      schema: {
        tags,
        'x-rule': 'audit:read',
        summary: 'La chaîne du journal relue en entier',
        querystring: AuditCheckQuery,
        response: { 200: AuditCheck, ...problems(400, 403) },
      },
    },
    async ({ query, actor }, reply) => sendResult(reply, await checkJournal(context, actor, query)),
  );

  routes.get(
    '/api/audit/export.csv',
    {
      schema: {
        tags,
        'x-rule': 'audit:read',
        summary: 'Le journal en tableau (CSV)',
        querystring: ExportQuery,
        response: { 200: Streamed, ...problems(400, 403, 503, 507) },
      },
    },
    async ({ query, actor }, reply) => {
      const lines = await exportJournal(context, actor, query);
      if (isRefusal(lines)) return sendRefusal(reply, lines);
      return reply.type('text/csv; charset=utf-8').header('content-disposition', 'attachment; filename="journal.csv"').send(Readable.from(lines));
    },
  );
}
