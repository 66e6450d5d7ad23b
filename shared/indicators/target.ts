/** Targets of an indicator. */
import type { SchemeIndicator } from '../api/schemes.ts';

/** Last year that has a target with a value, and that value in the unit's base; null when none is set. */
export const finalTarget = ({ targets }: Pick<SchemeIndicator, 'targets'>): { year: number; value: number } | null => {
  const known = targets.flatMap(({ year, value }) => (value === null ? [] : [{ year, value }]));
  return known.reduce<{ year: number; value: number } | null>((last, target) => (last && last.year > target.year ? last : target), null);
};
