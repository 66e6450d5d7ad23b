/** What can be learnt here: our modules and those the organisation wrote and published, in one shape. */
import type { ModuleKind, TrainingModuleRecord, TrainingQuestion } from '#shared/api/training-content.ts';
import { type Refusal, refuse } from '#shared/errors.ts';
import type { Actor } from '#shared/permissions.ts';
import type { Context } from '../../context.ts';
import type { OwnModuleRow } from '../../repositories/training.ts';

export type LearntModule = Omit<TrainingModuleRecord, 'kind'> & { kind: ModuleKind };

export const moduleNotFound = (id: string): Refusal =>
  refuse('NOT_FOUND', `Aucun module ne porte l’identifiant « ${id} ».`, { remedy: 'Il a pu être retiré : revenez à la liste des modules.' });

/** Ids of questions are one namespace for reviews: an organisation may give its own the id of one of ours. */
const ownQuestion = <Q extends TrainingQuestion>(moduleId: string, question: Q): Q => ({ ...question, id: `${moduleId}.${question.id}` });

const ownModule = ({ id, content, updatedAt }: OwnModuleRow): LearntModule => ({
  ...content,
  id,
  kind: 'own',
  number: null,
  reviewedOn: updatedAt.slice(0, 10),
  questions: content.questions.map((question) => ownQuestion(id, question)),
});

/** The path in its order, the short modules, then the organisation's own. */
export async function listModules({ content, read }: Context, { organisationId }: Pick<Actor, 'organisationId'>): Promise<LearntModule[]> {
  return [...content.trainingModules, ...(await read.training.publishedModules(organisationId)).map(ownModule)];
}

export async function findModule(context: Context, actor: Pick<Actor, 'organisationId'>, id: string): Promise<LearntModule | Refusal> {
  const ours = context.content.trainingModules.find((module) => module.id === id);
  return ours ?? (await listModules(context, actor)).find((module) => module.id === id) ?? moduleNotFound(id);
}
