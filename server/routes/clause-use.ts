/** Clauses in use: the version that consultations hold, what happened to their lots, where a clause is used. */
import type { FastifyInstance } from 'fastify';
import { Type } from 'typebox';
import { ClauseUses, KeptClauses, KeptDifference, LotResult, LotResultChange, LotResults, RenewClauses } from '#shared/api/clause-use.ts';
import { ClauseFamily } from '#shared/api/clauses.ts';
import { Id, problems } from '#shared/api/common.ts';
import type { Context } from '../context.ts';
import { sendResult } from '../plugins/errors.ts';
import { readUses } from '../usecases/clauses/read-uses.ts';
import { readResults, saveResult } from '../usecases/tenders/lot-results.ts';
import { readKeptClauses, readKeptDifference, readKeptFamily, renewClauses } from '../usecases/tenders/renew-clauses.ts';
import { IfMatch, revisionOf, sendRevised, typed } from './typed.ts';

const tags = ['consultations'];
const ById = Type.Object({ id: Id });
const ByClause = Type.Object({ id: Id, lotId: Id, slug: Id });

export function clauseUseRoutes(app: FastifyInstance, context: Context): void {
  keptRoutes(app, context);
  resultRoutes(app, context);
}

function keptRoutes(app: FastifyInstance, context: Context): void {
  const routes = typed(app);

  routes.get(
    '/api/tenders/:id/clauses',
    {
      schema: {
        tags,
        'x-rule': 'tender:read',
        summary: 'La version de chaque clause que la consultation garde',
        params: ById,
        response: { 200: KeptClauses, ...problems(403, 404) },
      },
    },
    async ({ params, actor }, reply) => sendResult(reply, await readKeptClauses(context, actor, params.id)),
  );

  routes.get(
    '/api/tenders/:id/lots/:lotId/clauses/:slug/family',
    {
      schema: {
        tags,
        'x-rule': 'tender:read',
        summary: 'Une clause dans la version qu’un lot garde, non remplie',
        params: ByClause,
        response: { 200: ClauseFamily, ...problems(403, 404) },
      },
    },
    async ({ params, actor }, reply) => sendResult(reply, await readKeptFamily(context, actor, params.id, params.lotId, params.slug)),
  );

  routes.get(
    '/api/tenders/:id/lots/:lotId/clauses/:slug/difference',
    {
      schema: {
        tags,
        'x-rule': 'tender:read',
        summary: 'Ce qui change entre la version gardée et celle de la bibliothèque',
        params: ByClause,
        response: { 200: KeptDifference, ...problems(403, 404) },
      },
    },
    async ({ params, actor }, reply) => sendResult(reply, await readKeptDifference(context, actor, params.id, params.lotId, params.slug)),
  );

  routes.post(
    '/api/tenders/:id/clauses/renewals',
    {
      schema: {
        tags,
        'x-rule': 'tender:update',
        summary: 'Prendre la version plus récente de clauses',
        params: ById,
        body: RenewClauses,
        response: { 200: KeptClauses, ...problems(400, 403, 404, 412, 503, 507) },
      },
    },
    async ({ params, body, actor }, reply) => sendResult(reply, await renewClauses(context, actor, params.id, body)),
  );
}

function resultRoutes(app: FastifyInstance, context: Context): void {
  const routes = typed(app);

  routes.get(
    '/api/tenders/:id/results',
    {
      schema: {
        tags,
        'x-rule': 'tender:read',
        summary: 'Ce qui est arrivé à chaque lot',
        params: ById,
        response: { 200: LotResults, ...problems(403, 404) },
      },
    },
    async ({ params, actor }, reply) => sendResult(reply, await readResults(context, actor, params.id)),
  );

  routes.put(
    '/api/tenders/:id/results/:lotId',
    {
      schema: {
        tags,
        'x-rule': 'tender:update',
        summary: 'Dire ce qui est arrivé à un lot',
        params: Type.Object({ id: Id, lotId: Id }),
        headers: IfMatch,
        body: LotResultChange,
        response: { 200: LotResult, ...problems(400, 403, 404, 412, 428, 503, 507) },
      },
    },
    async ({ params, headers, body, actor }, reply) =>
      sendRevised(reply, await saveResult(context, actor, params.id, params.lotId, revisionOf(headers['if-match']), body)),
  );

  routes.get(
    '/api/clauses/:slug/uses',
    {
      schema: {
        tags: ['clauses'],
        'x-rule': 'tender:read',
        summary: 'Où une clause est utilisée, et ce qui y est arrivé',
        params: Type.Object({ slug: Id }),
        response: { 200: ClauseUses, ...problems(403) },
      },
    },
    async ({ params, actor }, reply) => sendResult(reply, await readUses(context, actor, params.slug)),
  );
}
