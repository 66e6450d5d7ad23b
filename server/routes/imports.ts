/** Files of figures: sent, followed, stopped, taken away; the columns named last time; whose figures they are. */
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { Type } from 'typebox';
import { Id, problems } from '#shared/api/common.ts';
import { AnomalyPage, AnomalyQuery, FigureSettings, Import, ImportList, RememberedColumnsList } from '#shared/api/imports.ts';
import { isRefusal, type Refusal } from '#shared/errors.ts';
import { LIMITS } from '#shared/limits.ts';
import type { Context } from '../context.ts';
import { sendRefusal, sendResult } from '../plugins/errors.ts';
import { cancelImport, removeImport } from '../usecases/imports/end-import.ts';
import { exportReport, listColumns, listImports, readAnomalies, readImport } from '../usecases/imports/read-imports.ts';
import { readFigureSettings, writeFigureSettings } from '../usecases/imports/settings.ts';
import { type Part, startImport } from '../usecases/imports/start-import.ts';
import { Binary, sendMade, typed } from './typed.ts';
import { envelopeRefusal } from './upload.ts';

const tags = ['données'];
const ById = Type.Object({ id: Id });

/** The form as it comes, or why it cannot be read; the file's own size is watched where it is written. */
async function* partsOf(request: FastifyRequest): AsyncGenerator<Part | Refusal> {
  try {
    for await (const part of request.parts({ limits: { fileSize: Number.POSITIVE_INFINITY, fieldSize: LIMITS.importFieldBytes, files: 1, fields: 4 } }))
      yield part.type === 'file' ? { file: part.filename ?? '', stream: part.file } : { name: part.fieldname, text: String(part.value) };
  } catch (error) {
    yield envelopeRefusal(error);
  }
}

function sendingRoutes(app: FastifyInstance, context: Context): void {
  const routes = typed(app);

  routes.post(
    '/api/decp/imports',
    {
      bodyLimit: Number.MAX_SAFE_INTEGER,
      config: { longBody: true },
      schema: {
        tags,
        'x-rule': 'figure:import',
        summary: 'Importer un fichier (multipart : kind, options en JSON, file)',
        consumes: ['multipart/form-data'],
        response: { 202: Import, ...problems(400, 403, 413, 415, 422, 503, 507) },
      },
    },
    async (request, reply) => {
      const made = await startImport(context, request.actor, partsOf(request));
      if (!isRefusal(made)) reply.code(202);
      return sendResult(reply, made);
    },
  );

  routes.post(
    '/api/decp/imports/:id/cancel',
    {
      schema: {
        tags,
        'x-rule': 'figure:import',
        summary: 'Arrêter un import ; les données restent comme avant',
        params: ById,
        response: { 200: Import, ...problems(403, 404, 409, 503, 507) },
      },
    },
    async ({ params, actor }, reply) => sendResult(reply, await cancelImport(context, actor, params.id)),
  );

  routes.delete(
    '/api/decp/imports/:id',
    {
      schema: {
        tags,
        'x-rule': 'figure:import',
        summary: 'Retirer un import ; les données sont refaites sans lui',
        params: ById,
        response: { 204: Type.Null(), ...problems(403, 404, 409, 503, 507) },
      },
    },
    async ({ params, actor }, reply) => {
      const refusal = await removeImport(context, actor, params.id);
      return refusal ? sendRefusal(reply, refusal) : reply.code(204).send(null);
    },
  );
}

function readingRoutes(app: FastifyInstance, context: Context): void {
  const routes = typed(app);

  routes.get(
    '/api/decp/imports',
    { schema: { tags, 'x-rule': 'figure:read', summary: 'Les imports, le dernier d’abord', response: { 200: ImportList, ...problems(403) } } },
    async ({ actor }, reply) => sendResult(reply, await listImports(context, actor)),
  );

  routes.get(
    '/api/decp/imports/:id',
    {
      schema: {
        tags,
        'x-rule': 'figure:read',
        summary: 'Un import : où il en est, son compte rendu',
        params: ById,
        response: { 200: Import, ...problems(403, 404) },
      },
    },
    async ({ params, actor }, reply) => sendResult(reply, await readImport(context, actor, params.id)),
  );

  routes.get(
    '/api/decp/imports/:id/anomalies',
    {
      schema: {
        tags,
        'x-rule': 'figure:read',
        summary: 'Les anomalies d’un import, ligne par ligne',
        params: ById,
        querystring: AnomalyQuery,
        response: { 200: AnomalyPage, ...problems(400, 403, 404) },
      },
    },
    async ({ params, query, actor }, reply) => sendResult(reply, await readAnomalies(context, actor, params.id, query)),
  );

  routes.get(
    '/api/decp/imports/:id/compte-rendu.csv',
    {
      schema: {
        tags,
        'x-rule': 'figure:read',
        summary: 'Les anomalies d’un import en tableau (CSV)',
        params: ById,
        response: { 200: Binary, ...problems(403, 404) },
      },
    },
    async ({ params, actor }, reply) => sendMade(reply, await exportReport(context, actor, params.id)),
  );

  routes.get(
    '/api/decp/columns',
    {
      schema: {
        tags,
        'x-rule': 'figure:import',
        summary: 'Les colonnes choisies la dernière fois',
        response: { 200: RememberedColumnsList, ...problems(403) },
      },
    },
    async ({ actor }, reply) => sendResult(reply, await listColumns(context, actor)),
  );
}

function settingsRoutes(app: FastifyInstance, context: Context): void {
  const routes = typed(app);

  routes.get(
    '/api/figures/settings',
    { schema: { tags, 'x-rule': 'figure:read', summary: 'Acheteurs et territoire des chiffres', response: { 200: FigureSettings, ...problems(403) } } },
    async ({ actor }, reply) => sendResult(reply, await readFigureSettings(context, actor)),
  );

  routes.put(
    '/api/figures/settings',
    {
      schema: {
        tags,
        'x-rule': 'figure:write',
        summary: 'Changer les acheteurs et le territoire',
        body: FigureSettings,
        response: { 200: FigureSettings, ...problems(400, 403, 503, 507) },
      },
    },
    async ({ body, actor }, reply) => sendResult(reply, await writeFigureSettings(context, actor, body)),
  );
}

export function importRoutes(app: FastifyInstance, context: Context): void {
  sendingRoutes(app, context);
  readingRoutes(app, context);
  settingsRoutes(app, context);
}
