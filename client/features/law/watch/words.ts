/** Short sentences of the watch. */
import type { WatchCounts, WatchReview } from '#shared/api/watch.ts';
import { counted, formatDay } from '#shared/format.ts';
import { WATCH_VERDICT_LABELS } from '#shared/watch/labels.ts';

/** « 2 consultations, 1 schéma, 12 clauses »; what is under way first, nothing for 0. */
export function restingWords({ tenders, schemes, clauses, checks, questions }: WatchCounts): string {
  const parts = [
    [tenders, 'consultation'],
    [schemes, 'schéma'],
    [clauses, 'clause'],
    [checks, 'contrôle'],
    [questions, 'question'],
  ] as const;
  return parts.flatMap(([count, word]) => (count === 0 ? [] : [counted(count, word)])).join(', ');
}

/** « Confirmée le 3 mars 2027 par Sacha Exemple ». */
export const reviewWords = ({ verdict, on, by }: WatchReview): string =>
  `${WATCH_VERDICT_LABELS[verdict]} le ${formatDay(on)}${by === null ? '' : ` par ${by}`}`;
