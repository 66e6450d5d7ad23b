import type { ExerciseCorrection } from '#shared/api/training.ts';
import { isRefusal, type Refusal, refuse } from '#shared/errors.ts';
import { type Actor, reachOf } from '#shared/permissions.ts';
import { correctGoals, type ExerciseWork } from '#shared/training/exercise.ts';
import type { Context } from '../../../context.ts';
import { repositoriesOn } from '../../../repositories/index.ts';
import { denied } from '../../allowed.ts';
import { labourSharesOf } from '../../hours/labour-shares.ts';
import { lawOf } from '../../tenders/law.ts';
import { chosenFamilies, readFindings } from '../../tenders/read-findings.ts';
import { readRecommendations } from '../../tenders/read-recommendations.ts';
import { findExercise, practiceHref } from './read-exercise.ts';

const notStarted = (): Refusal =>
  refuse('NOT_FOUND', 'Vous n’avez pas encore commencé cet exercice.', { remedy: 'Commencez-le depuis sa page, puis demandez la correction.' });

/** What the product says of the consultation as it is now: the very use cases of real work. */
async function workOf(context: Context, actor: Actor, tenderId: string): Promise<ExerciseWork | Refusal> {
  const tender = await context.read.tenders.find(reachOf(actor), tenderId);
  if (!tender) return notStarted();
  const law = await lawOf(context, tender);
  const [findings, recommendations, clauses, documents, shares, actions] = await Promise.all([
    readFindings(context, actor, tenderId),
    readRecommendations(context, actor, tenderId),
    chosenFamilies(context, actor.organisationId, tender),
    context.read.tenderDocuments.list(reachOf(actor), tenderId),
    labourSharesOf(context, actor),
    context.content.hoursAlternatives(),
  ]);
  if (isRefusal(findings)) return findings;
  if (isRefusal(recommendations)) return recommendations;
  return {
    ...{ tender, law, findings: findings.items, recommendations: recommendations.lots, clauses, pieces: documents.map(({ piece }) => piece) },
    hours: { on: law.on, shares, actions, thresholds: law.thresholds, obligation: null },
  };
}

/** Each goal, reached or not; the day all are for the first time is kept. */
export async function correctExercise(context: Context, actor: Actor, id: string): Promise<ExerciseCorrection | Refusal> {
  const exercise = denied(actor, 'training:practise') ?? findExercise(context, id);
  if (isRefusal(exercise)) return exercise;
  const { organisationId, personId } = actor;
  const started = (await context.read.practice.started(organisationId, personId)).find(({ exerciseId }) => exerciseId === id);
  if (!started) return notStarted();
  const work = await workOf(context, actor, started.tenderId);
  if (isRefusal(work)) return work;
  const verdicts = correctGoals(exercise.goals, work);
  const done = verdicts.every(({ met }) => met);
  const known = (await context.read.practice.done(organisationId, personId)).some(({ exerciseId }) => exerciseId === id);
  if (done && !known) await context.write((connection) => repositoriesOn(connection).practice.noteDone(organisationId, personId, id, context.clock.today()));
  return {
    done,
    goals: verdicts.map(({ step, lot, met, ...verdict }) => ({ ...verdict, met, href: met ? null : practiceHref(started.tenderId, step, lot) })),
  };
}
