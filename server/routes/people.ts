/** People of the organisation, as its administrator keeps them; names for everybody. */
import type { FastifyInstance } from 'fastify';
import { Type } from 'typebox';
import { Id, problems } from '#shared/api/common.ts';
import { Directory, InvitedPerson, IssuedLink, Person, PersonChange, PersonCreate, PersonList } from '#shared/api/people.ts';
import { isRefusal } from '#shared/errors.ts';
import type { Context } from '../context.ts';
import { sendRefusal, sendResult } from '../plugins/errors.ts';
import { changePerson } from '../usecases/people/change-person.ts';
import { invitePerson } from '../usecases/people/invite-person.ts';
import { readDirectory } from '../usecases/people/read-directory.ts';
import { listPeople, readPerson } from '../usecases/people/read-person.ts';
import { removeSecondFactorOf } from '../usecases/people/remove-second-factor.ts';
import { endSessionsOf } from '../usecases/people/revoke-sessions.ts';
import { sendLink } from '../usecases/people/send-link.ts';
import { typed } from './typed.ts';

const tags = ['personnes'];
const ById = Type.Object({ id: Id });

export function peopleRoutes(app: FastifyInstance, context: Context): void {
  readingRoutes(app, context);
  savingRoutes(app, context);
  accessRoutes(app, context);
}

/** Everybody, one person, names alone. */
function readingRoutes(app: FastifyInstance, context: Context): void {
  const routes = typed(app);

  routes.get(
    '/api/people',
    { schema: { tags, 'x-rule': 'person:read', summary: 'Personnes de l’organisation', response: { 200: PersonList, ...problems(403) } } },
    async ({ actor }, reply) => sendResult(reply, await listPeople(context, actor)),
  );

  routes.get(
    '/api/people/:id',
    { schema: { tags, 'x-rule': 'person:read', summary: 'Une personne', params: ById, response: { 200: Person, ...problems(400, 403, 404) } } },
    async ({ params, actor }, reply) => sendResult(reply, await readPerson(context, actor, params.id)),
  );

  routes.get(
    '/api/directory',
    { schema: { tags, 'x-rule': 'directory:read', summary: 'Noms des équipes et des personnes', response: { 200: Directory, ...problems(403) } } },
    async ({ actor }, reply) => sendResult(reply, await readDirectory(context, actor)),
  );
}

/** Invited, changed. */
function savingRoutes(app: FastifyInstance, context: Context): void {
  const routes = typed(app);

  routes.post(
    '/api/people',
    {
      schema: {
        tags,
        'x-rule': 'person:manage',
        summary: 'Inviter une personne',
        body: PersonCreate,
        response: { 201: InvitedPerson, ...problems(400, 403, 409, 503, 507) },
      },
    },
    async ({ body, actor }, reply) => {
      const invited = await invitePerson(context, actor, body);
      if (!isRefusal(invited)) reply.code(201).header('location', `/api/people/${invited.person.id}`);
      return sendResult(reply, invited);
    },
  );

  routes.patch(
    '/api/people/:id',
    {
      schema: {
        tags,
        'x-rule': 'person:manage',
        summary: 'Changer le nom, l’adresse, les rôles, les équipes ; fermer ou rouvrir le compte',
        params: ById,
        body: PersonChange,
        response: { 200: Person, ...problems(400, 403, 404, 409, 503, 507) },
      },
    },
    async ({ params, body, actor }, reply) => sendResult(reply, await changePerson(context, actor, params.id, body)),
  );
}

/** How somebody comes in: their link, their sessions, their second factor. */
function accessRoutes(app: FastifyInstance, context: Context): void {
  const routes = typed(app);

  routes.post(
    '/api/people/:id/link',
    {
      schema: {
        tags,
        'x-rule': 'person:manage',
        summary: 'Faire un nouveau lien : invitation, ou nouveau mot de passe',
        params: ById,
        response: { 200: IssuedLink, ...problems(400, 403, 404, 409, 503, 507) },
      },
    },
    async ({ params, actor }, reply) => sendResult(reply, await sendLink(context, actor, params.id)),
  );

  routes.delete(
    '/api/people/:id/sessions',
    {
      schema: {
        tags,
        'x-rule': 'person:manage',
        summary: 'Fermer toutes les sessions d’une personne',
        params: ById,
        response: { 204: Type.Null(), ...problems(400, 403, 404, 409, 503, 507) },
      },
    },
    async ({ params, actor }, reply) => {
      const refusal = await endSessionsOf(context, actor, params.id);
      return refusal ? sendRefusal(reply, refusal) : reply.code(204).send(null);
    },
  );

  routes.delete(
    '/api/people/:id/second-factor',
    {
      schema: {
        tags,
        'x-rule': 'person:manage',
        summary: 'Retirer le second facteur d’une personne qui l’a perdu',
        params: ById,
        response: { 204: Type.Null(), ...problems(400, 403, 404, 409, 503, 507) },
      },
    },
    async ({ params, actor }, reply) => {
      const refusal = await removeSecondFactorOf(context, actor, params.id);
      return refusal ? sendRefusal(reply, refusal) : reply.code(204).send(null);
    },
  );
}
