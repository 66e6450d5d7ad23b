/**
 * A figure from counted cells: value, fraction, coverage, what was put aside. Pure; the one function behind every indicator of
 * `definitions.ts`. What is unknown is never in the denominator, an amount that is missing or absurd is in no sum, a figure out of nothing is null.
 */
import type { Aside, Measure } from '../api/indicators.ts';
import { SEGMENTS } from '../decp/record.ts';
import { formatNumber } from '../format.ts';
import type { Definition } from './definitions.ts';
import { type Cell, type Condition, type Facts, holds, SEGMENT_LABELS } from './facts.ts';

/** A concession counts only when it is asked for. */
export type ComputeOptions = { concessions: boolean };

const CONCESSION: Condition = { fact: 'kind', is: ['concession'] };

/** Why a known contract is in no fraction. */
export type AsideReason = { reason: string; when: readonly Condition[] };
const CONCESSIONS: AsideReason = { reason: 'Concessions, comptées à part', when: [CONCESSION] };
const MIXED: AsideReason = { reason: 'Groupements d’entreprises de tailles différentes', when: [{ fact: 'size', is: ['mixed'] }] };
const AMOUNTS: readonly AsideReason[] = [
  { reason: 'Montants absents ou inférieurs à 1\u00a0€', when: [{ fact: 'amount', is: ['missing'] }] },
  { reason: 'Montants hors de toute vraisemblance', when: [{ fact: 'amount', is: ['absurd'] }] },
];

/** Before it is asked what is known, then after. */
export function asidesOf({ calculation, universe }: Definition, { concessions }: ComputeOptions): { before: AsideReason[]; after: AsideReason[] } {
  const value = calculation === 'share-value';
  return {
    before: concessions || universe === 'holders' ? [] : [CONCESSIONS],
    after: [...(universe === 'awards' ? [MIXED] : []), ...(value ? AMOUNTS : [])],
  };
}

/** Where one contract falls: nowhere (`out`) when it is known, and not of those the figure is out of. */
export type Place = { part: 'aside'; reason: string } | { part: 'unknown' | 'out' | 'denominator' | 'numerator' };

export function placeOf(definition: Definition, facts: Facts, options: ComputeOptions): Place {
  const { before, after } = asidesOf(definition, options);
  const early = before.find(({ when }) => holds(facts, when));
  if (early) return { part: 'aside', reason: early.reason };
  if (!holds(facts, definition.known)) return { part: 'unknown' };
  const late = after.find(({ when }) => holds(facts, when));
  if (late) return { part: 'aside', reason: late.reason };
  if (!holds(facts, definition.denominator)) return { part: 'out' };
  return { part: holds(facts, definition.numerator) ? 'numerator' : 'denominator' };
}

type Sum = { count: number; cents: number; offers: number };
const nothing = (): Sum => ({ count: 0, cents: 0, offers: 0 });
const add = (sum: Sum, { count, cents, offers }: Sum): Sum => ({ count: sum.count + count, cents: sum.cents + cents, offers: sum.offers + offers });

type Fraction = { numerator: Sum; denominator: Sum; known: number; total: number; asides: Map<string, Sum> };

function fractionOf(definition: Definition, cells: readonly Cell[], options: ComputeOptions): Fraction {
  const fraction: Fraction = { numerator: nothing(), denominator: nothing(), known: 0, total: 0, asides: new Map() };
  const concessions = asidesOf(definition, options).before.map(({ reason }) => reason);
  for (const cell of cells) {
    const place = placeOf(definition, cell.facts, options);
    if (place.part === 'aside') fraction.asides.set(place.reason, add(fraction.asides.get(place.reason) ?? nothing(), cell));
    else if (place.part !== 'unknown') fraction.known += cell.count;
    if (place.part !== 'aside' || !concessions.includes(place.reason)) fraction.total += cell.count;
    if (place.part === 'numerator') fraction.numerator = add(fraction.numerator, cell);
    if (place.part === 'numerator' || place.part === 'denominator') fraction.denominator = add(fraction.denominator, cell);
  }
  return fraction;
}

/** Basis points; null out of nothing. */
export const share = (part: number, whole: number): number | null => (whole > 0 ? Math.round((part / whole) * 10_000) : null);

function figureOf({ calculation }: Definition, { numerator, denominator, known }: Fraction): number | null {
  switch (calculation) {
    case 'share-number':
      return share(numerator.count, denominator.count);
    case 'share-value':
      return share(numerator.cents, denominator.cents);
    case 'count':
      return known > 0 ? numerator.count : null;
    case 'mean-offers':
      return denominator.count > 0 ? Math.round((denominator.offers * 10) / denominator.count) : null;
    default:
      return calculation satisfies never;
  }
}

const counted = (count: number, [one, several]: readonly [string, string]): string => `${formatNumber(count)} ${count < 2 ? one : several}`;

/** « Sur 412 marchés connus parmi 640. » */
function coverageText({ universe }: Definition, { known, total }: Fraction): string {
  const holders = universe === 'holders';
  if (total === 0) return `Aucun ${holders ? 'titulaire' : 'marché'} dans l’année.`;
  if (known === 0) return `Rien de connu, sur ${counted(total, holders ? ['titulaire', 'titulaires'] : ['marché', 'marchés'])}.`;
  return `Sur ${counted(known, holders ? ['titulaire connu', 'titulaires connus'] : ['marché connu', 'marchés connus'])} parmi ${formatNumber(total)}.`;
}

const asideList = ({ asides }: Fraction): Aside[] => [...asides].map(([reason, { count, cents }]) => ({ reason, count, cents: cents > 0 ? cents : null }));

function partsOf({ calculation, labels }: Definition, { numerator, denominator }: Fraction): Pick<Measure, 'numerator' | 'denominator'> {
  const money = calculation === 'share-value';
  const unit = money ? 'money' : 'count';
  const top = calculation === 'mean-offers' ? denominator.offers : money ? numerator.cents : numerator.count;
  return {
    numerator: { label: labels.numerator, value: top, unit },
    denominator: calculation === 'count' ? null : { label: labels.denominator, value: money ? denominator.cents : denominator.count, unit },
  };
}

function splitOf(definition: Definition, cells: readonly Cell[], options: ComputeOptions): Measure['split'] {
  if (definition.split === undefined) return [];
  return SEGMENTS.map((segment) => {
    const { numerator, denominator } = fractionOf(
      definition,
      cells.filter(({ facts }) => facts.segment === segment),
      options,
    );
    return { label: SEGMENT_LABELS[segment], value: share(numerator.count, denominator.count), numerator: numerator.count, denominator: denominator.count };
  });
}

export type Computed = Pick<Measure, 'value' | 'numerator' | 'denominator' | 'coverage' | 'detail' | 'aside' | 'split' | 'opens'>;

/** @param cells of one year and of the definition's own universe */
export function compute(definition: Definition, cells: readonly Cell[], options: ComputeOptions): Computed {
  const fraction = fractionOf(definition, cells, options);
  const detail = `${coverageText(definition, fraction)}${definition.rule ? ` ${definition.rule}` : ''}`;
  return {
    value: figureOf(definition, fraction),
    ...partsOf(definition, fraction),
    coverage: { known: fraction.known, total: fraction.total, unit: definition.universe === 'holders' ? 'holders' : 'contracts' },
    detail,
    aside: asideList(fraction),
    split: splitOf(definition, cells, options),
    opens: definition.universe !== 'holders' && fraction.total > 0,
  };
}
