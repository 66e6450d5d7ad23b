/** Questions drawn for one person: of a module, of its yearly refresher, or those missed that are due. */
import type { Attempt, AttemptCreate, AttemptPurpose } from '#shared/api/training.ts';
import { isRefusal, type Refusal, refuse } from '#shared/errors.ts';
import { formatDay } from '#shared/format.ts';
import { LIMITS } from '#shared/limits.ts';
import type { Actor } from '#shared/permissions.ts';
import { drawQuestions } from '#shared/training/draw.ts';
import { drawQuestion } from '#shared/training/draw-question.ts';
import type { DrawnQuestion } from '#shared/training/drawn.ts';
import { isRight } from '#shared/training/mark.ts';
import type { Context } from '../../context.ts';
import { repositoriesOn } from '../../repositories/index.ts';
import type { AttemptRow } from '../../repositories/training.ts';
import { denied } from '../allowed.ts';
import { drawContext, referencesOn } from './draw-context.ts';
import { findModule, type LearntModule, listModules } from './modules.ts';
import { showAttempt } from './show-attempt.ts';
import { standing } from './standing.ts';

type Drawn = { questions: DrawnQuestion[]; passMark: number };
export type Started = { attempt: Attempt; resumed: boolean };

/** A review is for learning: it has no mark to reach. */
const NO_MARK = 0;

/** Questions whose last answer was right. */
async function knownBy({ read }: Context, { organisationId, personId }: Actor, moduleId: string): Promise<ReadonlySet<string>> {
  const known = new Set<string>();
  for (const { questions, answers } of await read.training.finishedAttempts(organisationId, personId, moduleId))
    for (const drawn of questions) {
      const answer = answers[drawn.asked.id];
      if (answer && isRight(drawn, answer)) known.add(drawn.id);
      else known.delete(drawn.id);
    }
  return known;
}

/** Each question with the lesson to read again if it is missed. */
function withLessons(drawn: readonly DrawnQuestion[], modules: readonly LearntModule[]): DrawnQuestion[] {
  const lessonOf = ({ id, moduleId }: DrawnQuestion): DrawnQuestion['lesson'] => {
    const module = modules.find((one) => one.id === moduleId);
    const wanted = module?.questions.find((question) => question.id === id)?.lesson;
    return module?.lessons.find((lesson) => lesson.id === wanted);
  };
  return drawn.map((question) => {
    const lesson = lessonOf(question);
    return lesson ? { ...question, lesson: { id: lesson.id, title: lesson.title } } : question;
  });
}

async function drawModule(context: Context, actor: Actor, module: LearntModule, purpose: Exclude<AttemptPurpose, 'review'>): Promise<Drawn | Refusal> {
  const { id: moduleId, questions } = module;
  let first: ReadonlySet<string> = new Set();
  if (purpose === 'refresher') {
    const { passedOn, changedReferences } = (await standing(context, actor.organisationId, actor.personId)).progress(actor.personId, module);
    if (passedOn === null) return refuse('NOT_PASSED', 'Le rappel vient après une première réussite.', { remedy: 'Répondez d’abord aux questions du module.' });
    first = new Set(questions.filter(({ references }) => references.some((id) => changedReferences.includes(id))).map(({ id }) => id));
  }
  const drawn = drawQuestions(
    {
      moduleId,
      questions,
      count: purpose === 'refresher' ? LIMITS.refresherQuestions : module.draw,
      known: await knownBy(context, actor, moduleId),
      first,
      // Never sent: whoever knew it could tell in which order the answers were written.
      seed: context.newId(),
    },
    await drawContext(context, actor.organisationId, questions),
  );
  return drawn.length > 0
    ? { questions: withLessons(drawn, [module]), passMark: module.passMarkBasisPoints }
    : refuse('NOTHING_TO_ASK', 'Ce module se lit : il n’a pas de question.');
}

/** Missed questions that are due, the oldest first; those set aside wait for their reading. */
async function drawReviews(context: Context, actor: Actor): Promise<Drawn | Refusal> {
  const on = context.clock.today();
  const modules = await listModules(context, actor);
  const asked = new Map(modules.flatMap(({ id: moduleId, questions }) => questions.map((question) => [question.id, { moduleId, question }] as const)));
  const waiting = (await context.read.training.reviews(actor.organisationId, actor.personId)).flatMap(({ questionId, dueOn }) => {
    const found = asked.get(questionId);
    return found ? [{ ...found, dueOn }] : [];
  });
  const due = waiting.filter(({ dueOn }) => dueOn <= on);
  const drawing = await drawContext(
    context,
    actor.organisationId,
    due.map(({ question }) => question),
  );
  const seed = context.newId();
  const drawn = due.flatMap(({ question, moduleId }) => drawQuestion(question, moduleId, drawing, seed) ?? []).filter(({ scored }) => scored);
  if (drawn.length > 0) return { questions: withLessons(drawn.slice(0, LIMITS.reviewQuestions), modules), passMark: NO_MARK };
  const next = waiting.find(({ dueOn }) => dueOn > on)?.dueOn;
  return refuse(
    'NOTHING_TO_ASK',
    next ? `Rien à revoir aujourd’hui ; la prochaine question revient le ${formatDay(next)}.` : 'Rien à revoir : aucune question manquée.',
  );
}

/** Null for a review. */
async function askedModule(context: Context, actor: Actor, { purpose, module }: AttemptCreate): Promise<LearntModule | null | Refusal> {
  if ((purpose === 'review') !== (module === undefined)) {
    const message = purpose === 'review' ? 'Une révision prend les questions de tous les modules : n’en nommez aucun.' : 'Dites quel module.';
    return refuse('INVALID_INPUT', message, { fields: [{ path: 'module', message }] });
  }
  return module === undefined ? null : findModule(context, actor, module);
}

/** A new attempt, or the one that is open: two windows share it. */
export async function startAttempt(context: Context, actor: Actor, asked: AttemptCreate): Promise<Started | Refusal> {
  const module = denied(actor, 'training:learn') ?? (await askedModule(context, actor, asked));
  if (isRefusal(module)) return module;
  const { organisationId, personId } = actor;
  const { purpose } = asked;
  const moduleId = module?.id ?? null;
  const references = await referencesOn(context, context.clock.today());
  const open = await context.read.training.openAttempt(organisationId, personId, purpose, moduleId);
  if (open) return { attempt: showAttempt(open, references), resumed: true };
  const drawn = module === null || purpose === 'review' ? await drawReviews(context, actor) : await drawModule(context, actor, module, purpose);
  if (isRefusal(drawn)) return drawn;
  const row: AttemptRow = {
    id: context.newId(),
    organisationId,
    personId,
    purpose,
    moduleId,
    moduleTitle: module?.title ?? null,
    passMark: drawn.passMark,
    questions: drawn.questions,
    answers: {},
    startedAt: context.clock.now(),
    finishedAt: null,
    basisPoints: null,
    passed: null,
  };
  return context.write(async (connection) => {
    const { training } = repositoriesOn(connection);
    // Another window may have started while these were drawn.
    const meanwhile = await training.openAttempt(organisationId, personId, purpose, moduleId);
    if (!meanwhile) await training.insertAttempt(row);
    return { attempt: showAttempt(meanwhile ?? row, references), resumed: meanwhile !== null };
  });
}
