/** Questions whose law changed since they were read: listed for the jurist, scored again once they say so. */
import type { TrainingQuestion } from '#shared/api/training-content.ts';
import type { FlaggedQuestion, FlaggedQuestionList } from '#shared/api/training-lead.ts';
import { type Refusal, refuse } from '#shared/errors.ts';
import type { Actor } from '#shared/permissions.ts';
import { changedReferences, lastReview } from '#shared/training/draw-question.ts';
import { fillText, thresholdTexts } from '#shared/training/filled.ts';
import { citedReferences } from '#shared/training/mark.ts';
import type { Context } from '../../context.ts';
import { repositoriesOn } from '../../repositories/index.ts';
import { denied } from '../allowed.ts';
import { audit } from '../audit.ts';
import { referencesOn } from './draw-context.ts';
import { listModules } from './modules.ts';

/** The numbers of a calculation are drawn for each person: here, they are named. */
const numberNames = (question: TrainingQuestion): ReadonlyMap<string, string> =>
  new Map(question.kind === 'calculation' ? question.numbers.map(({ id }) => [id, `[${id}]`]) : []);

export async function listFlaggedQuestions(context: Context, actor: Actor): Promise<FlaggedQuestionList | Refusal> {
  const refusal = denied(actor, 'training:review');
  if (refusal) return refusal;
  const on = context.clock.today();
  const references = await referencesOn(context, on);
  const reviews = await context.read.training.questionReviews(actor.organisationId);
  const thresholds = thresholdTexts(await context.content.thresholds(on));
  const items = (await listModules(context, actor)).flatMap(({ id: moduleId, title: moduleTitle, questions }) =>
    questions.flatMap((question): FlaggedQuestion[] => {
      const changed = changedReferences(question, { references, reviews, on });
      if (changed.length === 0) return [];
      const write = (text: string): string => fillText(text, thresholds, numberNames(question)).text;
      return [
        {
          id: question.id,
          moduleId,
          moduleTitle,
          prompt: write(question.prompt),
          explanation: write(question.explanation),
          reviewedOn: lastReview(question, reviews),
          changed: citedReferences(changed, references),
        },
      ];
    }),
  );
  return { items, total: items.length };
}

/** The question holds under the law of today: it counts again, for attempts drawn from now on. */
export async function reviewQuestion(context: Context, actor: Actor, id: string): Promise<Refusal | null> {
  const refusal = denied(actor, 'training:review');
  if (refusal) return refusal;
  const known = (await listModules(context, actor)).some(({ questions }) => questions.some((question) => question.id === id));
  if (!known)
    return refuse('NOT_FOUND', `Aucune question ne porte l’identifiant « ${id} ».`, {
      remedy: 'Elle a pu être retirée : revenez à la liste des questions à relire.',
    });
  return context.write(async (connection) => {
    const repositories = repositoriesOn(connection);
    await repositories.training.putQuestionReview(actor.organisationId, id, context.clock.today(), actor.personId);
    await audit(context, actor, repositories, 'question.reviewed', id);
    return null;
  });
}
