import type { FastifyInstance, FastifyRequest } from 'fastify';
import { Type } from 'typebox';
import { PIECES } from '#shared/api/clauses.ts';
import { Id, oneOf, problems } from '#shared/api/common.ts';
import { DocumentText, InsertionReport, InsertionRequest, PlaceProposals, TenderDocument, TenderDocumentList } from '#shared/api/documents.ts';
import { isRefusal, type Refusal, refuse } from '#shared/errors.ts';
import { LIMITS } from '#shared/limits.ts';
import type { Context } from '../context.ts';
import { sendRefusal, sendResult } from '../plugins/errors.ts';
import { denied } from '../usecases/allowed.ts';
import { changePiece, listDocuments, readDocument, readDocumentText, readOriginal, removeDocument } from '../usecases/tenders/documents.ts';
import { insertClauses, previewInsertions } from '../usecases/tenders/insert-clauses.ts';
import { readPlaces } from '../usecases/tenders/read-places.ts';
import { storeDocument } from '../usecases/tenders/store-document.ts';
import { Binary, sendMade, sendStored, typed } from './typed.ts';
import { receive } from './upload.ts';

const tags = ['pièces'];
const ById = Type.Object({ id: Id });
const ByDocument = Type.Object({ id: Id, docId: Id });
const DocumentPatch = Type.Object({ piece: oneOf(PIECES) }, { additionalProperties: false });

export function tenderDocumentRoutes(app: FastifyInstance, context: Context): void {
  fileRoutes(app, context);
  readingRoutes(app, context);
  insertionRoutes(app, context);
}

/** The file of a form, read and kept. */
async function upload(context: Context, request: FastifyRequest, tenderId: string): Promise<TenderDocument | Refusal> {
  const { actor } = request;
  // Asked before the body is read: twenty megabytes are not received for nothing.
  const refusal = denied(actor, 'tender:update');
  if (refusal) return refusal;
  const sent = await receive(request, LIMITS.documentBytes);
  if (isRefusal(sent)) return sent;
  const { name, data } = sent;
  const piece = PIECES.find((known) => known === sent.field('piece'));
  if (piece) return storeDocument(context, actor, tenderId, { piece, name, data });
  const message = `Indiquez de quelle pièce il s’agit, avant le fichier : ${PIECES.join(', ')}.`;
  return refuse('INVALID_INPUT', message, { fields: [{ path: 'piece', message }] });
}

/** Files sent, listed, given another piece, removed. */
function fileRoutes(app: FastifyInstance, context: Context): void {
  const routes = typed(app);

  routes.post(
    '/api/tenders/:id/documents',
    {
      schema: {
        tags,
        'x-rule': 'tender:update',
        summary: 'Envoyer un fichier Word (multipart : piece, puis file)',
        consumes: ['multipart/form-data'],
        params: ById,
        response: { 201: TenderDocument, ...problems(400, 403, 404, 413, 415, 422, 503, 507) },
      },
    },
    async (request, reply) => {
      const stored = await upload(context, request, request.params.id);
      if (!isRefusal(stored)) reply.code(201).header('location', `/api/tenders/${request.params.id}/documents/${stored.id}`);
      return sendResult(reply, stored);
    },
  );

  routes.get(
    '/api/tenders/:id/documents',
    {
      schema: {
        tags,
        'x-rule': 'tender:read',
        summary: 'Fichiers de la consultation',
        params: ById,
        response: { 200: TenderDocumentList, ...problems(403, 404) },
      },
    },
    async ({ params, actor }, reply) => sendResult(reply, await listDocuments(context, actor, params.id)),
  );

  routes.patch(
    '/api/tenders/:id/documents/:docId',
    {
      schema: {
        tags,
        'x-rule': 'tender:update',
        summary: 'Changer la pièce d’un fichier',
        params: ByDocument,
        body: DocumentPatch,
        response: { 200: TenderDocument, ...problems(400, 403, 404, 503, 507) },
      },
    },
    async ({ params, body, actor }, reply) => sendResult(reply, await changePiece(context, actor, params.id, params.docId, body.piece)),
  );

  routes.delete(
    '/api/tenders/:id/documents/:docId',
    { schema: { tags, 'x-rule': 'tender:update', summary: 'Retirer un fichier', params: ByDocument, response: { 204: Type.Null(), ...problems(403, 404) } } },
    async ({ params, actor }, reply) => {
      const refusal = await removeDocument(context, actor, params.id, params.docId);
      return refusal ? sendRefusal(reply, refusal) : reply.code(204).send(null);
    },
  );
}

/** What was read in a file. */
function readingRoutes(app: FastifyInstance, context: Context): void {
  const routes = typed(app);

  routes.get(
    '/api/tenders/:id/documents/:docId',
    {
      schema: {
        tags,
        'x-rule': 'tender:read',
        summary: 'Un fichier et son plan',
        params: ByDocument,
        response: { 200: TenderDocument, ...problems(403, 404) },
      },
    },
    async ({ params, actor }, reply) => sendResult(reply, await readDocument(context, actor, params.id, params.docId)),
  );

  routes.get(
    '/api/tenders/:id/documents/:docId/original.docx',
    { schema: { tags, 'x-rule': 'tender:export', summary: 'Le fichier tel qu’envoyé', params: ByDocument, response: { 200: Binary, ...problems(403, 404) } } },
    async ({ params, actor }, reply) => {
      const file = await readOriginal(context, actor, params.id, params.docId);
      return isRefusal(file) ? sendRefusal(reply, file) : sendStored(reply, file, 'attachment');
    },
  );

  routes.get(
    '/api/tenders/:id/documents/:docId/text',
    {
      schema: {
        tags,
        'x-rule': 'tender:read',
        summary: 'Le texte d’un fichier, paragraphe par paragraphe',
        params: ByDocument,
        response: { 200: DocumentText, ...problems(403, 404) },
      },
    },
    async ({ params, actor }, reply) => sendResult(reply, await readDocumentText(context, actor, params.id, params.docId)),
  );

  routes.get(
    '/api/tenders/:id/documents/:docId/places',
    {
      schema: {
        tags,
        'x-rule': 'tender:read',
        summary: 'Places proposées pour les clauses',
        params: ByDocument,
        response: { 200: PlaceProposals, ...problems(403, 404) },
      },
    },
    async ({ params, actor }, reply) => sendResult(reply, await readPlaces(context, actor, params.id, params.docId)),
  );
}

function insertionRoutes(app: FastifyInstance, context: Context): void {
  const routes = typed(app);
  const asked = { tags, params: ByDocument, body: InsertionRequest };

  routes.post(
    '/api/tenders/:id/documents/:docId/insertions',
    {
      schema: {
        ...asked,
        'x-rule': 'tender:update',
        summary: 'Le fichier avec les clauses insérées',
        response: { 200: Binary, ...problems(400, 403, 404, 409, 422, 503, 507) },
      },
    },
    async ({ params, body, actor }, reply) => sendMade(reply, await insertClauses(context, actor, params.id, params.docId, body)),
  );

  routes.post(
    '/api/tenders/:id/documents/:docId/insertions/preview',
    {
      schema: {
        ...asked,
        'x-rule': 'tender:read',
        summary: 'Ce que l’insertion donnera, sans rien garder',
        response: { 200: InsertionReport, ...problems(400, 403, 404, 409, 422, 503) },
      },
    },
    async ({ params, body, actor }, reply) => sendResult(reply, await previewInsertions(context, actor, params.id, params.docId, body)),
  );
}
