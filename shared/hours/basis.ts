/** What the calculator knows on a day: the table of shares, the marks kept with the thresholds, the obligation. */
import type { Confidence } from '../api/common.ts';
import type { HoursAlternative, LabourShare } from '../api/hours.ts';
import type { LegalReference, Threshold } from '../api/references.ts';
import type { Day } from '../days.ts';
import { formatDay } from '../format.ts';

export type HoursBasis = {
  on: Day;
  shares: readonly LabourShare[];
  actions: readonly HoursAlternative[];
  /** Read for `on`. */
  thresholds: readonly Threshold[];
  /** The article that asks for a social condition, read for `on`; null when the content has none. */
  obligation: LegalReference | null;
};

/** A usual value on that day: cents, basis points or quarter-hours. */
export type Mark = { value: number; source: string; confidence: Confidence };

const MARKS = {
  rate: 'insertion-rate-default',
  rateMin: 'insertion-rate-min',
  rateMax: 'insertion-rate-max',
  hourlyCost: 'insertion-hourly-cost',
  least: 'insertion-hours-min',
  useful: 'insertion-hours-useful',
  fullTimeYear: 'insertion-hours-fte',
} as const;
export type MarkName = keyof typeof MARKS;

/** Unknown is a value: null when no version applies that day. */
export function markOf({ thresholds }: HoursBasis, name: MarkName): Mark | null {
  const found = thresholds.find(({ id }) => id === MARKS[name]);
  if (!found || found.value === null) return null;
  const since = found.from ? `, valeur du ${formatDay(found.from)}` : '';
  const usage = found.confidence === 'unverified' ? 'Usage à confirmer par le facilitateur' : 'Usage courant';
  return { value: found.value, source: `${usage}${since}, contrôlé le ${formatDay(found.checkedOn)}`, confidence: found.confidence };
}

/** Where a line of the table was read, or that nobody published it. */
export const shareSource = ({ toConfirm, title, sources, checkedOn }: LabourShare): string =>
  toConfirm || sources.length === 0
    ? `Usage à confirmer par le facilitateur (${title}), contrôlé le ${formatDay(checkedOn)}`
    : `${sources.map((source) => source.title).join('\u202f; ')} (${title})`;
