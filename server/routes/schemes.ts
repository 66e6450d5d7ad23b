import type { FastifyInstance } from 'fastify';
import { Type } from 'typebox';
import { Day, Id, oneOf, OnQuery, problems } from '#shared/api/common.ts';
import { Completeness } from '#shared/api/completeness.ts';
import { Scheme, SchemeCreate, SchemeList, SchemePatch, SchemeVersionList } from '#shared/api/schemes.ts';
import { SchemeMeasures } from '#shared/api/reviews.ts';
import { isRefusal } from '#shared/errors.ts';
import type { Context } from '../context.ts';
import { sendRefusal, sendResult } from '../plugins/errors.ts';
import { checkScheme } from '../usecases/schemes/check-scheme.ts';
import { createScheme } from '../usecases/schemes/create-scheme.ts';
import { exportScheme } from '../usecases/schemes/export-scheme.ts';
import { listSchemes } from '../usecases/schemes/list-schemes.ts';
import { readSchemeMeasures } from '../usecases/schemes/read-measures.ts';
import { readScheme } from '../usecases/schemes/read-scheme.ts';
import { listVersions, readVersion } from '../usecases/schemes/read-versions.ts';
import { removeScheme, restoreScheme } from '../usecases/schemes/remove-scheme.ts';
import { updateScheme } from '../usecases/schemes/update-scheme.ts';
import { Binary, IfMatch, revisionOf, sendMade, sendRevised, typed } from './typed.ts';

const tags = ['schémas'];
const ById = Type.Object({ id: Id });
const ByRevision = Type.Object({ id: Id, revision: Type.Integer({ minimum: 1, maximum: 1_000_000_000 }) });
/** `deleted`: those of the bin. */
const ListQuery = Type.Object({ deleted: Type.Optional(Type.Boolean()) }, { additionalProperties: false });
/** `keep`: what is replaced becomes a kept version, even minutes after another. */
const UpdateQuery = Type.Object({ keep: Type.Optional(Type.Boolean()) }, { additionalProperties: false });
const ExportQuery = Type.Object({ final: Type.Optional(oneOf(['true', 'false', '1', '0'])), on: Type.Optional(Day) }, { additionalProperties: false });

export function schemeRoutes(app: FastifyInstance, context: Context): void {
  listRoutes(app, context);
  savingRoutes(app, context);
  readingRoutes(app, context);
}

/** Listed, created, removed, restored. */
function listRoutes(app: FastifyInstance, context: Context): void {
  const routes = typed(app);

  routes.get(
    '/api/schemes',
    {
      schema: { tags, 'x-rule': 'scheme:read', summary: 'Schémas de l’organisation', querystring: ListQuery, response: { 200: SchemeList, ...problems(403) } },
    },
    async ({ query, actor }, reply) => sendResult(reply, await listSchemes(context, actor, query.deleted)),
  );

  routes.post(
    '/api/schemes',
    {
      schema: {
        tags,
        'x-rule': 'scheme:create',
        summary: 'Créer un schéma',
        body: SchemeCreate,
        response: { 201: Scheme, ...problems(400, 403, 404, 503, 507) },
      },
    },
    async ({ body, actor }, reply) => {
      const scheme = await createScheme(context, actor, body);
      if (!isRefusal(scheme)) reply.code(201).header('location', `/api/schemes/${scheme.id}`);
      return sendRevised(reply, scheme);
    },
  );

  routes.delete(
    '/api/schemes/:id',
    {
      schema: {
        tags,
        'x-rule': 'scheme:delete',
        summary: 'Supprimer un schéma (se rétablit)',
        params: ById,
        response: { 204: Type.Null(), ...problems(403, 404) },
      },
    },
    async ({ params, actor }, reply) => {
      const refusal = await removeScheme(context, actor, params.id);
      return refusal ? sendRefusal(reply, refusal) : reply.code(204).send(null);
    },
  );

  routes.post(
    '/api/schemes/:id/restore',
    { schema: { tags, 'x-rule': 'scheme:delete', summary: 'Rétablir un schéma supprimé', params: ById, response: { 200: Scheme, ...problems(403, 404) } } },
    async ({ params, actor }, reply) => sendRevised(reply, await restoreScheme(context, actor, params.id)),
  );
}

/** One scheme: read, and saved section by section. */
function savingRoutes(app: FastifyInstance, context: Context): void {
  const routes = typed(app);

  routes.get(
    '/api/schemes/:id',
    { schema: { tags, 'x-rule': 'scheme:read', summary: 'Lire un schéma', params: ById, response: { 200: Scheme, ...problems(403, 404) } } },
    async ({ params, actor }, reply) => sendRevised(reply, await readScheme(context, actor, params.id)),
  );

  routes.patch(
    '/api/schemes/:id',
    {
      schema: {
        tags,
        'x-rule': 'scheme:update',
        summary: 'Enregistrer des parties d’un schéma',
        params: ById,
        headers: IfMatch,
        querystring: UpdateQuery,
        body: SchemePatch,
        response: { 200: Scheme, ...problems(400, 403, 404, 412, 413, 428, 503, 507) },
      },
    },
    async ({ params, headers, query, body, actor }, reply) =>
      sendRevised(reply, await updateScheme(context, actor, params.id, revisionOf(headers['if-match']), body, query.keep)),
  );
}

/** What is drawn from it: its check, its kept versions, its document. */
function readingRoutes(app: FastifyInstance, context: Context): void {
  const routes = typed(app);

  routes.get(
    '/api/schemes/:id/completeness',
    {
      schema: {
        tags,
        'x-rule': 'scheme:read',
        summary: 'Contrôle point par point de l’article L. 2111-3',
        params: ById,
        querystring: OnQuery,
        response: { 200: Completeness, ...problems(400, 403, 404) },
      },
    },
    async ({ params, query, actor }, reply) => sendResult(reply, await checkScheme(context, actor, params.id, query.on)),
  );

  routes.get(
    '/api/schemes/:id/measures',
    {
      schema: {
        tags,
        'x-rule': 'scheme:read',
        summary: 'Ce que les données disent des indicateurs d’un schéma',
        params: ById,
        response: { 200: SchemeMeasures, ...problems(403, 404) },
      },
    },
    async ({ params, actor }, reply) => sendResult(reply, await readSchemeMeasures(context, actor, params.id)),
  );

  routes.get(
    '/api/schemes/:id/versions',
    { schema: { tags, 'x-rule': 'scheme:read', summary: 'Versions gardées', params: ById, response: { 200: SchemeVersionList, ...problems(403, 404) } } },
    async ({ params, actor }, reply) => sendResult(reply, await listVersions(context, actor, params.id)),
  );

  routes.get(
    '/api/schemes/:id/versions/:revision',
    { schema: { tags, 'x-rule': 'scheme:read', summary: 'Une version gardée', params: ByRevision, response: { 200: Scheme, ...problems(400, 403, 404) } } },
    async ({ params, actor }, reply) => sendResult(reply, await readVersion(context, actor, params.id, params.revision)),
  );

  routes.get(
    '/api/schemes/:id/export.docx',
    {
      schema: {
        tags,
        'x-rule': 'scheme:export',
        summary: 'Le schéma en Word',
        params: ById,
        querystring: ExportQuery,
        response: { 200: Binary, ...problems(400, 403, 404, 503) },
      },
    },
    async ({ params, query, actor }, reply) =>
      sendMade(reply, await exportScheme(context, actor, params.id, query.final === 'true' || query.final === '1', query.on)),
  );
}
