/** Clauses of the organisation: written, moved from state to state, compared, commented. */
import type { FastifyInstance } from 'fastify';
import { Type } from 'typebox';
import { Id, problems } from '#shared/api/common.ts';
import {
  ClauseDifference,
  ClauseUpdate,
  ClauseUpdateChoice,
  DifferenceQuery,
  OwnClause,
  OwnClauseCreate,
  OwnClauseList,
  OwnClauseMove,
  OwnClausePatch,
  OwnClauseQuery,
  OwnClauseVersionContent,
  OwnClauseVersionList,
} from '#shared/api/own-clauses.ts';
import { isRefusal } from '#shared/errors.ts';
import type { Context } from '../context.ts';
import { sendRefusal, sendResult } from '../plugins/errors.ts';
import { moveOwnClause } from '../usecases/own-clauses/move-own-clause.ts';
import { listOwnClauses, readOwnClause } from '../usecases/own-clauses/read-own-clauses.ts';
import { changeOwnClause, createOwnClause, removeOwnClause } from '../usecases/own-clauses/save-own-clause.ts';
import { chooseUpdate, readUpdate } from '../usecases/own-clauses/update.ts';
import { listClauseVersions, readClauseVersion, readDifference, restoreClauseVersion } from '../usecases/own-clauses/versions.ts';
import { IfMatch, revisionOf, sendRevised, typed } from './typed.ts';

const tags = ['nos clauses'];
const ById = Type.Object({ id: Id });
const ByNumber = Type.Object({ id: Id, number: Type.Integer({ minimum: 1, maximum: 999_999 }) });

function readingRoutes(app: FastifyInstance, context: Context): void {
  const routes = typed(app);

  routes.get(
    '/api/own-clauses',
    {
      schema: {
        tags,
        'x-rule': 'clause:read',
        summary: 'Clauses de l’organisation, par état',
        querystring: OwnClauseQuery,
        response: { 200: OwnClauseList, ...problems(400, 403) },
      },
    },
    async ({ query, actor }, reply) => sendResult(reply, await listOwnClauses(context, actor, query)),
  );

  routes.get(
    '/api/own-clauses/:id',
    {
      schema: {
        tags,
        'x-rule': 'clause:read',
        summary: 'Une clause de l’organisation, ce qui s’écrit',
        params: ById,
        response: { 200: OwnClause, ...problems(403, 404) },
      },
    },
    async ({ params, actor }, reply) => sendRevised(reply, await readOwnClause(context, actor, params.id)),
  );

  routes.get(
    '/api/own-clauses/:id/versions',
    {
      schema: { tags, 'x-rule': 'clause:read', summary: 'Versions publiées', params: ById, response: { 200: OwnClauseVersionList, ...problems(403, 404) } },
    },
    async ({ params, actor }, reply) => sendResult(reply, await listClauseVersions(context, actor, params.id)),
  );

  routes.get(
    '/api/own-clauses/:id/versions/:number',
    {
      schema: {
        tags,
        'x-rule': 'clause:read',
        summary: 'Une version publiée',
        params: ByNumber,
        response: { 200: OwnClauseVersionContent, ...problems(400, 403, 404) },
      },
    },
    async ({ params, actor }, reply) => sendResult(reply, await readClauseVersion(context, actor, params.id, params.number)),
  );

  routes.get(
    '/api/own-clauses/:id/difference',
    {
      schema: {
        tags,
        'x-rule': 'clause:read',
        summary: 'Différence de mots entre deux textes d’une clause',
        params: ById,
        querystring: DifferenceQuery,
        response: { 200: ClauseDifference, ...problems(400, 403, 404) },
      },
    },
    async ({ params, query, actor }, reply) => sendResult(reply, await readDifference(context, actor, params.id, query)),
  );

  routes.get(
    '/api/own-clauses/:id/update',
    {
      schema: {
        tags,
        'x-rule': 'clause:read',
        summary: 'Ce que Clausier a changé dans une clause adaptée',
        params: ById,
        response: { 200: ClauseUpdate, ...problems(403, 404) },
      },
    },
    async ({ params, actor }, reply) => sendResult(reply, await readUpdate(context, actor, params.id)),
  );
}

