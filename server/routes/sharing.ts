/** Whose a scheme or a consultation is, and who else it is open to. */
import type { FastifyInstance } from 'fastify';
import { Type } from 'typebox';
import { Id, problems } from '#shared/api/common.ts';
import { SHARED_ENTITIES, type SharedEntity, Sharing, SharingChange } from '#shared/api/sharing.ts';
import type { Context } from '../context.ts';
import { sendResult } from '../plugins/errors.ts';
import { changeSharing } from '../usecases/sharing/change-sharing.ts';
import { readSharing } from '../usecases/sharing/read-sharing.ts';
import { typed } from './typed.ts';

const tags = ['partage'];
const ById = Type.Object({ id: Id });

const WORDS: Record<SharedEntity, { address: string; read: string; write: string }> = {
  scheme: { address: 'schemes', read: 'À qui le schéma est ouvert', write: 'Donner ou ouvrir le schéma' },
  tender: { address: 'tenders', read: 'À qui la consultation est ouverte', write: 'Donner ou ouvrir la consultation' },
};

export function sharingRoutes(app: FastifyInstance, context: Context): void {
  const routes = typed(app);

  for (const entity of SHARED_ENTITIES) {
    const { address, read, write } = WORDS[entity];
    const url = `/api/${address}/:id/sharing`;
    routes.get(
      url,
      { schema: { tags, 'x-rule': `${entity}:read`, summary: read, params: ById, response: { 200: Sharing, ...problems(403, 404) } } },
      async ({ params, actor }, reply) => sendResult(reply, await readSharing(context, actor, entity, params.id)),
    );
    routes.put(
      url,
      {
        schema: {
          tags,
          'x-rule': `${entity}:share`,
          summary: write,
          params: ById,
          body: SharingChange,
          response: { 200: Sharing, ...problems(400, 403, 404, 409, 503, 507) },
        },
      },
      async ({ params, body, actor }, reply) => sendResult(reply, await changeSharing(context, actor, entity, params.id, body)),
    );
  }
}
