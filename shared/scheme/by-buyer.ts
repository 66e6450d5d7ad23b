/**
 * A shared scheme, buyer by buyer, and all of them together. Nothing is invented: what adds up is added, over one year; what does
 * not (a rate, an average, a delay) lies between the lowest and the highest, and is said so; the coverage always goes with it. A
 * common value that somebody typed, or that the data of all the buyers gives, is never replaced.
 */
import type { SchemeMeasure, SchemeMeasures } from '../api/reviews.ts';
import type { SchemeContent, SchemeIndicator } from '../api/schemes.ts';
import { formatMeasure } from '../indicators/measure.ts';
import { isAdditive, ofBuyer, type SchemeBuyer, severalBuyers, yearsOf } from './buyers.ts';
import { withBaseline, withMeasures } from './measured.ts';

type Measured = SchemeMeasures | null;
/** What the figures of the buyers need of a scheme. */
type Shared = Pick<SchemeContent, 'organisation' | 'legal' | 'indicators' | 'buyerFigures'>;

/** What is known of all the buyers: one value when `low` and `high` are the same. `mixed`: known, but of different years. */
export type Together = { low: number; high: number; known: number; of: number; year: number | null } | { mixed: true; known: number; of: number };

/** What the data says of that indicator for that buyer. */
export const measureOfBuyer = (measured: Measured, buyer: Pick<SchemeBuyer, 'id'>, indicator: Pick<SchemeIndicator, 'id'>): SchemeMeasure | undefined =>
  measured?.buyers?.find(({ buyerId }) => buyerId === buyer.id)?.items.find(({ indicatorId }) => indicatorId === indicator.id);

/** The indicator as this buyer has it, with what the data gives where nothing is typed. */
const ownOf = (scheme: Shared, indicator: SchemeIndicator, buyer: SchemeBuyer, measured: Measured): SchemeIndicator =>
  withBaseline(ofBuyer(indicator, buyer, scheme), measureOfBuyer(measured, buyer, indicator), measured?.on ?? '');

export const buyerIndicators = (scheme: Shared, buyer: SchemeBuyer, measured: Measured): SchemeIndicator[] =>
  scheme.indicators.map((indicator) => ownOf(scheme, indicator, buyer, measured));

export type BuyerRow = { buyer: SchemeBuyer; indicator: SchemeIndicator };

/** One indicator, a row a buyer; empty when the scheme is that of one. */
export const rowsOf = (scheme: Shared, indicator: SchemeIndicator, measured: Measured): BuyerRow[] =>
  severalBuyers(scheme).map((buyer) => ({ buyer, indicator: ownOf(scheme, indicator, buyer, measured) }));

function joined(indicator: SchemeIndicator, values: readonly number[], of: number, year: number | null): Together | null {
  if (values.length === 0) return null;
  const sum = values.reduce((total, value) => total + value, 0);
  const [low, high] = isAdditive(indicator) ? [sum, sum] : [Math.min(...values), Math.max(...values)];
  return { low, high, known: values.length, of, year };
}

/** Starting values of the buyers; null when none is known. */
export function baselineTogether(indicator: SchemeIndicator, rows: readonly BuyerRow[]): Together | null {
  const known = rows.flatMap(({ indicator: own }) => (own.baseline === null ? [] : [{ value: own.baseline, year: own.baselineYear }]));
  const [first] = known;
  if (!first) return null;
  if (known.some(({ year }) => year !== first.year)) return { mixed: true, known: known.length, of: rows.length };
  return joined(
    indicator,
    known.map(({ value }) => value),
    rows.length,
    first.year,
  );
}

/** Targets of the buyers for that year, the common ones included where they hold for each. */
export function targetTogether(indicator: SchemeIndicator, rows: readonly BuyerRow[], year: number): Together | null {
  const known = rows.flatMap(({ indicator: own }) => own.targets.find((target) => target.year === year && target.value !== null)?.value ?? []);
  return joined(indicator, known, rows.length, year);
}

