/** A figure of the working: its value, its unit, where it comes from; and the step that shows it. */
import type { Confidence } from '../api/common.ts';
import type { HoursStep, HoursUnit, StepValue } from '../api/hours.ts';
import { formatHours, formatMoney, formatNumber, formatRate } from '../format.ts';
import { frenchTypography } from '../typography.ts';

/** `value` in cents, basis points, quarter-hours, months or hundredths of a person, as its unit says. */
export type Figure = { label: string; value: number; unit: HoursUnit; source: string; confidence: Confidence | null };

const WEAKEST_FIRST: readonly Confidence[] = ['unverified', 'single-source', 'confirmed'];

/** A chain is as sure as its weakest part; the buyer's own data (null) do not weaken it. */
export const weakest = (confidences: readonly (Confidence | null)[]): Confidence =>
  WEAKEST_FIRST.find((candidate) => confidences.includes(candidate)) ?? 'confirmed';

/** A value in its unit (cents, basis points, quarter-hours…), as a person reads it. */
export function display(value: number, unit: HoursUnit): string {
  switch (unit) {
    case 'money':
      return formatMoney(value);
    case 'rate':
      return formatRate(value);
    case 'hours':
      return formatHours(value);
    case 'hours-per-month':
      return `${formatHours(value)} par mois`;
    case 'money-per-hour':
      return `${formatMoney(value)}/h`;
    case 'months':
      return `${formatNumber(value)}\u00a0mois`;
    case 'people':
      return `${formatNumber(value / 100)}\u00a0${value < 200 ? 'personne' : 'personnes'}`;
    case 'count':
      return formatNumber(value);
  }
}

const shown = ({ label, value, unit, source, confidence }: Figure): StepValue => ({ label, value, unit, display: display(value, unit), source, confidence });

/** How sure the formula itself is, and where it was read. */
export type Formula = { source: string; confidence: Confidence };

type StepParts = { id: string; label: string; formula: string; values: Figure[]; result: { value: number; unit: HoursUnit }; references?: string[] };

/** One line of the working; it is as sure as its formula and the values it brings in. */
export function step({ id, label, formula, values, result, references = [] }: StepParts, of: Formula): HoursStep {
  return {
    id,
    label,
    formula: frenchTypography(formula),
    values: values.map(shown),
    result: { ...result, display: display(result.value, result.unit) },
    source: of.source,
    references,
    confidence: weakest([of.confidence, ...values.map(({ confidence }) => confidence)]),
  };
}

/** Where a carried value comes from. */
export const CARRIED = 'Étape précédente';

/** A result carried to the next step. */
export const carried = (label: string, { result, confidence }: HoursStep): Figure => ({
  label,
  value: result.value,
  unit: result.unit,
  source: CARRIED,
  confidence,
});

/** Data of the purchase itself: an amount, a duration. */
export const own = (label: string, value: number, unit: HoursUnit): Figure => ({ label, value, unit, source: 'Donnée de l’acheteur', confidence: null });
