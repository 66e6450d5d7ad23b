/** A measure held against its target, in French. */
import type { IndicatorUnit } from '../api/catalogue.ts';
import type { Measure } from '../api/indicators.ts';
import type { SchemeMeasure } from '../api/reviews.ts';
import type { SchemeIndicator } from '../api/schemes.ts';
import { formatNumber } from '../format.ts';
import { formatMeasure, UNIT_SCALE } from '../indicators/measure.ts';

/** « 2,5 points », « 1 200 h »: a difference of rates is in points. */
function formatDifference(unit: IndicatorUnit, difference: number): string {
  const size = Math.abs(difference);
  if (unit !== 'rate') return formatMeasure(unit, size);
  const points = size / UNIT_SCALE.rate;
  return `${formatNumber(points)}\u00a0${points < 2 ? 'point' : 'points'}`;
}

/** « +2,5 points », « −3 jours », « 0 »; for a column. */
export const signedDifference = (unit: IndicatorUnit, difference: number): string =>
  difference === 0 ? '0' : `${difference > 0 ? '+' : '−'}${formatDifference(unit, difference)}`;

/** « 14,2 % en 2026 : il manque 5,8 points pour la cible de 2027 (20 %) »; empty when nothing is aimed at or known. */
export function distanceText(
  { unit, better }: Pick<SchemeIndicator, 'unit' | 'better'>,
  { latest, distance }: Pick<SchemeMeasure, 'latest' | 'distance'>,
): string {
  if (!latest || latest.value === null || !distance) return '';
  const target = `la cible de ${distance.targetYear} (${formatMeasure(unit, distance.target)})`;
  const opening = `${formatMeasure(unit, latest.value)} en ${latest.year}`;
  const difference = formatDifference(unit, distance.gap);
  if (distance.reached) return `${opening}\u202f: ${target} est atteinte${distance.gap === 0 ? '' : `, avec ${difference} d’avance`}.`;
  return better === 'lower' ? `${opening}\u202f: ${difference} de trop pour ${target}.` : `${opening}\u202f: il manque ${difference} pour ${target}.`;
}

/** Observed value and target of each year that has either, in order; the starting value stands for its own year. */
export function observedAndTargets(
  indicator: SchemeIndicator,
  measures: readonly Measure[],
): { year: number; observed: number | null; target: number | null }[] {
  const observed = new Map(measures.map(({ year, value }) => [year, value]));
  if (indicator.baseline !== null && indicator.baselineYear !== null) observed.set(indicator.baselineYear, indicator.baseline);
  const targets = new Map(indicator.targets.flatMap(({ year, value }) => (value === null ? [] : [[year, value] as const])));
  return [...new Set([...observed.keys(), ...targets.keys()])]
    .sort((a, b) => a - b)
    .map((year) => ({ year, observed: observed.get(year) ?? null, target: targets.get(year) ?? null }));
}
