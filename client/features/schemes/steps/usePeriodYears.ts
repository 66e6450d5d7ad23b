import { yearOf } from '#shared/days.ts';
import { useSection } from '../save/useScheme.ts';

const MOST = 12;

/** Years of the scheme's period, first to last; none while the period is not set. */
export function usePeriodYears(): number[] {
  const [{ from, to }] = useSection('period');
  if (!from || !to || to < from) return [];
  const [first, last] = [yearOf(from), yearOf(to)];
  return Array.from({ length: Math.min(MOST, last - first + 1) }, (_, index) => first + index);
}
