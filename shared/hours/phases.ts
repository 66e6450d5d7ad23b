/** A contract in phases (or in firm and optional tranches): each has its amount and its trade; hours add up exactly. */
import type { HoursPhase, HoursStep } from '../api/hours.ts';
import { formatHours, formatMoney } from '../format.ts';
import { frenchTypography } from '../typography.ts';
import { type Ask, askAmount, askCost, askMonths, askRate, askShare, fault, optional, type ShareFigure, warn } from './ask.ts';
import { markOf } from './basis.ts';
import { BOUNDS } from './bounds.ts';
import { floorRatio, product, spread } from './exact.ts';
import { carried, type Figure, step } from './figures.ts';
import { GENERAL_FORMULA, labourQuarters } from './general.ts';
import { type Method, working } from './working.ts';

const WHOLE = 10_000;

type Phase = { title: string; amount: Figure; share: ShareFigure; months: number | null; optional: boolean };

function askPhases(ask: Ask): Phase[] {
  const { phases = [], labourShare, amountCents } = ask.request;
  if (phases.length === 0) fault(ask, 'phases', 'Indiquez au moins une phase, avec son intitulé et son montant.');
  const read = phases.map((phase, index): Phase => {
    const path = `phases/${index}`;
    if (phase.title.trim() === '') fault(ask, `${path}/title`, 'Donnez un intitulé à la phase.');
    return {
      title: frenchTypography(phase.title.trim()),
      amount: { ...askAmount(ask, `${path}/amountCents`, phase.amountCents), label: 'Montant de la phase' },
      share: askShare(ask, `${path}/labourShare`, phase.labourShare ?? labourShare),
      months: optional(ask, `${path}/durationMonths`, phase.durationMonths, BOUNDS.months),
      optional: phase.optional ?? false,
    };
  });
  const sum = read.reduce((total, { amount }) => total + amount.value, 0);
  if (sum > BOUNDS.amount.max) fault(ask, 'phases', BOUNDS.amount.above);
  if (amountCents !== undefined && ask.faults.length === 0 && amountCents !== sum)
    fault(ask, 'amountCents', frenchTypography(`Le montant indiqué (${formatMoney(amountCents)}) n’est pas la somme des phases (${formatMoney(sum)}).`));
  return read;
}

/** Cents × basis points of labour: what the total is made of, before any division. */
const weightOf = ({ amount }: Phase, share: number): bigint => product(amount.value, share);
const sumOf = (weights: readonly bigint[]): bigint => weights.reduce((left, right) => left + right, 0n);
const totalQuarters = (weights: readonly bigint[], cost: Figure, rate: Figure): number =>
  floorRatio(sumOf(weights) * product(rate.value, 4), product(cost.value, WHOLE, WHOLE));

/** Whole hours and quarter-hours are each cut by largest remainder: both add up to the total. */
function cut(phases: readonly Phase[], weights: readonly bigint[], quarterHours: number): HoursPhase[] {
  const quarters = spread(quarterHours, weights);
  const hours = spread(Math.floor(quarterHours / 4), weights);
  return phases.map(({ title, amount, months, optional: conditional }, index): HoursPhase => {
    const part = quarters[index] ?? 0;
    return {
      title,
      amountCents: amount.value,
      optional: conditional,
      hours: hours[index] ?? 0,
      quarterHours: part,
      monthlyQuarterHours: months === null ? null : Math.floor(part / months),
    };
  });
}

function phaseSteps(phases: readonly Phase[], weights: readonly bigint[], cost: Figure, rate: Figure, quarterHours: number): HoursStep[] {
  const each = phases.map(({ title, amount, share }, index) =>
    step(
      {
        id: `phase-${index + 1}`,
        label: frenchTypography(`Heures de travail : ${title}`),
        formula: 'montant de la phase × part de main-d’œuvre ÷ coût horaire chargé',
        values: [amount, share, cost],
        result: { value: labourQuarters(amount.value, share.value, cost.value), unit: 'hours' },
      },
      GENERAL_FORMULA,
    ),
  );
  const labour = step(
    {
      id: 'labour-hours',
      label: 'Heures de travail',
      formula: 'somme des phases',
      values: phases.flatMap(({ title }, index) => (each[index] ? [carried(title, each[index])] : [])),
      result: { value: floorRatio(sumOf(weights) * 4n, product(cost.value, WHOLE)), unit: 'hours' },
    },
    GENERAL_FORMULA,
  );
  const insertion = step(
    {
      id: 'insertion-hours',
      label: 'Heures d’insertion',
      formula: 'heures de travail × taux d’insertion',
      values: [carried('Heures de travail', labour), rate],
      result: { value: quarterHours, unit: 'hours' },
      references: ['ccp-l2112-2'],
    },
    GENERAL_FORMULA,
  );
  return [...each, labour, insertion];
}

function warnPhases(ask: Ask, phases: readonly HoursPhase[]): void {
  const least = markOf(ask.basis, 'least');
  const small = phases.filter(({ quarterHours }) => least !== null && quarterHours < least.value).map(({ title }) => `«\u00a0${title}\u00a0»`);
  if (least && small.length > 0 && phases.length > 1)
    warn(
      ask,
      'small-phase',
      frenchTypography(`Moins de ${formatHours(least.value)} dans : ${small.join(', ')}. Réunissez ces heures avec celles d’une autre phase.`),
      'phases',
    );
  const conditional = phases.filter((phase) => phase.optional).reduce((total, { hours }) => total + hours, 0);
  if (conditional > 0)
    warn(
      ask,
      'optional-phases',
      frenchTypography(`${formatHours(conditional * 4)} viennent de tranches optionnelles : elles ne sont dues que si la tranche est affermie.`),
      'phases',
    );
}

/** The contract's months: those given, else the sum of the phases when each has its own. */
function monthsOf(given: number | null, phases: readonly Phase[]): number | null {
  if (given !== null) return given;
  return phases.reduce<number | null>((total, { months }) => (total === null || months === null ? null : total + months), 0);
}

export const phasesMethod: Method = {
  id: 'phases',
  title: 'Marché en phases ou en tranches',
  formula: GENERAL_FORMULA,
  prepare: (ask) => {
    const phases = askPhases(ask);
    const segments = phases.flatMap(({ share }) => (share.segment ? [share.segment] : []));
    const [cost, rate, given] = [askCost(ask, segments), askRate(ask), askMonths(ask)];
    return () => {
      const weights = phases.map((phase) => weightOf(phase, phase.share.value));
      const quarterHours = totalQuarters(weights, cost, rate);
      const parts = cut(phases, weights, quarterHours);
      warnPhases(ask, parts);
      const [low, high] = [
        totalQuarters(
          phases.map((phase) => weightOf(phase, phase.share.low)),
          cost,
          rate,
        ),
        totalQuarters(
          phases.map((phase) => weightOf(phase, phase.share.high)),
          cost,
          rate,
        ),
      ];
      return working({
        quarterHours,
        labourQuarterHours: floorRatio(sumOf(weights) * 4n, product(cost.value, WHOLE)),
        steps: phaseSteps(phases, weights, cost, rate, quarterHours),
        range: low === high ? null : { low, high },
        nothing: sumOf(weights) === 0n ? 'no-labour' : null,
        segments: [...new Set(segments)],
        phases: parts,
        months: monthsOf(given, phases),
      });
    };
  },
};
