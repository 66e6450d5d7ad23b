/**
 * An exercise corrected: each goal against the consultation as the learner left it. The judges are those of the real work (checks,
 * levers, hours, reasons for an exception); nothing here knows what the right answer looks like. Pure.
 */
import type { Piece } from '../api/clauses.ts';
import type { Finding } from '../api/findings.ts';
import type { LotRecommendations } from '../api/recommendations.ts';
import type { TenderContent, TenderLot } from '../api/tenders.ts';
import type { ExerciseGoal, ExerciseStep, GoalOf } from '../api/training-exercise.ts';
import { isRefusal } from '../errors.ts';
import { formatHours, formatRate } from '../format.ts';
import type { HoursBasis } from '../hours/basis.ts';
import { estimateHours } from '../hours/estimate.ts';
import { LEVER_DECISION_LABELS, PIECE_LABELS } from '../labels.ts';
import { LIMITS } from '../limits.ts';
import { hasCondition } from '../rules/helpers.ts';
import type { Around } from '../rules/rule.ts';
import { exceptionReason } from '../tender/exception.ts';
import type { Law } from '../tender/law.ts';

/** The consultation, and what the product says of it on its day. */
export type ExerciseWork = {
  tender: TenderContent;
  law: Law;
  findings: readonly Finding[];
  recommendations: readonly LotRecommendations[];
  hours: HoursBasis;
  /** Families chosen for its lots. */
  clauses: Around['clauses'];
  /** Of the Word files it has. */
  pieces: readonly Piece[];
};

/** `lot`: its number, when one lot is to be mended. */
export type GoalVerdict = { id: string; text: string; met: boolean; message: string; step: ExerciseStep; lot: number | null };
type Judged = { met: boolean; message: string };

const met = (message: string): Judged => ({ met: true, message });
const unmet = (message: string): Judged => ({ met: false, message });

const lotOf = ({ tender }: ExerciseWork, number: number): TenderLot | null => tender.lots.find((lot) => lot.number === number) ?? null;

const SAID_AT_MOST = 4;

/** One line each; of many, the first ones and how many are left. */
function said(findings: readonly Finding[]): string {
  const lines = findings.slice(0, SAID_AT_MOST).map(({ message, proposal }) => `${message} ${proposal}`);
  const left = findings.length - lines.length;
  return [...lines, ...(left > 0 ? [`Et ${left} autre${left > 1 ? 's' : ''}.`] : [])].join('\n');
}

function silent({ rules }: GoalOf<'silent'>, { findings }: ExerciseWork): Judged {
  const found = findings.filter(({ rule }) => rules.includes(rule));
  return found.length === 0 ? met('Le contrôle ne trouve plus rien à redire.') : unmet(said(found));
}

function noBlocking(_goal: GoalOf<'no-blocking'>, { findings }: ExerciseWork): Judged {
  const blocking = findings.filter(({ severity }) => severity === 'blocking');
  const many = blocking.length > 1 ? 's' : '';
  return blocking.length > 0 ? unmet(`${blocking.length} constat${many} bloquant${many} :\n${said(blocking)}`) : met('Aucun constat bloquant.');
}

function levers({ lot }: GoalOf<'levers'>, { recommendations }: ExerciseWork): Judged {
  const ofLot = recommendations.find(({ number }) => number === lot)?.levers ?? [];
  const wrong = ofLot.find(({ fit, decision }) => fit === 'unsuitable' && decision === 'retained');
  if (wrong) return unmet(`« ${wrong.title} » ne convient pas ici : ${wrong.reasons[0]?.text ?? ''}`);
  const undecided = ofLot.find(({ fit, decision }) => fit === 'recommended' && decision === 'undecided');
  if (undecided) return unmet(`« ${undecided.title} » est proposé et n’a pas de décision : ${undecided.reasons[0]?.text ?? ''}`);
  const silentOne = ofLot.find(({ decision, reason }) => decision === 'set-aside' && reason.trim() === '');
  if (silentOne) return unmet(`« ${silentOne.title} » est écarté sans motif : écrivez pourquoi.`);
  return ofLot.length === 0 ? unmet('Ce lot n’est plus dans la consultation.') : met('Chaque levier proposé a sa décision.');
}

function lever({ lot, lever: asked, decision }: GoalOf<'lever'>, { recommendations }: ExerciseWork): Judged {
  const found = recommendations.find(({ number }) => number === lot)?.levers.find((candidate) => candidate.lever === asked);
  const title = LEVER_DECISION_LABELS[asked];
  if (found?.decision === decision) return met(`« ${title} » est ${decision === 'retained' ? 'retenu' : 'écarté'}.`);
  return unmet(`« ${title} » n’est pas ${decision === 'retained' ? 'retenu' : 'écarté'}. ${found?.reasons[0]?.text ?? ''}`.trim());
}

function reservation({ lot, among }: GoalOf<'reservation'>, work: ExerciseWork): Judged {
  const kind = lotOf(work, lot)?.reservation.kind ?? null;
  return kind !== null && among.includes(kind)
    ? met('La réservation choisie convient à ce lot.')
    : unmet('Ce lot n’est pas réservé aux structures de l’énoncé : retenez le levier, puis choisissez « Le lot est réservé à ».');
}

