/**
 * The rules of a review round: where a part stands, what an answer may still change, what the track of the consulted keeps of it. Pure: days and
 * identifiers are given.
 */
import type { Consulted, PartState, RemarkState, RoundAnswer, RoundPart, RoundRemark, Verdict } from '../api/rounds.ts';
import { parisTime } from '../audit/days.ts';
import type { Day } from '../days.ts';
import { counted } from '../format.ts';
import { LIMITS } from '../limits.ts';

export const VERDICT_LABELS: Record<Verdict, string> = { agree: 'D’accord', correct: 'À corriger', 'no-opinion': 'Sans avis' };
export const REMARK_LABELS: Record<RemarkState, string> = { open: 'À trancher', taken: 'Prise en compte', 'set-aside': 'Écartée' };
export const PART_LABELS: Record<PartState, string> = { waiting: 'Attendue', late: 'En retard', answered: 'Reçue', unanswered: 'Sans réponse' };

export function partState({ verdict }: Pick<RoundPart, 'verdict'>, { dueOn, closedAt }: { dueOn: Day; closedAt: string | null }, today: Day): PartState {
  if (verdict !== null) return 'answered';
  if (closedAt !== null) return 'unanswered';
  return today > dueOn ? 'late' : 'waiting';
}

/**
 * The remarks after an answer is sent again: those decided on stay as they were, sent or not; the others are what was sent.
 * Null when one names a remark that this part does not have.
 */
export function answeredRemarks(before: readonly RoundRemark[], sent: RoundAnswer['remarks'], newId: () => string): RoundRemark[] | null {
  const known = new Map(before.map((remark) => [remark.id, remark]));
  if (sent.some(({ id }) => id !== null && !known.has(id))) return null;
  const ids = new Set<string>();
  const open = sent.flatMap(({ id, place, text }): RoundRemark[] => {
    const earlier = id === null ? undefined : known.get(id);
    if (earlier && (earlier.state !== 'open' || ids.has(earlier.id))) return [];
    if (earlier) ids.add(earlier.id);
    return [{ id: earlier?.id ?? newId(), place, text: text.trim(), state: 'open', reason: '', settledAt: null, settledBy: null }];
  });
  return [...before.filter(({ state }) => state !== 'open'), ...open];
}

/** « À corriger. 3 remarques : 2 prises en compte, 1 écartée. Prise en compte : … » */
export function outcomeOf({ verdict, remarks }: Pick<RoundPart, 'verdict' | 'remarks'>): string {
  const of = (state: RemarkState): RoundRemark[] => remarks.filter((remark) => remark.state === state);
  const [taken, aside, open] = [of('taken'), of('set-aside'), of('open')];
  const counts = [
    ...(taken.length > 0 ? [counted(taken.length, 'prise en compte', 'prises en compte')] : []),
    ...(aside.length > 0 ? [counted(aside.length, 'écartée', 'écartées')] : []),
    ...(open.length > 0 ? [counted(open.length, 'à trancher', 'à trancher')] : []),
  ];
  const sentences = [
    ...(verdict === null ? [] : [`${VERDICT_LABELS[verdict]}.`]),
    ...(remarks.length === 0 ? [] : [`${counted(remarks.length, 'remarque', 'remarques')}\u202f: ${counts.join(', ')}.`]),
    ...taken.filter(({ reason }) => reason !== '').map(({ reason }) => `Pris en compte\u202f: ${reason}`),
    ...aside.map(({ reason }) => `Écarté\u202f: ${reason}`),
  ];
  return sentences.join('\n').slice(0, LIMITS.longText);
}

/** A part with an answer, as a line of the track; null without one. */
export function consultedPart(part: RoundPart, { id, title }: { id: string; title: string }): Consulted | null {
  if (part.answeredAt === null) return null;
  const received = part.receivedAs === '' ? '' : ` (${part.receivedAs})`;
  return {
    id: `relecture-${part.id}`.slice(0, 80),
    origin: 'round',
    roundId: id,
    who: part.name.slice(0, LIMITS.shortText),
    how: `Relecture «\u00a0${title}\u00a0»${received}`.slice(0, LIMITS.shortText),
    on: parisTime(part.answeredAt).slice(0, 10),
    outcome: outcomeOf(part),
  };
}
