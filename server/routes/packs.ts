/** The content in service, and signed update packs. */
import type { FastifyInstance } from 'fastify';
import { problems } from '#shared/api/common.ts';
import { PackState } from '#shared/api/packs.ts';
import { isRefusal } from '#shared/errors.ts';
import { LIMITS } from '#shared/limits.ts';
import type { Context } from '../context.ts';
import { sendRefusal, sendResult } from '../plugins/errors.ts';
import { denied } from '../usecases/allowed.ts';
import { applyPack } from '../usecases/packs/apply-pack.ts';
import { readPacks } from '../usecases/packs/read-packs.ts';
import { typed } from './typed.ts';
import { receive } from './upload.ts';

const tags = ['veille'];

export function packRoutes(app: FastifyInstance, context: Context): void {
  const routes = typed(app);

  routes.get(
    '/api/packs',
    { schema: { tags, 'x-rule': 'service:read', summary: 'Contenu en service et paquets appliqués', response: { 200: PackState, ...problems(403) } } },
    async ({ actor }, reply) => sendResult(reply, await readPacks(context, actor)),
  );

  routes.post(
    '/api/packs',
    {
      schema: {
        tags,
        'x-rule': 'pack:apply',
        summary: 'Appliquer un paquet signé (multipart : file)',
        consumes: ['multipart/form-data'],
        response: { 201: PackState, ...problems(400, 403, 413, 415, 422, 503, 507) },
      },
    },
    async (request, reply) => {
      // Asked before the body is read.
      const refusal = denied(request.actor, 'pack:apply');
      if (refusal) return sendRefusal(reply, refusal);
      const sent = await receive(request, LIMITS.packBytes);
      if (isRefusal(sent)) return sendRefusal(reply, sent);
      const state = await applyPack(context, request.actor, sent.data);
      if (!isRefusal(state)) reply.code(201);
      return sendResult(reply, state);
    },
  );
}
