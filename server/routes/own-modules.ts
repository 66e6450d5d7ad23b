/** The organisation's own training modules. */
import type { FastifyInstance } from 'fastify';
import { Type } from 'typebox';
import { Id, problems } from '#shared/api/common.ts';
import { ImportResult, OwnModule, OwnModuleCreate, OwnModuleImport, OwnModuleList, OwnModulePatch } from '#shared/api/training-lead.ts';
import { isRefusal } from '#shared/errors.ts';
import type { Context } from '../context.ts';
import { sendRefusal, sendResult } from '../plugins/errors.ts';
import { importOwnModule } from '../usecases/training/own-modules/import-own-module.ts';
import { exportOwnModule, listOwnModules, readOwnModule } from '../usecases/training/own-modules/read-own-modules.ts';
import { changeOwnModule, createOwnModule, removeOwnModule } from '../usecases/training/own-modules/save-own-module.ts';
import { Binary, IfMatch, revisionOf, sendMade, sendRevised, typed } from './typed.ts';

const tags = ['formation'];
const ById = Type.Object({ id: Id });

function readingRoutes(app: FastifyInstance, context: Context): void {
  const routes = typed(app);

  routes.get(
    '/api/training/own-modules',
    { schema: { tags, 'x-rule': 'training:write', summary: 'Modules de l’organisation', response: { 200: OwnModuleList, ...problems(403) } } },
    async ({ actor }, reply) => sendResult(reply, await listOwnModules(context, actor)),
  );

  routes.get(
    '/api/training/own-modules/:id',
    {
      schema: {
        tags,
        'x-rule': 'training:write',
        summary: 'Un module de l’organisation, clés comprises',
        params: ById,
        response: { 200: OwnModule, ...problems(403, 404) },
      },
    },
    async ({ params, actor }, reply) => sendRevised(reply, await readOwnModule(context, actor, params.id)),
  );

  routes.get(
    '/api/training/own-modules/:id/module.yaml',
    {
      schema: {
        tags,
        'x-rule': 'training:write',
        summary: 'Un module de l’organisation en un fichier',
        params: ById,
        response: { 200: Binary, ...problems(403, 404) },
      },
    },
    async ({ params, actor }, reply) => sendMade(reply, await exportOwnModule(context, actor, params.id)),
  );
}

function writingRoutes(app: FastifyInstance, context: Context): void {
  const routes = typed(app);

  routes.post(
    '/api/training/own-modules',
    {
      schema: {
        tags,
        'x-rule': 'training:write',
        summary: 'Commencer un module',
        body: OwnModuleCreate,
        response: { 201: OwnModule, ...problems(400, 403, 503, 507) },
      },
    },
    async ({ body, actor }, reply) => {
      const module = await createOwnModule(context, actor, body);
      if (!isRefusal(module)) reply.code(201);
      return sendRevised(reply, module);
    },
  );

  routes.post(
    '/api/training/own-modules/import',
    {
      schema: {
        tags,
        'x-rule': 'training:write',
        summary: 'Importer un module : un brouillon, ou toutes les fautes du fichier',
        body: OwnModuleImport,
        response: { 200: ImportResult, ...problems(400, 403, 413, 422, 503, 507) },
      },
    },
    async ({ body, actor }, reply) => sendResult(reply, await importOwnModule(context, actor, body)),
  );

  routes.patch(
    '/api/training/own-modules/:id',
    {
      schema: {
        tags,
        'x-rule': 'training:write',
        summary: 'Enregistrer des parties d’un module ; le publier',
        params: ById,
        headers: IfMatch,
        body: OwnModulePatch,
        response: { 200: OwnModule, ...problems(400, 403, 404, 412, 413, 428, 503, 507) },
      },
    },
    async ({ params, headers, body, actor }, reply) =>
      sendRevised(reply, await changeOwnModule(context, actor, params.id, revisionOf(headers['if-match']), body)),
  );

  routes.delete(
    '/api/training/own-modules/:id',
    {
      schema: {
        tags,
        'x-rule': 'training:write',
        summary: 'Supprimer un module',
        params: ById,
        response: { 204: Type.Null(), ...problems(403, 404, 503, 507) },
      },
    },
    async ({ params, actor }, reply) => {
      const refusal = await removeOwnModule(context, actor, params.id);
      return refusal ? sendRefusal(reply, refusal) : reply.code(204).send(null);
    },
  );
}

export function ownModuleRoutes(app: FastifyInstance, context: Context): void {
  readingRoutes(app, context);
  writingRoutes(app, context);
}
