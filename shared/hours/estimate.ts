/**
 * Insertion hours of one lot. Promises: the whole working is shown, step by step, each value with its unit, its source
 * and its confidence; a value nobody published is said to be confirmed by the facilitateur; nothing is invented: no
 * labour share, no hours; too few hours, and actions are proposed instead. Exact integers all along (cents, basis
 * points, quarter-hours), rounded down once. Pure: the table, the marks of the day and the law come as a basis.
 * Methods: general (works and services), staff transfer, framework agreement by tranche invoiced, phases.
 */
import type { HoursEstimate, HoursMethod, HoursRequest, HoursStep, HoursWarning } from '../api/hours.ts';
import { type Refusal, refuse } from '../errors.ts';
import { formatMoney, formatNumber, formatRate } from '../format.ts';
import { frenchTypography } from '../typography.ts';
import { type Ask, makeAsk, optional } from './ask.ts';
import { type HoursBasis, markOf } from './basis.ts';
import { BOUNDS } from './bounds.ts';
import { carried, type Formula, step, weakest } from './figures.ts';
import { frameworkTranche } from './framework.ts';
import { worksAndServices } from './general.ts';
import { phasesMethod } from './phases.ts';
import { proposal, rounding } from './proposal.ts';
import { staffTransfer } from './transfer.ts';
import { teamWarnings, wholeLife } from './whole-life.ts';
import type { Method, Working } from './working.ts';

const METHODS: Record<HoursMethod, Method> = {
  'works-and-services': worksAndServices,
  'staff-transfer': staffTransfer,
  'framework-tranche': frameworkTranche,
  phases: phasesMethod,
};

const OURS: Formula = { source: 'Règle de Clausier', confidence: 'confirmed' };

const roundingStep = (quarterHours: number, steps: readonly HoursStep[]): HoursStep => {
  const last = steps.at(-1);
  return step(
    {
      id: 'rounding',
      label: 'Volume retenu',
      formula: 'arrondi à l’heure inférieure',
      values: last ? [carried('Heures d’insertion', last)] : [],
      result: { value: Math.floor(quarterHours / 4) * 4, unit: 'hours' },
    },
    OURS,
  );
};

/** Rate and cost against the usual ranges of the day. */
function markWarnings({ request, basis }: Ask): HoursWarning[] {
  const { insertionRateBasisPoints: rate, hourlyCostCents: cost } = request;
  const [low, high, usual] = [markOf(basis, 'rateMin'), markOf(basis, 'rateMax'), markOf(basis, 'hourlyCost')];
  const warnings: HoursWarning[] = [];
  if (rate !== undefined && high && rate > high.value)
    warnings.push({
      code: 'rate-high',
      path: 'insertionRateBasisPoints',
      message: `Un taux de ${formatRate(rate)} dépasse l’usage (${formatRate(high.value)} au plus)\u202f: peu d’entreprises sauront le tenir.`,
    });
  if (rate !== undefined && low && rate < low.value)
    warnings.push({
      code: 'rate-low',
      path: 'insertionRateBasisPoints',
      message: `Un taux de ${formatRate(rate)} est sous l’usage (${formatRate(low.value)} au moins).`,
    });
  if (cost !== undefined && usual && (cost * 2 < usual.value || cost > usual.value * 3))
    warnings.push({
      code: 'cost-unusual',
      path: 'hourlyCostCents',
      message: `Un coût de ${formatMoney(cost)}/h s’écarte du repère de ${formatMoney(usual.value)}/h, lui-même à confirmer.`,
    });
  return warnings;
}

/** Fields given that the method does not read: said, so that nobody believes they counted. */
function unusedWarnings({ request }: Ask, method: HoursMethod): HoursWarning[] {
  const unused: HoursWarning[] = [];
  if (method !== 'staff-transfer' && (request.transferableMonthlyHours ?? 0) > 0)
    unused.push({
      code: 'staff-not-deducted',
      path: 'transferableMonthlyHours',
      message: 'Les heures du personnel à reprendre ne sont pas déduites par cette méthode\u202f: choisissez «\u00a0Service avec reprise de personnel\u00a0».',
    });
  if (method !== 'phases' && (request.phases?.length ?? 0) > 0)
    unused.push({
      code: 'phases-not-used',
      path: 'phases',
      message: 'Les phases ne comptent pas dans cette méthode\u202f: choisissez «\u00a0Marché en phases ou en tranches\u00a0».',
    });
  return unused;
}

