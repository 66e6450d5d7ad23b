/** Published versions of a scheme: made, listed, read, downloaded, said replaced. */
import type { FastifyInstance } from 'fastify';
import { Type } from 'typebox';
import { Id, problems } from '#shared/api/common.ts';
import { Publication, PublicationCreate, PublicationList, PublicationReplaced, PublicationText } from '#shared/api/publications.ts';
import { isRefusal } from '#shared/errors.ts';
import type { Context } from '../context.ts';
import { sendResult } from '../plugins/errors.ts';
import { publicationFile } from '../usecases/publications/files.ts';
import { listPublications, publishScheme, readPublication, replacePublication } from '../usecases/publications/publish.ts';
import { Binary, IfMatch, revisionOf, sendMade, typed } from './typed.ts';

const tags = ['schémas'];
const ById = Type.Object({ id: Id });
const ByPublication = Type.Object({ id: Id, publicationId: Id });

function readingRoutes(app: FastifyInstance, context: Context): void {
  const routes = typed(app);

  routes.get(
    '/api/schemes/:id/publications',
    {
      schema: {
        tags,
        'x-rule': 'scheme:read',
        summary: 'Versions publiées d’un schéma',
        params: ById,
        response: { 200: PublicationList, ...problems(403, 404) },
      },
    },
    async ({ params, actor }, reply) => sendResult(reply, await listPublications(context, actor, params.id)),
  );

  routes.get(
    '/api/schemes/:id/publications/:publicationId',
    {
      schema: {
        tags,
        'x-rule': 'scheme:read',
        summary: 'Une version publiée, avec son texte',
        params: ByPublication,
        response: { 200: PublicationText, ...problems(403, 404) },
      },
    },
    async ({ params, actor }, reply) => sendResult(reply, await readPublication(context, actor, params.id, params.publicationId)),
  );

  for (const { file, summary } of [
    { file: 'schema.docx', summary: 'Le Word d’une version publiée, tel qu’il a été gardé' },
    { file: 'refait.docx', summary: 'Le même, refait depuis le document figé' },
  ] as const)
    routes.get(
      `/api/schemes/:id/publications/:publicationId/${file}`,
      { schema: { tags, 'x-rule': 'scheme:export', summary, params: ByPublication, response: { 200: Binary, ...problems(403, 404, 503, 507) } } },
      async ({ params, actor }, reply) => sendMade(reply, await publicationFile(context, actor, params.id, params.publicationId, file)),
    );
}

function writingRoutes(app: FastifyInstance, context: Context): void {
  const routes = typed(app);

  routes.post(
    '/api/schemes/:id/publications',
    {
      schema: {
        tags,
        'x-rule': 'scheme:publish',
        summary: 'Publier le texte lu : il est figé, avec son Word',
        params: ById,
        headers: IfMatch,
        body: PublicationCreate,
        response: { 201: Publication, ...problems(400, 403, 404, 412, 428, 503, 507) },
      },
    },
    async ({ params, headers, body, actor }, reply) => {
      const publication = await publishScheme(context, actor, params.id, revisionOf(headers['if-match']), body);
      if (!isRefusal(publication)) reply.code(201);
      return sendResult(reply, publication);
    },
  );

  routes.post(
    '/api/schemes/:id/publications/:publicationId/replaced',
    {
      schema: {
        tags,
        'x-rule': 'scheme:publish',
        summary: 'Dire qu’une version ne vaut plus : elle reste, « remplacée »',
        params: ByPublication,
        body: PublicationReplaced,
        response: { 200: Publication, ...problems(400, 403, 404, 503, 507) },
      },
    },
    async ({ params, body, actor }, reply) => sendResult(reply, await replacePublication(context, actor, params.id, params.publicationId, body.reason)),
  );
}

export function publicationRoutes(app: FastifyInstance, context: Context): void {
  readingRoutes(app, context);
  writingRoutes(app, context);
}
