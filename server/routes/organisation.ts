/** The organisation: its name, and all its data as one file. */
import type { FastifyInstance } from 'fastify';
import { problems } from '#shared/api/common.ts';
import { Organisation, OrganisationChange } from '#shared/api/organisation.ts';
import type { Context } from '../context.ts';
import { sendResult } from '../plugins/errors.ts';
import { readOrganisation } from '../usecases/organisation/read-organisation.ts';
import { updateOrganisation } from '../usecases/organisation/update-organisation.ts';
import { typed } from './typed.ts';

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
}
