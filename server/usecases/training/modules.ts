/** What can be learnt here: our modules and those the organisation wrote and published, in one shape. */
import type { ModuleKind, TrainingModuleRecord, TrainingQuestion } from '#shared/api/training-content.ts';
import type { OwnModule } from '#shared/api/training-lead.ts';
import { type Refusal, refuse } from '#shared/errors.ts';
import type { Actor } from '#shared/permissions.ts';
import type { Context } from '../../context.ts';

export type LearntModule = Omit<TrainingModuleRecord, 'kind'> & { kind: ModuleKind };

export const moduleNotFound = (id: string): Refusal =>
  refuse('NOT_FOUND', `Aucun module ne porte l’identifiant « ${id} ».`, { remedy: 'Il a pu être retiré : revenez à la liste des modules.' });

/** Ids of questions are one namespace for reviews: an organisation may give its own the id of one of ours. */
const ownQuestion = <Q extends TrainingQuestion>(moduleId: string, question: Q): Q => ({ ...question, id: `${moduleId}.${question.id}` });

const ownModule = ({ revision: _revision, published: _published, createdAt: _createdAt, updatedAt, ...module }: OwnModule): LearntModule => ({
  ...module,
  kind: 'own',
  number: null,
  reviewedOn: updatedAt.slice(0, 10),
  questions: module.questions.map((question) => ownQuestion(module.id, question)),
});

/** The path in its order, the short modules, then the organisation's own, published, from the oldest. */
export async function listModules({ content, read }: Context, { organisationId }: Pick<Actor, 'organisationId'>): Promise<LearntModule[]> {
  const own = (await read.ownModules.list(organisationId)).filter(({ published }) => published).sort((a, b) => (a.createdAt < b.createdAt ? -1 : 1));
  return [...content.trainingModules, ...own.map(ownModule)];
}

export async function findModule({ content, read }: Context, { organisationId }: Pick<Actor, 'organisationId'>, id: string): Promise<LearntModule | Refusal> {
  const ours = content.trainingModules.find((module) => module.id === id);
  if (ours) return ours;
  const own = await read.ownModules.find(organisationId, id);
  return own?.published ? ownModule(own) : moduleNotFound(id);
}
