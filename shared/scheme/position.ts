/** Whether the law obliges to a scheme: the purchases of a year against the amount of the day (D. 2111-3). */
import type { Threshold } from '../api/references.ts';
import type { SchemeContent } from '../api/schemes.ts';
import { crosses } from '../law/read.ts';

/** The amount above which the scheme is due, among the thresholds of a day. */
export const purchasesThreshold = <T extends Pick<Threshold, 'id'>>(thresholds: readonly T[]): T | undefined =>
  thresholds.find(({ id }) => id === 'spaser-annual-purchases');

/**
 * Obliged or voluntary, by the comparison that the threshold itself states; unknown while an amount is.
 * @param purchasesCents purchases of one calendar year, excluding tax, in cents
 */
export function schemePosition(purchasesCents: number | null, threshold: Pick<Threshold, 'comparison' | 'value'>): SchemeContent['legal']['position'] {
  if (purchasesCents === null || threshold.value === null) return 'unknown';
  return crosses(threshold.comparison, purchasesCents, threshold.value) ? 'obliged' : 'voluntary';
}
