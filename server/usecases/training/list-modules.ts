import type { ModuleList, ModuleSummary } from '#shared/api/training.ts';
import type { Refusal } from '#shared/errors.ts';
import type { Actor } from '#shared/permissions.ts';
import type { Context } from '../../context.ts';
import type { ReviewRow } from '../../repositories/training.ts';
import { denied } from '../allowed.ts';
import { exercisesOf } from './exercise-summaries.ts';
import { type LearntModule, listModules } from './modules.ts';
import { standing } from './standing.ts';
import { moduleSummary } from './summary.ts';

/** Reviews of questions that can still be asked. */
function waiting(reviews: readonly ReviewRow[], modules: readonly LearntModule[], on: string): ModuleList['review'] {
  const asked = new Set(modules.flatMap(({ questions }) => questions.map(({ id }) => id)));
  const days = reviews.filter(({ questionId }) => asked.has(questionId)).map(({ dueOn }) => dueOn);
  return { due: days.filter((day) => day <= on).length, nextOn: days.filter((day) => day > on).sort()[0] ?? null };
}

/** Every module of the person, with where they are in it. */
export async function listTraining(context: Context, actor: Actor): Promise<ModuleList | Refusal> {
  const refusal = denied(actor, 'training:learn');
  if (refusal) return refusal;
  const { organisationId, personId } = actor;
  const on = context.clock.today();
  const modules = await listModules(context, actor);
  const { references, progress } = await standing(context, organisationId, personId);
  const reviews = await context.read.training.questionReviews(organisationId);
  const exercises = await exercisesOf(context, actor);
  const items = modules.map(
    (module): ModuleSummary => ({
      ...moduleSummary(module, { references, reviews, on }),
      lessons: module.lessons.length,
      exercises: exercises.filter(({ moduleId }) => moduleId === module.id).length,
      progress: progress(personId, module),
    }),
  );
  const path = items.filter(({ kind }) => kind === 'path');
  return {
    items,
    total: items.length,
    on,
    path: { passed: path.filter((module) => module.progress.state === 'passed').length, total: path.length },
    review: waiting(await context.read.training.reviews(organisationId, personId), modules, on),
  };
}
