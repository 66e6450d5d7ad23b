/** The papers of a consultation, each as a Word file, and the archive of everything. */
import type { FastifyInstance } from 'fastify';
import { Type } from 'typebox';
import { Id, problems } from '#shared/api/common.ts';
import { HoursRequest } from '#shared/api/hours.ts';
import type { Context } from '../context.ts';
import { exportHours } from '../usecases/tenders/papers/export-hours.ts';
import { makePackage } from '../usecases/tenders/papers/make-package.ts';
import { type PaperKind, renderTenderPaper } from '../usecases/tenders/papers/render-paper.ts';
import { Binary, sendMade, typed } from './typed.ts';

const tags = ['consultations'];
const ById = Type.Object({ id: Id });

const PAPERS: { kind: PaperKind; summary: string }[] = [
  { kind: 'decisions', summary: 'La note de décision en Word' },
  { kind: 'exceptions', summary: 'Les motifs pour le rapport de présentation en Word' },
  { kind: 'hours', summary: 'Le calcul des heures en Word' },
  { kind: 'notice', summary: 'Le bloc à recopier dans l’avis en Word' },
];

export function tenderPaperRoutes(app: FastifyInstance, context: Context): void {
  const routes = typed(app);

  for (const { kind, summary } of PAPERS)
    routes.get(
      `/api/tenders/:id/${kind}.docx`,
      { schema: { tags, 'x-rule': 'tender:export', summary, params: ById, response: { 200: Binary, ...problems(400, 403, 404, 503) } } },
      async ({ params, actor }, reply) => sendMade(reply, await renderTenderPaper(context, actor, params.id, kind)),
    );

  routes.get(
    '/api/tenders/:id/package.zip',
    {
      schema: {
        tags,
        'x-rule': 'tender:export',
        summary: 'Toute la consultation : pièces complétées, documents, textes à reprendre',
        params: ById,
        response: { 200: Binary, ...problems(400, 403, 404, 409, 413, 422, 503) },
      },
    },
    async ({ params, actor }, reply) => sendMade(reply, await makePackage(context, actor, params.id)),
  );

  routes.post(
    '/api/hours/annex.docx',
    {
      schema: {
        tags: ['heures d’insertion'],
        'x-rule': 'law:read',
        summary: 'Un calcul d’heures en Word, sans consultation',
        body: HoursRequest,
        response: { 200: Binary, ...problems(400, 403, 503) },
      },
    },
    async ({ body, actor }, reply) => sendMade(reply, await exportHours(context, actor, body)),
  );
}
