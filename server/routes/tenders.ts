import type { FastifyInstance } from 'fastify';
import { Type } from 'typebox';
import { Id, problems } from '#shared/api/common.ts';
import { FindingList } from '#shared/api/findings.ts';
import { TenderNotices } from '#shared/api/notice.ts';
import { Contributions, Recommendations } from '#shared/api/recommendations.ts';
import { TenderClause } from '#shared/api/tender-clauses.ts';
import { Tender, TenderChanges, TenderCreate, TenderList, TenderRegime } from '#shared/api/tenders.ts';
import { isRefusal } from '#shared/errors.ts';
import type { Context } from '../context.ts';
import { sendRefusal, sendResult } from '../plugins/errors.ts';
import { createTender } from '../usecases/tenders/create-tender.ts';
import { listTenders } from '../usecases/tenders/list-tenders.ts';
import { readContributions } from '../usecases/tenders/read-contributions.ts';
import { readFindings } from '../usecases/tenders/read-findings.ts';
import { readTenderClause } from '../usecases/tenders/read-lot-clause.ts';
import { readNotice } from '../usecases/tenders/read-notice.ts';
import { readRecommendations } from '../usecases/tenders/read-recommendations.ts';
import { readRegime } from '../usecases/tenders/read-regime.ts';
import { readTender } from '../usecases/tenders/read-tender.ts';
import { removeTender, restoreTender } from '../usecases/tenders/remove-tender.ts';
import { updateTender } from '../usecases/tenders/update-tender.ts';
import { IfMatch, revisionOf, sendRevised, typed } from './typed.ts';

const tags = ['consultations'];
const ById = Type.Object({ id: Id });
const ByClause = Type.Object({ id: Id, lotId: Id, slug: Id });
/** `deleted`: those of the bin. */
const ListQuery = Type.Object({ deleted: Type.Optional(Type.Boolean()) }, { additionalProperties: false });

export function tenderRoutes(app: FastifyInstance, context: Context): void {
  listRoutes(app, context);
  savingRoutes(app, context);
  readingRoutes(app, context);
}

/** Listed, created, removed, restored. */
function listRoutes(app: FastifyInstance, context: Context): void {
  const routes = typed(app);

  routes.get(
    '/api/tenders',
    {
      schema: {
        tags,
        'x-rule': 'tender:read',
        summary: 'Consultations de l’organisation',
        querystring: ListQuery,
        response: { 200: TenderList, ...problems(400, 403) },
      },
    },
    async ({ query, actor }, reply) => sendResult(reply, await listTenders(context, actor, query.deleted)),
  );

  routes.post(
    '/api/tenders',
    {
      schema: {
        tags,
        'x-rule': 'tender:create',
        summary: 'Créer une consultation',
        body: TenderCreate,
        response: { 201: Tender, ...problems(400, 403, 503, 507) },
      },
    },
    async ({ body, actor }, reply) => {
      const tender = await createTender(context, actor, body);
      if (!isRefusal(tender)) reply.code(201).header('location', `/api/tenders/${tender.id}`);
      return sendRevised(reply, tender);
    },
  );

  routes.delete(
    '/api/tenders/:id',
    {
      schema: {
        tags,
        'x-rule': 'tender:delete',
        summary: 'Supprimer une consultation (se rétablit)',
        params: ById,
        response: { 204: Type.Null(), ...problems(403, 404) },
      },
    },
    async ({ params, actor }, reply) => {
      const refusal = await removeTender(context, actor, params.id);
      return refusal ? sendRefusal(reply, refusal) : reply.code(204).send(null);
    },
  );

  routes.post(
    '/api/tenders/:id/restore',
    {
      schema: {
        tags,
        'x-rule': 'tender:delete',
        summary: 'Rétablir une consultation supprimée',
        params: ById,
        response: { 200: Tender, ...problems(403, 404) },
      },
    },
    async ({ params, actor }, reply) => sendRevised(reply, await restoreTender(context, actor, params.id)),
  );
}

/** One consultation: read, and saved section by section. */
function savingRoutes(app: FastifyInstance, context: Context): void {
  const routes = typed(app);

  routes.get(
    '/api/tenders/:id',
    { schema: { tags, 'x-rule': 'tender:read', summary: 'Lire une consultation', params: ById, response: { 200: Tender, ...problems(403, 404) } } },
    async ({ params, actor }, reply) => sendRevised(reply, await readTender(context, actor, params.id)),
  );

  routes.patch(
    '/api/tenders/:id',
    {
      schema: {
        tags,
        'x-rule': 'tender:update',
        summary: 'Enregistrer des parties d’une consultation',
        params: ById,
        headers: IfMatch,
        body: TenderChanges,
        response: { 200: Tender, ...problems(400, 403, 404, 412, 413, 428, 503, 507) },
      },
    },
    async ({ params, headers, body, actor }, reply) => sendRevised(reply, await updateTender(context, actor, params.id, revisionOf(headers['if-match']), body)),
  );
}

/** What is computed from it, on the day of its law. */
function readingRoutes(app: FastifyInstance, context: Context): void {
  const routes = typed(app);

  routes.get(
    '/api/tenders/:id/regime',
    {
      schema: {
        tags,
        'x-rule': 'tender:read',
        summary: 'Ce que la loi demande à sa date',
        params: ById,
        response: { 200: TenderRegime, ...problems(403, 404) },
      },
    },
    async ({ params, actor }, reply) => sendResult(reply, await readRegime(context, actor, params.id)),
  );

  routes.get(
    '/api/tenders/:id/recommendations',
    {
      schema: {
        tags,
        'x-rule': 'tender:read',
        summary: 'Leviers par lot, avec leurs raisons',
        params: ById,
        response: { 200: Recommendations, ...problems(403, 404) },
      },
    },
    async ({ params, actor }, reply) => sendResult(reply, await readRecommendations(context, actor, params.id)),
  );

  routes.get(
    '/api/tenders/:id/findings',
    {
      schema: {
        tags,
        'x-rule': 'tender:read',
        summary: 'Contrôles des données et des pièces',
        params: ById,
        response: { 200: FindingList, ...problems(403, 404) },
      },
    },
    async ({ params, actor }, reply) => sendResult(reply, await readFindings(context, actor, params.id)),
  );

  routes.get(
    '/api/tenders/:id/lots/:lotId/clauses/:slug',
    {
      schema: {
        tags,
        'x-rule': 'tender:read',
        summary: 'Une clause écrite pour un lot',
        params: ByClause,
        response: { 200: TenderClause, ...problems(403, 404) },
      },
    },
    async ({ params, actor }, reply) => sendResult(reply, await readTenderClause(context, actor, params.id, params.lotId, params.slug)),
  );

  routes.get(
    '/api/tenders/:id/notice',
    {
      schema: {
        tags,
        'x-rule': 'tender:read',
        summary: 'Champs de l’avis et valeurs DECP',
        params: ById,
        response: { 200: TenderNotices, ...problems(403, 404) },
      },
    },
    async ({ params, actor }, reply) => sendResult(reply, await readNotice(context, actor, params.id)),
  );

  routes.get(
    '/api/schemes/:id/contributions',
    {
      schema: {
        tags,
        'x-rule': 'tender:read',
        summary: 'Ce que les consultations apportent au schéma',
        params: ById,
        response: { 200: Contributions, ...problems(403, 404) },
      },
    },
    async ({ params, actor }, reply) => sendResult(reply, await readContributions(context, actor, params.id)),
  );
}