function condition({ lot, family }: GoalOf<'condition'>, work: ExerciseWork): Judged {
  const name = family === 'social' ? 'sociale' : 'environnementale';
  const found = lotOf(work, lot);
  const has = found !== null && hasCondition(found, family, { others: [], clauses: work.clauses });
  return has ? met(`Le lot a une condition ${name}.`) : unmet(`Le lot n’a pas encore de condition ${name}.`);
}

function criteria({ lot, least }: GoalOf<'criteria'>, work: ExerciseWork): Judged {
  const rows = lotOf(work, lot)?.criteria ?? [];
  const sum = rows.reduce((total, { weightBasisPoints }) => total + (weightBasisPoints ?? 0), 0);
  if (rows.length < least) return unmet(`${rows.length} critère${rows.length > 1 ? 's' : ''} : il en faut au moins ${least}, chacun lié à l’objet.`);
  return sum === LIMITS.basisPoints
    ? met(`${rows.length} critères, dont les poids font ${formatRate(LIMITS.basisPoints)}.`)
    : unmet(`Les poids des critères font ${formatRate(sum)}, au lieu de ${formatRate(LIMITS.basisPoints)}.`);
}

function hours({ lot, request, tolerance }: GoalOf<'hours'>, work: ExerciseWork): Judged {
  const retained = lotOf(work, lot)?.insertion.quarterHours ?? null;
  const estimate = estimateHours(request, work.hours);
  if (isRefusal(estimate)) return unmet(estimate.message);
  if (retained === null) return unmet('Aucun volume n’est retenu pour ce lot.');
  const away = Math.abs(retained - estimate.quarterHours) * 100;
  return away <= estimate.quarterHours * tolerance
    ? met(`${formatHours(retained)} : le calculateur trouve ${formatHours(estimate.quarterHours)}.`)
    : unmet(`${formatHours(retained)} retenues : les données de l’énoncé donnent un autre volume. Relisez la formule et le personnel à reprendre.`);
}

function calculation({ lot, method }: GoalOf<'calculation'>, work: ExerciseWork): Judged {
  const kept = lotOf(work, lot)?.hours ?? null;
  if (kept === null) return unmet('Le calcul n’est pas gardé avec le lot : « Garder ce calcul pour le lot », à l’étape « Heures d’insertion ».');
  return kept.method === method ? met('Le calcul est gardé avec le lot.') : unmet('Le calcul gardé suit une autre méthode que celle de ce marché.');
}

function exception({ lot: number }: GoalOf<'exception'>, work: ExerciseWork): Judged {
  const lot = lotOf(work, number);
  const reason = lot && exceptionReason(work.tender, lot, work.law);
  if (!reason) return unmet('Aucun motif de la liste n’est choisi pour ce lot.');
  return reason.complete ? met('Le motif est ouvert à ce lot, et ses faits sont écrits.') : unmet(`Il manque : ${reason.missing.join(' ; ')}.`);
}

function clause({ lot, among }: GoalOf<'clause'>, work: ExerciseWork): Judged {
  const chosen = lotOf(work, lot)?.clauses.some(({ slug }) => among.includes(slug)) ?? false;
  return chosen
    ? met('La clause est choisie pour ce lot.')
    : unmet('Aucune clause attendue n’est choisie pour ce lot : « Ajouter une clause » à l’étape « Clauses ».');
}

function files({ pieces }: GoalOf<'files'>, work: ExerciseWork): Judged {
  const missing = pieces.filter((piece) => !work.pieces.includes(piece));
  return missing.length === 0 ? met('Les fichiers sont là.') : unmet(`Il manque le fichier : ${missing.map((piece) => PIECE_LABELS[piece]).join(', ')}.`);
}

function judge(goal: ExerciseGoal, work: ExerciseWork): Judged & { step: ExerciseStep } {
  switch (goal.kind) {
    case 'silent':
      return { ...silent(goal, work), step: goal.step };
    case 'no-blocking':
      return { ...noBlocking(goal, work), step: 'controles' };
    case 'levers':
      return { ...levers(goal, work), step: 'decider' };
    case 'lever':
      return { ...lever(goal, work), step: 'decider' };
    case 'reservation':
      return { ...reservation(goal, work), step: 'decider' };
    case 'condition':
      return { ...condition(goal, work), step: 'decider' };
    case 'criteria':
      return { ...criteria(goal, work), step: 'decider' };
    case 'hours':
      return { ...hours(goal, work), step: 'heures' };
    case 'calculation':
      return { ...calculation(goal, work), step: 'heures' };
    case 'exception':
      return { ...exception(goal, work), step: 'decider' };
    case 'clause':
      return { ...clause(goal, work), step: 'clauses' };
    case 'files':
      return { ...files(goal, work), step: 'fichiers' };
  }
}

/** The lot a goal names, else that of the first thing its checks found. */
function lotToMend(goal: ExerciseGoal, { findings, tender }: ExerciseWork): number | null {
  if ('lot' in goal) return goal.lot;
  if (goal.kind === 'files') return null;
  const first = findings.find(({ rule, severity }) => (goal.kind === 'silent' ? goal.rules.includes(rule) : severity === 'blocking'));
  return tender.lots.find(({ id }) => id === first?.where.lotId)?.number ?? null;
}

/** In the order of the goals. */
export const correctGoals = (goals: readonly ExerciseGoal[], work: ExerciseWork): GoalVerdict[] =>
  goals.map((goal) => ({ id: goal.id, text: goal.text, ...judge(goal, work), lot: lotToMend(goal, work) }));
