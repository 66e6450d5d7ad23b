import type { FastifyInstance } from 'fastify';
import { Type } from 'typebox';
import { Id, problems } from '#shared/api/common.ts';
import { StoredFile } from '#shared/api/files.ts';
import { isRefusal, refuse } from '#shared/errors.ts';
import { LIMITS } from '#shared/limits.ts';
import type { Context } from '../context.ts';
import { sendRefusal, sendResult } from '../plugins/errors.ts';
import { denied } from '../usecases/allowed.ts';
import { readFile } from '../usecases/files/read-file.ts';
import { storeFile } from '../usecases/files/store-file.ts';
import { Binary, sendStored, typed } from './typed.ts';
import { receive } from './upload.ts';

const tags = ['fichiers'];

export function fileRoutes(app: FastifyInstance, context: Context): void {
  const routes = typed(app);

  routes.post(
    '/api/files',
    {
      schema: {
        tags,
        'x-rule': 'file:create',
        summary: 'Déposer un logo ou un modèle Word (multipart : kind, puis file)',
        consumes: ['multipart/form-data'],
        response: { 201: StoredFile, ...problems(400, 403, 413, 415, 422, 503, 507) },
      },
    },
    async (request, reply) => {
      // Asked before the body is read: ten megabytes are not received for nothing.
      const refusal = denied(request.actor, 'file:create');
      if (refusal) return sendRefusal(reply, refusal);
      const sent = await receive(request, LIMITS.templateBytes);
      if (isRefusal(sent)) return sendRefusal(reply, sent);
      const { name, data } = sent;
      const kind = sent.field('kind');
      if (kind !== 'logo' && kind !== 'template')
        return sendRefusal(reply, refuse('INVALID_INPUT', 'Indiquez s’il s’agit d’un logo ou d’un modèle Word, avant le fichier.'));
      const stored = await storeFile(context, request.actor, { kind, name, data });
      if (!isRefusal(stored)) reply.code(201);
      return sendResult(reply, stored);
    },
  );

  routes.get(
    '/api/files/:id',
    {
      schema: { tags, 'x-rule': 'file:read', summary: 'Un fichier déposé', params: Type.Object({ id: Id }), response: { 200: Binary, ...problems(403, 404) } },
    },
    async ({ params, actor }, reply) => {
      const file = await readFile(context, actor, params.id);
      if (isRefusal(file)) return sendRefusal(reply, file);
      return sendStored(reply.header('cache-control', 'private, max-age=3600'), file, file.kind === 'logo' ? 'inline' : 'attachment');
    },
  );
}
