/**
 * « Gisements » : contracts that end soon, in the order of what a social clause would bring to the next one. The score is a sum of reasons that
 * are all shown, out of a hundred; it ranks needs, never suppliers. What is unknown adds nothing, and says so.
 *
 * | Reason | Points |
 * |---|---|
 * | amount of the present contract | 20 from 1 M€, 15 from 400 000 €, 10 from 90 000 €, else 5 |
 * | share of labour | a quarter of its percentage |
 * | no social consideration today | 20; 8 when it is not known |
 * | time left to prepare | 10 from six months, 5 from three, else 1 |
 * | a trade where insertion is practised | 10 |
 * | at or above the European threshold of that day (L. 2112-2-1) | 15; 8 when it depends on the buyer |
 */
import type { LabourShare } from '../api/hours.ts';
import type { LegalReference, Threshold } from '../api/references.ts';
import type { Opportunity } from '../api/indicators.ts';
import type { Day } from '../days.ts';
import type { AmountState, Segment } from '../decp/record.ts';
import { formatMoney, formatRate } from '../format.ts';
import { crosses } from '../law/read.ts';
import { isEssCpv } from '../tender/ess-cpv.ts';

export type Ending = {
  endsOn: Day;
  amountCents: number | null;
  amountState: AmountState;
  social: number | null;
  segment: Segment | null;
  /** Eight digits. */
  cpv?: string | null;
};
export type Reason = Opportunity['reasons'][number];
/** A reason whose words are made only when they are shown: a hundred thousand contracts may be ranked for a page of them. */
type Weighed = { points: number; text: () => string };

/** `thresholds`: those of the day the contract ends; `today`: those of today, for a day whose thresholds are not known yet. */
export type OpportunityLaw = { thresholds: readonly Threshold[]; today: readonly Threshold[]; obligation: LegalReference | null };

const AMOUNT_STEPS = [
  { from: 100_000_000, points: 20 },
  { from: 40_000_000, points: 15 },
  { from: 9_000_000, points: 10 },
  { from: 0, points: 5 },
] as const;
const THRESHOLD_IDS: Record<Segment, readonly string[]> = {
  works: ['eu-works'],
  supplies: ['eu-supplies-services-state', 'eu-supplies-services-local', 'eu-supplies-services-entities'],
  services: ['eu-supplies-services-state', 'eu-supplies-services-local', 'eu-supplies-services-entities'],
};

/** Social services have a threshold of their own, and nothing settles which one counts: both are kept. */
const SOCIAL_SERVICES = ['eu-social-services-authorities', 'eu-social-services-entities'] as const;

/** Whole months from one day to a later one. */
export function monthsBetween(from: Day, to: Day): number {
  const months = (Number(to.slice(0, 4)) - Number(from.slice(0, 4))) * 12 + Number(to.slice(5, 7)) - Number(from.slice(5, 7));
  return to.slice(8) < from.slice(8) ? months - 1 : months;
}

const amountOf = ({ amountCents, amountState }: Ending): number | null => (amountState === 'known' ? amountCents : null);

function amountReason(ending: Ending): Weighed {
  const cents = amountOf(ending);
  if (cents === null) return { text: () => 'Montant inconnu', points: 0 };
  return { text: () => `Marché de ${formatMoney(cents)} HT`, points: AMOUNT_STEPS.find(({ from }) => cents >= from)?.points ?? 0 };
}

function labourReasons(trade: LabourShare | null): Weighed[] {
  if (!trade) return [{ text: () => 'Part de main-d’œuvre inconnue pour ce code CPV', points: 0 }];
  const labour = {
    text: () => `Main-d’œuvre\u202f: ${formatRate(trade.shareBasisPoints)} (${trade.title}${trade.toConfirm ? ', usage à confirmer' : ''})`,
    points: Math.round(trade.shareBasisPoints / 400),
  };
  return trade.family === 'intellectual' ? [labour] : [labour, { text: () => 'Métier où l’insertion se pratique', points: 10 }];
}

