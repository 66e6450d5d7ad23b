/** The organisation: its name, and all its data as one file. */
import { Readable } from 'node:stream';
import type { FastifyInstance } from 'fastify';
import { problems } from '#shared/api/common.ts';
import { Organisation, OrganisationChange } from '#shared/api/organisation.ts';
import { isRefusal } from '#shared/errors.ts';
import type { Context } from '../context.ts';
import { sendRefusal, sendResult } from '../plugins/errors.ts';
import { exportOrganisation } from '../usecases/organisation/export-organisation.ts';
import { readOrganisation } from '../usecases/organisation/read-organisation.ts';
import { updateOrganisation } from '../usecases/organisation/update-organisation.ts';
import { Streamed, typed } from './typed.ts';

const tags = ['organisation'];

export function organisationRoutes(app: FastifyInstance, context: Context): void {
  const routes = typed(app);

  routes.get(
    '/api/organisation',
    { schema: { tags, 'x-rule': 'directory:read', summary: 'Son organisation', response: { 200: Organisation, ...problems(403, 404) } } },
    async ({ actor }, reply) => sendResult(reply, await readOrganisation(context, actor)),
  );

  routes.patch(
    '/api/organisation',
    {
      schema: {
        tags,
        'x-rule': 'organisation:update',
        summary: 'Changer le nom, le SIRET, le contact',
        body: OrganisationChange,
        response: { 200: Organisation, ...problems(400, 403, 404, 409, 503, 507) },
      },
    },
    async ({ body, actor }, reply) => sendResult(reply, await updateOrganisation(context, actor, body)),
  );

  routes.get(
    '/api/organisation/export.zip',
    {
      schema: {
        tags,
        'x-rule': 'organisation:export',
        summary: 'Toutes les données de l’organisation en un fichier',
        response: { 200: Streamed, ...problems(403, 404, 413, 503, 507) },
      },
    },
    async ({ actor }, reply) => {
      const made = await exportOrganisation(context, actor);
      if (isRefusal(made)) return sendRefusal(reply, made);
      return reply.type('application/zip').header('content-disposition', `attachment; filename="${made.name}"`).send(Readable.from(made.chunks));
    },
  );
}
