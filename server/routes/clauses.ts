import type { FastifyInstance } from 'fastify';
import { Type } from 'typebox';
import { CCAGS, ClauseFamily, ClauseList, ClauseQuery, ClauseReadQuery, FilledClause, FillRequest, PIECES, VariableValues } from '#shared/api/clauses.ts';
import { Day, Id, oneOf, problems } from '#shared/api/common.ts';
import { isRefusal } from '#shared/errors.ts';
import type { Context } from '../context.ts';
import { sendRefusal, sendResult } from '../plugins/errors.ts';
import { denied } from '../usecases/allowed.ts';
import { exportClause } from '../usecases/clauses/export-clause.ts';
import { fillClause } from '../usecases/clauses/fill-clause.ts';
import { readClause } from '../usecases/clauses/read-clause.ts';
import { searchClauses } from '../usecases/clauses/search-clauses.ts';
import { ReplyCache } from './reply-cache.ts';
import { Binary, sendMade, typed } from './typed.ts';

const Slug = Type.Object({ slug: Id });
const Export = Type.Object(
  { piece: Type.Optional(oneOf(PIECES)), ccag: Type.Optional(oneOf(CCAGS)), on: Type.Optional(Day), values: Type.Optional(VariableValues) },
  { additionalProperties: false },
);
const tags = ['clauses'];

export function clauseRoutes(app: FastifyInstance, context: Context): void {
  const routes = typed(app);
  const cache = new ReplyCache(() => context.content.version);

  routes.get(
    '/api/clauses',
    {
      schema: {
        tags,
        'x-rule': 'clause:read',
        summary: 'Chercher des clauses',
        querystring: ClauseQuery,
        response: { 200: ClauseList, ...problems(400, 403) },
      },
    },
    async ({ query, actor }, reply) => sendResult(reply, await searchClauses(context, actor, query)),
  );

  // A family is the same on a given day for everybody whose library is the same: its reply is written once, then sent as it is.
  routes.get(
    '/api/clauses/:slug',
    {
      schema: {
        tags,
        'x-rule': 'clause:read',
        summary: 'Lire une clause à une date',
        params: Slug,
        querystring: ClauseReadQuery,
        response: { 200: ClauseFamily, ...problems(400, 403, 404) },
      },
    },
    async (request, reply) => {
      const {
        params: { slug },
        query: { on, shipped },
        actor,
      } = request;
      const refusal = denied(actor, 'clause:read');
      if (refusal) return sendRefusal(reply, refusal);
      const day = on ?? context.clock.today();
      const library = shipped ? context.clauses.shipped : await context.clauses.of(actor.organisationId);
      const found = await cache.reply(`${library.key}${slug} ${day}`, () => readClause(context, actor, slug, day, library));
      return isRefusal(found) ? sendRefusal(reply, found) : cache.send(request, reply, found);
    },
  );

  routes.post(
    '/api/clauses/:slug/fill',
    {
      schema: {
        tags,
        'x-rule': 'clause:read',
        summary: 'Remplir une clause',
        params: Slug,
        body: FillRequest,
        response: { 200: FilledClause, ...problems(400, 403, 404, 422) },
      },
    },
    async ({ params, body, actor }, reply) => sendResult(reply, await fillClause(context, actor, params.slug, body)),
  );

  routes.post(
    '/api/clauses/:slug/export.docx',
    {
      schema: {
        tags,
        'x-rule': 'clause:read',
        summary: 'Télécharger une clause en Word',
        params: Slug,
        body: Export,
        response: { 200: Binary, ...problems(400, 403, 404, 422, 503) },
      },
    },
    async ({ params, body, actor }, reply) => sendMade(reply, await exportClause(context, actor, params.slug, body)),
  );
}
