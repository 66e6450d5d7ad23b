/** heures = montant × part de main-d’œuvre ÷ coût horaire chargé × taux d’insertion : the facilitateurs' usual formula. */
import type { HoursStep } from '../api/hours.ts';
import { askAmount, askCost, askMonths, askRate, askShare, type ShareFigure } from './ask.ts';
import { floorRatio, product } from './exact.ts';
import { carried, type Figure, type Formula, step } from './figures.ts';
import { type Method, working } from './working.ts';

export const GENERAL_FORMULA: Formula = { source: 'Formule d’usage des facilitateurs, sources publiques convergentes', confidence: 'confirmed' };

/** Basis points in a whole. */
const WHOLE = 10_000;

/** Quarter-hours of work that an amount pays: cents × share ÷ cents an hour. */
export const labourQuarters = (amount: number, share: number, cost: number): number => floorRatio(product(amount, share, 4), product(cost, WHOLE));

/** Quarter-hours of insertion, computed from the start: no step rounds the next. */
export const insertionQuarters = (amount: number, share: number, cost: number, rate: number): number =>
  floorRatio(product(amount, share, rate, 4), product(cost, WHOLE, WHOLE));

export type GeneralFigures = { amount: Figure; share: ShareFigure; cost: Figure; rate: Figure };

/** Amount of labour, hours of work, hours of insertion. */
export function generalSteps({ amount, share, cost, rate }: GeneralFigures, last: { id: string; label: string }): HoursStep[] {
  const labour = step(
    {
      id: 'labour-amount',
      label: 'Montant de main-d’œuvre',
      formula: 'montant × part de main-d’œuvre',
      values: [amount, share],
      result: { value: floorRatio(product(amount.value, share.value), product(WHOLE)), unit: 'money' },
    },
    GENERAL_FORMULA,
  );
  const hours = step(
    {
      id: 'labour-hours',
      label: 'Heures de travail',
      formula: 'montant de main-d’œuvre ÷ coût horaire chargé',
      values: [carried('Montant de main-d’œuvre', labour), cost],
      result: { value: labourQuarters(amount.value, share.value, cost.value), unit: 'hours' },
    },
    GENERAL_FORMULA,
  );
  const insertion = step(
    {
      ...last,
      formula: 'heures de travail × taux d’insertion',
      values: [carried('Heures de travail', hours), rate],
      result: { value: insertionQuarters(amount.value, share.value, cost.value, rate.value), unit: 'hours' },
      references: ['ccp-l2112-2'],
    },
    GENERAL_FORMULA,
  );
  return [labour, hours, insertion];
}

/** Hours at both ends of the share's range. */
export const rangeOf = ({ amount, share, cost, rate }: GeneralFigures): { low: number; high: number } | null =>
  share.low === share.high
    ? null
    : { low: insertionQuarters(amount.value, share.low, cost.value, rate.value), high: insertionQuarters(amount.value, share.high, cost.value, rate.value) };

export const worksAndServices: Method = {
  id: 'works-and-services',
  title: 'Travaux et services, formule générale',
  formula: GENERAL_FORMULA,
  prepare: (ask) => {
    const share = askShare(ask);
    const figures = { amount: askAmount(ask), share, cost: askCost(ask, [share.segment]), rate: askRate(ask) };
    const months = askMonths(ask);
    return () =>
      working({
        quarterHours: insertionQuarters(figures.amount.value, share.value, figures.cost.value, figures.rate.value),
        labourQuarterHours: labourQuarters(figures.amount.value, share.value, figures.cost.value),
        steps: generalSteps(figures, { id: 'insertion-hours', label: 'Heures d’insertion' }),
        range: rangeOf(figures),
        nothing: share.value === 0 ? 'no-labour' : null,
        segments: share.segment ? [share.segment] : [],
        months,
      });
  },
};