/** « 12 000 h », « de 8 % à 21 % », « années différentes ». */
export function togetherText({ unit }: Pick<SchemeIndicator, 'unit'>, value: Together): string {
  if ('mixed' in value) return 'années différentes';
  return value.low === value.high ? formatMeasure(unit, value.low) : `de ${formatMeasure(unit, value.low)} à ${formatMeasure(unit, value.high)}`;
}

/** « 3 acheteurs sur 4 ». */
export const coverageText = ({ known, of }: Pick<Together, 'known' | 'of'>): string => `${known} acheteur${known > 1 ? 's' : ''} sur ${of}`;

/** One value, known of every buyer. */
const settled = (value: Together | null): { value: number; year: number | null } | null =>
  value && !('mixed' in value) && value.known === value.of && value.low === value.high ? { value: value.low, year: value.year } : null;

function completed(scheme: Shared, indicator: SchemeIndicator, measured: Measured): SchemeIndicator {
  const rows = rowsOf(scheme, indicator, measured);
  const baseline = indicator.baseline === null ? settled(baselineTogether(indicator, rows)) : null;
  const targets = yearsOf(indicator, scheme.buyerFigures).flatMap((year) => {
    const own = indicator.targets.find((target) => target.year === year);
    if (own && own.value !== null) return [own];
    const found = settled(targetTogether(indicator, rows, year));
    return found ? [{ year, value: found.value }] : own ? [own] : [];
  });
  const how = isAdditive(indicator) ? 'Somme des acheteurs' : 'La même valeur pour chaque acheteur';
  return {
    ...indicator,
    targets,
    ...(baseline
      ? { baseline: baseline.value, baselineYear: baseline.year, baselineSource: `${how} (${coverageText({ known: rows.length, of: rows.length })})` }
      : {}),
  };
}

/** The indicators as they are read: a common value left empty is what its buyers make together, once all of them are known. */
export const indicatorsTogether = (scheme: Shared, measured: Measured): SchemeIndicator[] =>
  severalBuyers(scheme).length === 0 || scheme.buyerFigures.length + (measured?.buyers?.length ?? 0) === 0
    ? scheme.indicators
    : scheme.indicators.map((indicator) => completed(scheme, indicator, measured));

/** The scheme as it is read: what the data gives, then what the buyers make together. Never to be saved. */
export function asRead<Content extends SchemeContent>(scheme: Content, measured: Measured): Content {
  const read = withMeasures(scheme, measured);
  const indicators = indicatorsTogether(read, measured);
  return indicators === read.indicators ? read : { ...read, indicators };
}

/** True when the scheme has several buyers and the indicator holds for each of them. */
export function everyBuyer(scheme: Shared, indicator: SchemeIndicator, measured: Measured, holds: (own: SchemeIndicator) => boolean): boolean {
  const rows = rowsOf(scheme, indicator, measured);
  return rows.length > 0 && rows.every(({ indicator: own }) => holds(own));
}

/** What a buyer still lacks: the starting values of the published indicators (C6), the targets by category (C7). */
export type BuyerAnswer = { buyer: SchemeBuyer; unknown: SchemeIndicator[]; untargeted: SchemeIndicator[] };

const aims = ({ targets }: SchemeIndicator): boolean => targets.some(({ value }) => value !== null);

/** @param scheme as it is written; a common total answers for the target of each, since the article does not share it out */
export function buyerAnswers(scheme: Shared, measured: Measured): BuyerAnswer[] {
  return severalBuyers(scheme).map((buyer) => {
    const own = buyerIndicators(scheme, buyer, measured);
    return {
      buyer,
      unknown: own.filter(({ legal, measuredIn, baseline }) => legal.includes('C6') && measuredIn !== 'other' && baseline === null),
      untargeted: own.filter(
        (indicator, index) => indicator.legal.length > 0 && indicator.better !== 'none' && !aims(indicator) && !aims(scheme.indicators[index] ?? indicator),
      ),
    };
  });
}
