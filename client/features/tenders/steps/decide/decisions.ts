/**
 * Deciding, lot by lot: what the law asks, the seven levers in the person's order, the written reason when no clause is
 * put, the objectives of the scheme that the choice feeds, and the criteria the levers call for.
 * Here, the part that is not drawing: a lot, a gesture, the lot that follows. Pure.
 * A gesture never loses what was written: a lever set aside keeps its reason, a clause chosen stays until it is removed.
 * The order is kept whole from the first gesture on, so that lines do not jump under the hand.
 */
import type { LeverRecommendation } from '#shared/api/recommendations.ts';
import type { Decision, DecisionLever, Reservation, TenderLeverDecision, TenderLot } from '#shared/api/tenders.ts';

const NEW: Pick<TenderLeverDecision, 'decision' | 'reason'> = { decision: 'undecided', reason: '' };

/** The levers as shown: the person's order first, then those proposed that it does not name. */
export function ordered(levers: readonly LeverRecommendation[], kept: readonly TenderLeverDecision[]): LeverRecommendation[] {
  const rank = new Map(kept.map(({ lever }, index) => [lever, index]));
  const place = ({ lever }: LeverRecommendation): number => rank.get(lever) ?? kept.length;
  return levers.toSorted((a, b) => place(a) - place(b));
}

/** What was decided on a lever; undecided before any gesture. */
export const decisionOf = (lot: TenderLot, lever: DecisionLever): TenderLeverDecision => lot.levers.find((one) => one.lever === lever) ?? { lever, ...NEW };

/** Every lever shown, in that order, with what was decided on each. */
const whole = (lot: TenderLot, order: readonly DecisionLever[]): TenderLeverDecision[] => order.map((lever) => decisionOf(lot, lever));

const setOne = (lot: TenderLot, order: readonly DecisionLever[], lever: DecisionLever, part: Partial<TenderLeverDecision>): TenderLot => ({
  ...lot,
  levers: whole(lot, order).map((one) => (one.lever === lever ? { ...one, ...part } : one)),
});

/** Why a lever was set aside. */
export const withReason = (lot: TenderLot, order: readonly DecisionLever[], lever: DecisionLever, reason: string): TenderLot =>
  setOne(lot, order, lever, { reason });

/** One place up or down. */
export function moved(lot: TenderLot, order: readonly DecisionLever[], lever: DecisionLever, by: -1 | 1): TenderLot {
  const from = order.indexOf(lever);
  const to = from + by;
  if (from < 0 || to < 0 || to >= order.length) return lot;
  const rest = order.filter((one) => one !== lever);
  return { ...lot, levers: whole(lot, [...rest.slice(0, to), lever, ...rest.slice(to)]) };
}

/** Families of the library that reserve the lot, and for whom. */
const RESERVES: Readonly<Record<string, Reservation>> = {
  'lot-reserve-insertion': 'siae',
  'concession-reservee-insertion': 'siae',
  'lot-reserve-handicap': 'disability',
  'concession-reservee-handicap': 'disability',
  'concession-reservee-penitentiaire': 'prison',
  'lot-reserve-handicap-et-insertion': 'both',
  'lot-reserve-penitentiaire': 'prison',
  'lot-reserve-ess': 'ess',
};

/** The reservation a family writes; null for any other family. */
export const reservationOf = (slug: string): Reservation | null => RESERVES[slug] ?? null;

/** The two parts of the code reserve by their own articles. */
const OF_CONCESSIONS = /^concession-/;
export const reservesFor = (slug: string, kind: Reservation, isConcession: boolean): boolean =>
  RESERVES[slug] === kind && OF_CONCESSIONS.test(slug) === isConcession;

/** What a concession may be reserved to: one regime at a time (L. 3113-3), and no article opens it to the social economy. */
export const RESERVATIONS_OF_CONCESSIONS: readonly Reservation[] = ['siae', 'disability', 'prison'];

/** The family that writes a reservation, among those suggested for the lot. */
export const familyReserving = (kind: Reservation, suggested: LeverRecommendation['clauses']): LeverRecommendation['clauses'][number] | null =>
  suggested.find(({ slug }) => RESERVES[slug] === kind) ?? null;

/** What follows from a decision, besides it: no longer reserved, no longer excepted. */
function consequences(lot: TenderLot, lever: DecisionLever, decision: Decision): TenderLot {
  if (lever === 'reserved-lot' && decision !== 'retained')
    return { ...lot, reservation: { ...lot.reservation, kind: decision === 'set-aside' ? 'none' : null } };
  if (lever === 'none' && decision !== 'retained') return { ...lot, exception: null };
  return lot;
}

/** Decides on a lever; the same decision again takes it back. */
export function decided(lot: TenderLot, order: readonly DecisionLever[], lever: DecisionLever, decision: Decision): TenderLot {
  const wanted = decisionOf(lot, lever).decision === decision ? 'undecided' : decision;
  return consequences(setOne(lot, order, lever, { decision: wanted }), lever, wanted);
}

/** Levers whose first suggested family comes with the decision: it is what the decision says, written. */
const WRITTEN: readonly DecisionLever[] = ['reserved-lot', 'execution-condition', 'award-criterion', 'insertion-service'];

/** The family to add when a lever has just been retained; null when one of its families is there already. */
export function familyToAdd(lot: TenderLot, { lever, clauses }: LeverRecommendation): LeverRecommendation['clauses'][number] | null {
  if (!WRITTEN.includes(lever) || clauses.some(({ slug }) => lot.clauses.some((chosen) => chosen.slug === slug))) return null;
  const { kind } = lot.reservation;
  const matching = lever === 'reserved-lot' && kind !== null ? familyReserving(kind, clauses) : null;
  return matching ?? clauses[0] ?? null;
}

/** Setting aside what is recommended, or what the law asks, needs a reason. */
export const needsReason = ({ fit }: LeverRecommendation, decision: Decision): boolean => decision === 'set-aside' && fit === 'recommended';
