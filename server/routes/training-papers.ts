/** Files made of a training module. */
import type { FastifyInstance } from 'fastify';
import { Type } from 'typebox';
import { Id, problems } from '#shared/api/common.ts';
import type { Rule } from '#shared/permissions.ts';
import type { Context } from '../context.ts';
import { makeTrainingPaper, type TrainingPaper } from '../usecases/training/papers.ts';
import { Binary, sendMade, typed } from './typed.ts';

const FILES: { address: string; paper: TrainingPaper; rule: Rule; summary: string }[] = [
  { address: 'fiche.docx', paper: 'sheet', rule: 'training:learn', summary: 'La fiche à garder, en Word' },
  { address: 'guide-formateur.docx', paper: 'guide', rule: 'training:lead', summary: 'Le guide de l’animateur, avec les réponses, en Word' },
  { address: 'diaporama.pptx', paper: 'slides', rule: 'training:lead', summary: 'Le diaporama, modifiable, en PowerPoint' },
];

export function trainingPaperRoutes(app: FastifyInstance, context: Context): void {
  for (const { address, paper, rule, summary } of FILES)
    typed(app).get(
      `/api/training/modules/:id/${address}`,
      { schema: { tags: ['formation'], 'x-rule': rule, summary, params: Type.Object({ id: Id }), response: { 200: Binary, ...problems(400, 403, 404, 503) } } },
      async ({ params, actor }, reply) => sendMade(reply, await makeTrainingPaper(context, actor, params.id, paper)),
    );
}
