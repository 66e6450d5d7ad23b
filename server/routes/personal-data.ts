/** What the RGPD gives a person: a copy of all that is held on them, and to be erased. */
import type { FastifyInstance } from 'fastify';
import { Type } from 'typebox';
import { Id, problems } from '#shared/api/common.ts';
import type { Context } from '../context.ts';
import { sendRefusal } from '../plugins/errors.ts';
import { erasePerson } from '../usecases/people/erase-person.ts';
import { exportOwnData, exportPerson } from '../usecases/people/export-person.ts';
import { Binary, sendMade, typed } from './typed.ts';

const ById = Type.Object({ id: Id });

export function personalDataRoutes(app: FastifyInstance, context: Context): void {
  const routes = typed(app);

  routes.get(
    '/api/account/export.json',
    {
      schema: {
        tags: ['compte'],
        'x-rule': 'session',
        summary: 'Tout ce que Clausier garde de soi',
        response: { 200: Binary, ...problems(403, 404, 409, 503, 507) },
      },
    },
    async ({ actor }, reply) => sendMade(reply, await exportOwnData(context, actor)),
  );

  routes.get(
    '/api/people/:id/export.json',
    {
      schema: {
        tags: ['personnes'],
        'x-rule': 'person:manage',
        summary: 'Tout ce que Clausier garde d’une personne',
        params: ById,
        response: { 200: Binary, ...problems(400, 403, 404, 409, 503, 507) },
      },
    },
    async ({ params, actor }, reply) => sendMade(reply, await exportPerson(context, actor, params.id)),
  );

  routes.delete(
    '/api/people/:id',
    {
      schema: {
        tags: ['personnes'],
        'x-rule': 'person:manage',
        summary: 'Effacer une personne (définitif ; ses documents restent)',
        params: ById,
        response: { 204: Type.Null(), ...problems(400, 403, 404, 409, 503, 507) },
      },
    },
    async ({ params, actor }, reply) => {
      const refusal = await erasePerson(context, actor, params.id);
      return refusal ? sendRefusal(reply, refusal) : reply.code(204).send(null);
    },
  );
}