function socialReason({ social }: Ending): Weighed {
  if (social === null) return { text: () => 'Considération sociale inconnue dans le marché actuel', points: 8 };
  return social === 0
    ? { text: () => 'Aucune considération sociale dans le marché actuel', points: 20 }
    : { text: () => 'Le marché actuel en a déjà une\u202f: à reconduire', points: 0 };
}

function timeReason(monthsLeft: number): Weighed {
  const left = monthsLeft < 1 ? 'Moins d’un mois' : `${monthsLeft} mois`;
  if (monthsLeft >= 6) return { text: () => `${left} avant la fin\u202f: le temps de préparer`, points: 10 };
  return monthsLeft >= 3
    ? { text: () => `${left} avant la fin\u202f: à préparer maintenant`, points: 5 }
    : { text: () => `${left} avant la fin\u202f: peu de temps pour préparer`, points: 1 };
}

const valued = (thresholds: readonly Threshold[], ids: readonly string[]): { threshold: Threshold; value: number }[] =>
  thresholds.flatMap((threshold) => (ids.includes(threshold.id) && threshold.value !== null ? [{ threshold, value: threshold.value }] : []));

const named = ({ threshold, value }: { threshold: Threshold; value: number }): string =>
  `${formatMoney(value)} HT\u202f: ${threshold.title.replace(/^Seuil européen, /, '')}`;

/** The buyer's own threshold is not known here: above all of those it may have, or above some only. */
function thresholdReasons(ending: Ending, { thresholds, today, obligation }: OpportunityLaw): Weighed[] {
  const cents = amountOf(ending);
  if (cents === null || ending.segment === null || !obligation?.current) return [];
  const social = ending.segment === 'services' && isEssCpv(ending.cpv ?? '');
  const ids = [...THRESHOLD_IDS[ending.segment], ...(social ? SOCIAL_SERVICES : [])];
  const ofDay = valued(thresholds, ids);
  const known = ofDay.length > 0 ? ofDay : valued(today, ids);
  const reached = known.filter(({ threshold, value }) => crosses(threshold.comparison, cents, value));
  if (reached.length === 0) return [];
  const all = reached.length === known.length;
  const text = (): string => {
    const when = ofDay.length > 0 ? '' : ', seuil d’aujourd’hui\u202f: celui de cette date reste à vérifier';
    const depends = social ? ' ou non, selon l’acheteur et ce que sont ces services' : ' ou non, selon l’acheteur';
    const which = all
      ? ` (${formatMoney(Math.max(...reached.map(({ value }) => value)))} HT${when})`
      : `${depends} (${reached.map(named).join('\u202f; ')}${when})`;
    return `Seuil européen atteint${which}\u202f: pour une consultation de ce montant, une condition d’exécution sociale serait la règle, sauf motif écrit (${obligation.citation})`;
  };
  return [{ text, points: all ? 15 : 8 }];
}

function weigh(ending: Ending, trade: LabourShare | null, on: Day, law: OpportunityLaw): Weighed[] {
  return [amountReason(ending), ...labourReasons(trade), socialReason(ending), timeReason(monthsBetween(on, ending.endsOn)), ...thresholdReasons(ending, law)];
}

const sumOf = (reasons: readonly { points: number }[]): number => reasons.reduce((sum, { points }) => sum + points, 0);

/** The score alone, to rank many. */
export const pointsOf = (ending: Ending, trade: LabourShare | null, on: Day, law: OpportunityLaw): number => sumOf(weigh(ending, trade, on, law));

/** The reasons in the order of the table above, and their sum. */
export function scoreOf(ending: Ending, trade: LabourShare | null, on: Day, law: OpportunityLaw): Pick<Opportunity, 'score' | 'reasons' | 'monthsLeft'> {
  const reasons = weigh(ending, trade, on, law).map(({ points, text }): Reason => ({ text: text(), points }));
  return { monthsLeft: monthsBetween(on, ending.endsOn), reasons, score: sumOf(reasons) };
}

/** Of all the thresholds of a day, those the score looks at. */
export const scoredThresholds = (thresholds: readonly Threshold[]): Threshold[] => {
  const ids: readonly string[] = [...Object.values(THRESHOLD_IDS).flat(), ...SOCIAL_SERVICES];
  return thresholds.filter(({ id }) => ids.includes(id));
};
