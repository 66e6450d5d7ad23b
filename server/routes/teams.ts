/** Teams of the organisation. */
import type { FastifyInstance } from 'fastify';
import { Type } from 'typebox';
import { Id, problems } from '#shared/api/common.ts';
import { Team, TeamList, TeamWrite } from '#shared/api/people.ts';
import { isRefusal } from '#shared/errors.ts';
import type { Context } from '../context.ts';
import { sendRefusal, sendResult } from '../plugins/errors.ts';
import { listTeams } from '../usecases/teams/list-teams.ts';
import { removeTeam } from '../usecases/teams/remove-team.ts';
import { createTeam, renameTeam } from '../usecases/teams/save-team.ts';
import { typed } from './typed.ts';

const tags = ['personnes'];
const ById = Type.Object({ id: Id });

export function teamsRoutes(app: FastifyInstance, context: Context): void {
  const routes = typed(app);

  routes.get(
    '/api/teams',
    { schema: { tags, 'x-rule': 'directory:read', summary: 'Équipes de l’organisation', response: { 200: TeamList, ...problems(403) } } },
    async ({ actor }, reply) => sendResult(reply, await listTeams(context, actor)),
  );

  routes.post(
    '/api/teams',
    {
      schema: {
        tags,
        'x-rule': 'team:manage',
        summary: 'Créer une équipe',
        body: TeamWrite,
        response: { 201: Team, ...problems(400, 403, 409, 503, 507) },
      },
    },
    async ({ body, actor }, reply) => {
      const team = await createTeam(context, actor, body);
      if (!isRefusal(team)) reply.code(201);
      return sendResult(reply, team);
    },
  );

  routes.patch(
    '/api/teams/:id',
    {
      schema: {
        tags,
        'x-rule': 'team:manage',
        summary: 'Renommer une équipe',
        params: ById,
        body: TeamWrite,
        response: { 200: Team, ...problems(400, 403, 404, 409, 503, 507) },
      },
    },
    async ({ params, body, actor }, reply) => sendResult(reply, await renameTeam(context, actor, params.id, body)),
  );

  routes.delete(
    '/api/teams/:id',
    {
      schema: {
        tags,
        'x-rule': 'team:manage',
        summary: 'Retirer une équipe ; ses documents vont à toute l’organisation',
        params: ById,
        response: { 204: Type.Null(), ...problems(400, 403, 404, 409, 503, 507) },
      },
    },
    async ({ params, actor }, reply) => {
      const refusal = await removeTeam(context, actor, params.id);
      return refusal ? sendRefusal(reply, refusal) : reply.code(204).send(null);
    },
  );
}
