import type { FastifyInstance } from 'fastify';
import { Type } from 'typebox';
import { Id, problems } from '#shared/api/common.ts';
import { StoredFile } from '#shared/api/schemes.ts';
import { isRefusal, type Refusal, refuse } from '#shared/errors.ts';
import type { Context } from '../context.ts';
import { sendRefusal, sendResult } from '../plugins/errors.ts';
import { denied } from '../usecases/allowed.ts';
import { readFile } from '../usecases/files/read-file.ts';
import { storeFile } from '../usecases/files/store-file.ts';
import { Binary, typed } from './typed.ts';

const tags = ['fichiers'];

/** Faults of the envelope itself (cut, no boundary) carry no code: they are the sender's, not ours. */
async function whole<T>(reading: Promise<T>): Promise<T | Refusal> {
  try {
    return await reading;
  } catch (error) {
    if (error instanceof Error && !('code' in error))
      return refuse('UNREADABLE_FILE', 'L’envoi est arrivé incomplet : rien n’a été enregistré.', {
        remedy: 'Choisissez le fichier de nouveau, puis recommencez.',
      });
    throw error;
  }
}

const fieldText = (field: unknown): string => (field && typeof field === 'object' && 'value' in field && typeof field.value === 'string' ? field.value : '');

export function fileRoutes(app: FastifyInstance, context: Context): void {
  const routes = typed(app);

  routes.post(
    '/api/files',
    {
      schema: {
        tags,
        summary: 'Déposer un logo ou un modèle Word (multipart : kind, puis file)',
        consumes: ['multipart/form-data'],
        response: { 201: StoredFile, ...problems(400, 403, 413, 415, 422, 503, 507) },
      },
    },
    async (request, reply) => {
      // Asked before the body is read: ten megabytes are not received for nothing.
      const refusal = denied(request.actor, 'file:create');
      if (refusal) return sendRefusal(reply, refusal);
      const part = await whole(request.file());
      if (isRefusal(part)) return sendRefusal(reply, part);
      if (!part) return sendRefusal(reply, refuse('INVALID_INPUT', 'Aucun fichier n’est joint.'));
      const data = await whole(part.toBuffer());
      if (isRefusal(data)) return sendRefusal(reply, data);
      const kind = fieldText(part.fields.kind);
      if (kind !== 'logo' && kind !== 'template')
        return sendRefusal(reply, refuse('INVALID_INPUT', 'Indiquez s’il s’agit d’un logo ou d’un modèle Word, avant le fichier.'));
      const stored = await storeFile(context, request.actor, { kind, name: part.filename, data });
      if (!isRefusal(stored)) reply.code(201);
      return sendResult(reply, stored);
    },
  );

  routes.get(
    '/api/files/:id',
    { schema: { tags, summary: 'Un fichier déposé', params: Type.Object({ id: Id }), response: { 200: Binary, ...problems(403, 404) } } },
    async ({ params, actor }, reply) => {
      const file = await readFile(context, actor, params.id);
      if (isRefusal(file)) return sendRefusal(reply, file);
      const inline = file.kind === 'logo' ? 'inline' : 'attachment';
      return reply
        .type(file.mediaType)
        .header('content-disposition', `${inline}; filename*=UTF-8''${encodeURIComponent(file.name)}`)
        .header('cache-control', 'private, max-age=3600')
        .send(file.data);
    },
  );
}