function draftRoutes(app: FastifyInstance, context: Context): void {
  const routes = typed(app);

  routes.post(
    '/api/own-clauses',
    {
      schema: {
        tags,
        'x-rule': 'clause:write',
        summary: 'Commencer une clause : de rien, d’une clause de Clausier, d’un texte',
        body: OwnClauseCreate,
        response: { 201: OwnClause, ...problems(400, 403, 404, 409, 413, 503, 507) },
      },
    },
    async ({ body, actor }, reply) => {
      const clause = await createOwnClause(context, actor, body);
      if (!isRefusal(clause)) reply.code(201);
      return sendRevised(reply, clause);
    },
  );

  routes.patch(
    '/api/own-clauses/:id',
    {
      schema: {
        tags,
        'x-rule': 'clause:write',
        summary: 'Enregistrer un brouillon, fautes comprises',
        params: ById,
        headers: IfMatch,
        body: OwnClausePatch,
        response: { 200: OwnClause, ...problems(400, 403, 404, 409, 412, 413, 428, 503, 507) },
      },
    },
    async ({ params, headers, body, actor }, reply) =>
      sendRevised(reply, await changeOwnClause(context, actor, params.id, revisionOf(headers['if-match']), body)),
  );

  routes.delete(
    '/api/own-clauses/:id',
    {
      schema: {
        tags,
        'x-rule': 'clause:write',
        summary: 'Supprimer un brouillon jamais publié',
        params: ById,
        response: { 204: Type.Null(), ...problems(403, 404, 409, 503, 507) },
      },
    },
    async ({ params, actor }, reply) => {
      const refusal = await removeOwnClause(context, actor, params.id);
      return refusal ? sendRefusal(reply, refusal) : reply.code(204).send(null);
    },
  );
}

function gestureRoutes(app: FastifyInstance, context: Context): void {
  const routes = typed(app);

  // « Publier » and « retirer » also ask for `clause:publish`: the gesture says which.
  routes.post(
    '/api/own-clauses/:id/state',
    {
      schema: {
        tags,
        'x-rule': 'clause:write',
        summary: 'Changer l’état d’une clause',
        params: ById,
        headers: IfMatch,
        body: OwnClauseMove,
        response: { 200: OwnClause, ...problems(400, 403, 404, 409, 412, 422, 428, 503, 507) },
      },
    },
    async ({ params, headers, body, actor }, reply) =>
      sendRevised(reply, await moveOwnClause(context, actor, params.id, revisionOf(headers['if-match']), body)),
  );

  routes.post(
    '/api/own-clauses/:id/versions/:number/restore',
    {
      schema: {
        tags,
        'x-rule': 'clause:write',
        summary: 'Reprendre le texte d’une version dans le brouillon',
        params: ByNumber,
        headers: IfMatch,
        response: { 200: OwnClause, ...problems(400, 403, 404, 409, 412, 428, 503, 507) },
      },
    },
    async ({ params, headers, actor }, reply) =>
      sendRevised(reply, await restoreClauseVersion(context, actor, params.id, revisionOf(headers['if-match']), params.number)),
  );

  routes.post(
    '/api/own-clauses/:id/update',
    {
      schema: {
        tags,
        'x-rule': 'clause:publish',
        summary: 'Garder, prendre ou fusionner une mise à jour de Clausier',
        params: ById,
        headers: IfMatch,
        body: ClauseUpdateChoice,
        response: { 200: OwnClause, ...problems(400, 403, 404, 409, 412, 413, 428, 503, 507) },
      },
    },
    async ({ params, headers, body, actor }, reply) => sendRevised(reply, await chooseUpdate(context, actor, params.id, revisionOf(headers['if-match']), body)),
  );
}

export function ownClauseRoutes(app: FastifyInstance, context: Context): void {
  readingRoutes(app, context);
  draftRoutes(app, context);
  gestureRoutes(app, context);
}
