/** Framework agreements: what will be ordered is unknown, so hours follow what is invoiced, so many per tranche. */
import type { HoursPerTranche, HoursStep, LabourShare } from '../api/hours.ts';
import { formatHours, formatMoney } from '../format.ts';
import { frenchTypography } from '../typography.ts';
import { type Ask, askAmount, askCost, askMonths, askRate, askShare, optional, quarters, warn, within } from './ask.ts';
import { type HoursBasis, markOf } from './basis.ts';
import { BOUNDS } from './bounds.ts';
import { ceilRatio, floorRatio, product } from './exact.ts';
import { carried, type Figure, type Formula, own, step } from './figures.ts';
import { GENERAL_FORMULA, generalSteps, insertionQuarters, labourQuarters, rangeOf } from './general.ts';
import { type Method, type Working, working } from './working.ts';

const RATIO: Formula = { source: 'Ratio d’usage des accords-cadres, une source', confidence: 'single-source' };

/** The ratio with the steps that make it, in quarter-hours per tranche. */
type Ratio = {
  figure: Figure;
  steps: HoursStep[];
  low: number;
  high: number;
  labour: (amount: number) => number | null;
  nothing: Working['nothing'];
  segment: LabourShare | null;
};

const benchmarkOf = ({ shares }: HoursBasis, segment: LabourShare | null): LabourShare['tranche'] =>
  segment?.tranche ?? shares.find(({ tranche }) => tranche !== null)?.tranche ?? null;

const segmentOf = ({ request, basis }: Ask): LabourShare | null => basis.shares.find(({ id }) => id === request.labourShare) ?? null;

/** A ratio the buyer chose: known when it is the published one. */
function chosenRatio(ask: Ask, value: number, tranche: Figure): Ratio {
  const segment = segmentOf(ask);
  const published = benchmarkOf(ask.basis, segment);
  const same = published !== null && product(published.quarterHours, tranche.value) === product(value, published.amountCents);
  const figure: Figure = {
    label: 'Heures par tranche',
    value,
    unit: 'hours',
    ...(same && published
      ? { source: published.source.title, confidence: published.confidence }
      : { source: 'Ratio saisi, à confirmer par le facilitateur', confidence: 'unverified' }),
  };
  return { figure, steps: [], low: value, high: value, labour: () => null, nothing: null, segment };
}

/** A ratio made of labour share, cost and rate; compared with the published one of the same trade. */
function computedRatio(ask: Ask, tranche: Figure): () => Ratio {
  const share = askShare(ask);
  const figures = { amount: tranche, share, cost: askCost(ask, [share.segment]), rate: askRate(ask) };
  const published = share.segment?.tranche;
  if (published)
    warn(
      ask,
      'published-ratio',
      frenchTypography(
        `Repère, une source : ${formatHours(published.quarterHours)} pour ${formatMoney(published.amountCents)} facturés (${published.source.title}).`,
      ),
    );
  return () => {
    const value = insertionQuarters(tranche.value, share.value, figures.cost.value, figures.rate.value);
    const steps = generalSteps(figures, { id: 'per-tranche', label: 'Heures d’insertion par tranche' });
    const last = steps.at(-1);
    return {
      figure: last ? carried('Heures par tranche', last) : own('Heures par tranche', value, 'hours'),
      steps,
      ...(rangeOf(figures) ?? { low: value, high: value }),
      labour: (amount) => labourQuarters(amount, share.value, figures.cost.value),
      nothing: share.value === 0 ? 'no-labour' : null,
      segment: share.segment,
    };
  };
}

/** The tranche typed, else the published one. */
function askTranche(ask: Ask): Figure {
  const published = ask.request.trancheCents === undefined ? benchmarkOf(ask.basis, segmentOf(ask)) : null;
  const figure = own('Tranche facturée', within(ask, 'trancheCents', published?.amountCents ?? ask.request.trancheCents, BOUNDS.tranche), 'money');
  return published ? { ...figure, source: published.source.title, confidence: published.confidence } : figure;
}

const over = (ratio: number, amount: Figure, tranche: Figure): number => floorRatio(product(ratio, amount.value), product(tranche.value));

function perTranche(basis: HoursBasis, ratio: number, tranche: Figure): HoursPerTranche {
  const least = markOf(basis, 'least');
  const startsAtCents = least && ratio > 0 ? ceilRatio(product(least.value, tranche.value), product(ratio)) : null;
  const start = least && startsAtCents !== null ? ` ; ${formatHours(least.value)} sont dues à partir de ${formatMoney(startsAtCents)} facturés` : '';
  return {
    trancheCents: tranche.value,
    quarterHours: ratio,
    hours: ratio / 4,
    startsAtCents,
    text: frenchTypography(`${formatHours(ratio)} d’insertion par tranche de ${formatMoney(tranche.value)} hors taxes facturée${start}.`),
  };
}

export const frameworkTranche: Method = {
  id: 'framework-tranche',
  title: 'Accord-cadre, heures par tranche facturée',
  formula: GENERAL_FORMULA,
  prepare: (ask) => {
    const { request, basis } = ask;
    const amount = askAmount(ask);
    const months = askMonths(ask);
    const tranche = askTranche(ask);
    const chosen = optional(ask, 'hoursPerTranche', quarters(request.hoursPerTranche), BOUNDS.perTranche);
    if (chosen !== null && request.labourShare !== undefined) askShare(ask);
    const ratioOf = chosen === null ? computedRatio(ask, tranche) : () => chosenRatio(ask, chosen, tranche);
    warn(ask, 'follows-invoices', 'Les heures dues suivent les montants facturés\u202f: le total ne vaut que pour le montant estimé.');
    return () => {
      const ratio = ratioOf();
      const quarterHours = over(ratio.figure.value, amount, tranche);
      if (quarterHours > 0 && amount.value < tranche.value)
        warn(ask, 'tranche-over-amount', 'La tranche dépasse le montant estimé\u202f: choisissez une tranche plus petite.', 'trancheCents');
      const total = step(
        {
          id: 'insertion-hours',
          label: 'Heures d’insertion pour le montant estimé',
          formula: 'heures par tranche × montant ÷ tranche',
          values: [ratio.figure, amount, tranche],
          result: { value: quarterHours, unit: 'hours' },
          references: ['ccp-l2112-2'],
        },
        RATIO,
      );
      return working({
        quarterHours,
        labourQuarterHours: ratio.labour(amount.value),
        steps: [...ratio.steps, total],
        range: ratio.low === ratio.high ? null : { low: over(ratio.low, amount, tranche), high: over(ratio.high, amount, tranche) },
        nothing: ratio.nothing,
        segments: ratio.segment ? [ratio.segment] : [],
        perTranche: perTranche(basis, ratio.figure.value, tranche),
        months,
      });
    };
  },
};
