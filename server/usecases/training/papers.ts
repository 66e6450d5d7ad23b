/** What a trainer takes to the room, and what a learner keeps: slides, guide, sheet, made from the module as it reads today. */
import type { TrainingQuestion } from '#shared/api/training-content.ts';
import { isRefusal, type Refusal } from '#shared/errors.ts';
import type { Actor } from '#shared/permissions.ts';
import { citer } from '#shared/tender-papers/materials.ts';
import type { Law } from '#shared/tender/law.ts';
import { foundFault, outlineItems, rightPlace } from '#shared/training/engine-questions.ts';
import { fillText, thresholdTexts } from '#shared/training/filled.ts';
import { moduleDeck } from '#shared/training-papers/deck.ts';
import { guidePaper } from '#shared/training-papers/guide.ts';
import { moduleTitle, type TrainingMaterials } from '#shared/training-papers/materials.ts';
import { sheetPaper } from '#shared/training-papers/sheet.ts';
import { PPTX_MEDIA } from '#shared/media-types.ts';
import type { Context } from '../../context.ts';
import { denied } from '../allowed.ts';
import { asciiName } from '../names.ts';
import { lawOn } from '../tenders/law.ts';
import { writtenOrganisation } from '../written-organisation.ts';
import { findModule } from './modules.ts';
import { readModule } from './read-module.ts';

export type TrainingPaper = 'sheet' | 'guide' | 'slides';

type Made = { file: Uint8Array; name: string; mediaType?: string };

/** What the checks say of a faulty text, where the table of places puts a clause; found before the papers, which are pure. */
async function engineAnswers({ clauses }: Context, questions: readonly TrainingQuestion[], law: Law): Promise<ReadonlyMap<string, string>> {
  const answers = new Map<string, string>();
  for (const question of questions) {
    if (question.kind === 'fault') {
      const found = foundFault(question, law);
      if (found) answers.set(question.id, `« ${question.paragraphs[found.paragraph] ?? ''} » ${found.finding.message}`);
    } else if (question.kind === 'place') {
      const clause = await clauses.bySlug(question.clause);
      const place = clause && rightPlace(question, clause);
      const title = outlineItems(question.outline).findIndex(({ id }) => id === place?.after);
      if (place) answers.set(question.id, `Après « ${question.outline[title] ?? ''} ». ${place.reason}`);
    }
  }
  return answers;
}

async function materialsOf(context: Context, actor: Actor, id: string): Promise<TrainingMaterials | Refusal> {
  const [module, record] = [await readModule(context, actor, id), await findModule(context, actor, id)];
  if (isRefusal(module)) return module;
  if (isRefusal(record)) return record;
  const law = await lawOn(context, module.on);
  const thresholds = thresholdTexts(await context.content.thresholds(module.on));
  const answers = await engineAnswers(context, record.questions, law);
  return {
    module,
    questions: record.questions,
    organisation: await writtenOrganisation(context, actor),
    on: module.on,
    cite: citer(await context.content.references(module.on)),
    engine: ({ id: question }) => answers.get(question) ?? '',
    fill: (text) => fillText(text, thresholds).text,
  };
}

/** @returns the file of one module. Refusals: FORBIDDEN (slides and guide are the trainer's), NOT_FOUND, EXPORT_FAILED */
export async function makeTrainingPaper(context: Context, actor: Actor, id: string, paper: TrainingPaper): Promise<Made | Refusal> {
  const refusal = denied(actor, paper === 'sheet' ? 'training:learn' : 'training:lead');
  if (refusal) return refusal;
  const materials = await materialsOf(context, actor, id);
  if (isRefusal(materials)) return materials;
  const name = asciiName(moduleTitle(materials.module));
  if (paper === 'slides') {
    const file = await context.workers.run('renderDeck', moduleDeck(materials));
    return isRefusal(file) ? file : { file, name: `diaporama-${name}.pptx`, mediaType: PPTX_MEDIA };
  }
  const file = await context.workers.run('renderPaper', paper === 'guide' ? guidePaper(materials) : sheetPaper(materials));
  return isRefusal(file) ? file : { file, name: `${paper === 'guide' ? 'guide-de-l-animateur' : 'fiche'}-${name}.docx` };
}