/** What each line of the table warns of: its caution, and staff in place that another method would deduct. */
function segmentWarnings({ segments }: Working, method: HoursMethod): HoursWarning[] {
  return segments.flatMap(({ title, caution, staffTransfer: transfer }): HoursWarning[] => [
    ...(caution ? [{ code: 'trade-caution', path: 'labourShare', message: frenchTypography(`${title}. ${caution}`) }] : []),
    ...(transfer && method !== 'staff-transfer'
      ? [
          {
            code: 'staff-transfer',
            path: 'method',
            message: frenchTypography(
              `${title} : le personnel en place est ${transfer === 'unverified' ? 'peut-être' : 'souvent'} à reprendre. Les heures se calculent alors sur les seules affectations nouvelles (méthode « Service avec reprise de personnel »).`,
            ),
          },
        ]
      : []),
  ]);
}

function lawWarnings({ obligation }: HoursBasis, alternative: boolean): HoursWarning[] {
  if (!alternative || obligation?.status !== 'in-force') return [];
  return [
    {
      code: 'law-still-asks',
      message: frenchTypography(
        `${obligation.citation} : à partir du seuil européen, une condition sociale reste à prévoir, sauf motif écrit. Une action liée au marché peut y répondre : c’est notre lecture de l’article.`,
      ),
    },
  ];
}

const confirmWarning: HoursWarning = {
  code: 'to-confirm',
  message: 'Au moins une valeur est un usage sans source publiée\u202f: faites confirmer le volume par le facilitateur avant de l’écrire.',
};

function rangeText({ range }: Working): HoursEstimate['range'] {
  if (!range) return null;
  const [lowHours, highHours] = [Math.floor(range.low / 4), Math.floor(range.high / 4)];
  return { lowHours, highHours, text: `De ${formatNumber(lowHours)} à ${formatNumber(highHours)}\u00a0h selon la part de main-d’œuvre.` };
}

function compose(ask: Ask, method: Method, made: Working, team: number | null): HoursEstimate {
  const { basis } = ask;
  const question = { quarterHours: made.quarterHours, labourQuarterHours: made.labourQuarterHours, months: made.months, team };
  const life = wholeLife(question, basis);
  const steps = [...made.steps, roundingStep(made.quarterHours, made.steps)];
  const confidence = weakest([method.formula.confidence, ...steps.map((item) => item.confidence)]);
  const advice = proposal(made, method, basis);
  return {
    method: method.id,
    methodTitle: method.title,
    on: basis.on,
    hours: Math.floor(made.quarterHours / 4),
    quarterHours: made.quarterHours,
    range: rangeText(made),
    rounding: rounding(made.quarterHours, basis),
    confidence,
    toConfirm: confidence === 'unverified',
    steps,
    warnings: [
      ...(advice.kind === 'clause' ? [] : [{ code: advice.kind === 'alternative' ? 'no-volume' : 'short-path', message: advice.message }]),
      ...lawWarnings(basis, advice.kind === 'alternative'),
      ...teamWarnings(question, life),
      ...markWarnings(ask),
      ...ask.warnings,
      ...segmentWarnings(made, method.id),
      ...unusedWarnings(ask, method.id),
      ...(confidence === 'unverified' ? [confirmWarning] : []),
    ],
    proposal: advice,
    wholeLife: life,
    perTranche: made.perTranche,
    phases: made.phases,
  };
}

/** The estimate with its working, or a refusal that names every field to mend (`INVALID_INPUT`). */
export function estimateHours(request: HoursRequest, basis: HoursBasis): HoursEstimate | Refusal {
  const ask = makeAsk(request, basis);
  const method = METHODS[request.method ?? 'works-and-services'];
  const work = method.prepare(ask);
  const team = optional(ask, 'teamSize', request.teamSize, BOUNDS.team);
  const [first] = ask.faults;
  if (!first) return compose(ask, method, work(), team);
  return refuse('INVALID_INPUT', ask.faults.length === 1 ? first.message : 'Des champs manquent ou sont à corriger pour calculer les heures.', {
    fields: ask.faults,
  });
}
