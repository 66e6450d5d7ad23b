/** One answer to one question, once. The last one ends the attempt: score, reviews, and the journal when it is a success. */
import type { Answer, AnswerCreate, Attempt } from '#shared/api/training.ts';
import { isRefusal, type Refusal, refuse } from '#shared/errors.ts';
import type { Actor } from '#shared/permissions.ts';
import { answerFault, isRight } from '#shared/training/mark.ts';
import { scoreOf } from '#shared/training/score.ts';
import { nextReview } from '#shared/training/spacing.ts';
import type { Context } from '../../context.ts';
import { repositoriesOn, type Repositories } from '../../repositories/index.ts';
import type { AttemptRow } from '../../repositories/training.ts';
import { denied } from '../allowed.ts';
import { audit } from '../audit.ts';
import { referencesOn } from './draw-context.ts';
import { attemptNotFound, showAttempt } from './show-attempt.ts';

function refusalOf({ finishedAt, questions, answers }: AttemptRow, { question, answer }: AnswerCreate): Refusal | null {
  if (finishedAt !== null) return refuse('ATTEMPT_OVER', 'Cette tentative est terminée.');
  const drawn = questions.find(({ asked }) => asked.id === question);
  if (!drawn)
    return refuse('INVALID_INPUT', 'Cette tentative n’a pas cette question.', {
      fields: [{ path: 'question', message: 'Répondez à une question de la tentative.' }],
    });
  if (answers[question]) return refuse('ALREADY_ANSWERED', 'Vous avez déjà répondu à cette question, peut-être dans une autre fenêtre.');
  const message = answerFault(drawn.asked, answer);
  return message === null ? null : refuse('INVALID_INPUT', message, { fields: [{ path: 'answer', message }] });
}

async function recordReviews(
  { training }: Repositories,
  { organisationId, personId, questions }: AttemptRow,
  answers: Record<string, Answer>,
  on: string,
): Promise<void> {
  const before = new Map((await training.reviews(organisationId, personId)).map((review) => [review.questionId, review]));
  for (const drawn of questions.filter(({ scored }) => scored)) {
    const answer = answers[drawn.asked.id];
    const review = before.get(drawn.id) ?? null;
    const next = nextReview(review, answer !== undefined && isRight(drawn, answer), on);
    if (next) await training.putReview(organisationId, { personId, moduleId: drawn.moduleId, questionId: drawn.id, box: next.box, dueOn: next.dueOn });
    else if (review) await training.removeReview(organisationId, personId, drawn.id);
  }
}

/** The attempt with this answer kept; finished when it was the last. */
async function kept(context: Context, actor: Actor, repositories: Repositories, row: AttemptRow, { question, answer }: AnswerCreate): Promise<AttemptRow> {
  const answers = { ...row.answers, [question]: answer };
  if (row.questions.some(({ asked }) => !answers[asked.id])) {
    await repositories.training.saveAnswers(row.organisationId, row.id, answers, null);
    return { ...row, answers };
  }
  const now = context.clock.now();
  const { basisPoints, passed } = scoreOf(row.questions, answers, row.passMark);
  // A clock set back meanwhile does not make it end before it began.
  const setBack = now < row.startedAt;
  const end = { finishedAt: setBack ? row.startedAt : now, basisPoints, passed };
  await repositories.training.saveAnswers(row.organisationId, row.id, answers, end);
  await recordReviews(repositories, row, answers, context.clock.today());
  if (passed && row.moduleId !== null) await audit(context, actor, repositories, 'training.passed', row.moduleId);
  return { ...row, answers, ...end };
}

export async function answerQuestion(context: Context, actor: Actor, id: string, given: AnswerCreate): Promise<Attempt | Refusal> {
  const refusal = denied(actor, 'training:learn');
  if (refusal) return refusal;
  const row = await context.write(async (connection) => {
    const repositories = repositoriesOn(connection);
    const found = await repositories.training.attempt(actor.organisationId, actor.personId, id);
    if (!found) return attemptNotFound(id);
    return refusalOf(found, given) ?? kept(context, actor, repositories, found, given);
  });
  return isRefusal(row) ? row : showAttempt(row, await referencesOn(context, context.clock.today()));
}
