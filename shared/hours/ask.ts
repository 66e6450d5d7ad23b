/** Reads the request figure by figure: each is checked, completed from the table or the marks of the day, or faulted. */
import type { HoursRequest, HoursWarning, LabourShare } from '../api/hours.ts';
import type { FieldFault } from '../errors.ts';
import { formatMoney } from '../format.ts';
import { type HoursBasis, type MarkName, markOf, shareSource } from './basis.ts';
import { type Bound, BOUNDS } from './bounds.ts';
import { type Figure, own } from './figures.ts';

/** What every reading shares: the request, the day's basis, and what was found wrong or worth saying. */
export type Ask = { request: HoursRequest; basis: HoursBasis; faults: FieldFault[]; warnings: HoursWarning[] };

/** A labour share with its range and, when it comes from the table, its line. */
export type ShareFigure = Figure & { low: number; high: number; segment: LabourShare | null };

/** Stands for a faulty figure: nobody works with it, since any fault refuses the whole request. */
const PLACEHOLDER = 1;

export const makeAsk = (request: HoursRequest, basis: HoursBasis): Ask => ({ request, basis, faults: [], warnings: [] });

/** Notes a faulty figure; returns a number that lets the reading go on to the next fault. */
export function fault({ faults }: Ask, path: string, message: string): number {
  faults.push({ path, message });
  return PLACEHOLDER;
}

/** Notes what deserves a look without stopping the working. */
export function warn({ warnings }: Ask, code: string, message: string, path?: string): void {
  warnings.push({ code, message, ...(path ? { path } : {}) });
}

/** The value when it holds, else a fault with the bound's sentence. */
export function within(ask: Ask, path: string, value: number | undefined, bound: Bound): number {
  if (value === undefined) return fault(ask, path, bound.absent);
  if (value < bound.min) return fault(ask, path, bound.below);
  if (value > bound.max) return fault(ask, path, bound.above);
  return Number.isInteger(value) ? value : fault(ask, path, 'Écrivez un nombre entier.');
}

export const optional = (ask: Ask, path: string, value: number | undefined, bound: Bound): number | null =>
  value === undefined ? null : within(ask, path, value, bound);

/** Hours as typed become quarter-hours, to the nearest. */
export const quarters = (hours: number | undefined): number | undefined => (hours === undefined ? undefined : Math.round(hours * 4));

export const askAmount = (ask: Ask, path = 'amountCents', value = ask.request.amountCents): Figure =>
  own('Montant hors taxes', within(ask, path, value, BOUNDS.amount), 'money');

export const askMonths = (ask: Ask): number | null => optional(ask, 'durationMonths', ask.request.durationMonths, BOUNDS.months);

/** The share typed in basis points, or that of a line of the table. */
export function askShare(ask: Ask, path = 'labourShare', typed = ask.request.labourShare): ShareFigure {
  const common = { label: 'Part de main-d’œuvre', unit: 'rate' } as const;
  if (typeof typed !== 'string') {
    const value = within(ask, path, typed, BOUNDS.share);
    return { ...common, value, low: value, high: value, segment: null, source: 'Part saisie, à confirmer par le facilitateur', confidence: 'unverified' };
  }
  const segment = ask.basis.shares.find(({ id }) => id === typed);
  if (segment)
    return {
      ...common,
      value: segment.shareBasisPoints,
      low: segment.lowBasisPoints,
      high: segment.highBasisPoints,
      segment,
      source: shareSource(segment),
      confidence: segment.confidence,
    };
  const value = fault(ask, path, `«\u00a0${typed}\u00a0» n’est pas dans la table des parts de main-d’œuvre.`);
  return { ...common, value, low: value, high: value, segment: null, source: '', confidence: null };
}

/** The day's usual value as a figure; without one, the fault of an absent figure. */
function fromMark(ask: Ask, name: MarkName, path: string, bound: Bound, shown: Pick<Figure, 'label' | 'unit'>): Figure {
  const mark = markOf(ask.basis, name);
  return mark ? { ...shown, ...mark } : { ...shown, value: within(ask, path, undefined, bound), source: '', confidence: null };
}

/** The typed cost, else the day's proposal; a trade whose cost is known to differ is asked for its own. */
export function askCost(ask: Ask, segments: readonly (LabourShare | null)[]): Figure {
  const shown = { label: 'Coût horaire chargé', unit: 'money-per-hour' } as const;
  const typed = ask.request.hourlyCostCents;
  if (typed !== undefined)
    return {
      ...shown,
      value: within(ask, 'hourlyCostCents', typed, BOUNDS.cost),
      source: 'Coût saisi, à confirmer par le facilitateur',
      confidence: 'unverified',
    };
  const costly = segments.find((segment) => segment?.hourlyCost)?.hourlyCost;
  if (!costly) return fromMark(ask, 'hourlyCost', 'hourlyCostCents', BOUNDS.cost, shown);
  const value = fault(
    ask,
    'hourlyCostCents',
    `Pour ce métier, le coût horaire chargé va d’usage de ${formatMoney(costly.lowCents)} à ${formatMoney(costly.highCents)}\u202f: indiquez celui de votre marché.`,
  );
  return { ...shown, value, source: '', confidence: null };
}

/** The typed rate, which is the buyer's choice, else the usual one. */
export function askRate(ask: Ask): Figure {
  const shown = { label: 'Taux d’insertion', unit: 'rate' } as const;
  const typed = ask.request.insertionRateBasisPoints;
  if (typed === undefined) return fromMark(ask, 'rate', 'insertionRateBasisPoints', BOUNDS.rate, shown);
  return { ...shown, value: within(ask, 'insertionRateBasisPoints', typed, BOUNDS.rate), source: 'Choix de l’acheteur', confidence: null };
}
