/** Clauses of the organisation brought in from its Word files. */
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { ClauseImport } from '#shared/api/clause-import.ts';
import { problems } from '#shared/api/common.ts';
import { isRefusal, type Refusal } from '#shared/errors.ts';
import { LIMITS } from '#shared/limits.ts';
import type { Context } from '../context.ts';
import { sendResult } from '../plugins/errors.ts';
import { denied } from '../usecases/allowed.ts';
import { readClausesFile } from '../usecases/clause-import/read-clauses-file.ts';
import { typed } from './typed.ts';
import { receive } from './upload.ts';

async function readUpload(context: Context, request: FastifyRequest): Promise<ClauseImport | Refusal> {
  const { actor } = request;
  // Asked before the body is read: twenty megabytes are not received for nothing.
  const refusal = denied(actor, 'clause:write');
  if (refusal) return refusal;
  const sent = await receive(request, LIMITS.documentBytes);
  return isRefusal(sent) ? sent : readClausesFile(context, actor, { name: sent.name, data: sent.data, level: sent.field('level') });
}

export function clauseImportRoutes(app: FastifyInstance, context: Context): void {
  typed(app).post(
    '/api/own-clauses/word',
    {
      schema: {
        tags: ['nos clauses'],
        'x-rule': 'clause:write',
        summary: 'Lire des clauses dans un fichier Word (multipart : level s’il y a lieu, puis file) : des propositions, rien n’est gardé',
        consumes: ['multipart/form-data'],
        response: { 200: ClauseImport, ...problems(400, 403, 413, 415, 422, 503) },
      },
    },
    async (request, reply) => sendResult(reply, await readUpload(context, request)),
  );
}
