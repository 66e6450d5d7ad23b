/** Tasks of a scheme: when one is late, and in what order they are read. Pure. */
import type { SchemeTask } from '../api/together.ts';
import type { Day } from '../days.ts';

type Dated = { dueOn: Day | null; doneAt: string | null };

/** Not done, and its day is past. */
export const isLate = ({ dueOn, doneAt }: Dated, today: Day): boolean => doneAt === null && dueOn !== null && dueOn < today;

/** After every day. */
const NO_DAY = '~';

/** Late first, then by day; those without a day after, those done at the end, last done first. */
export function byUrgency(one: Pick<SchemeTask, keyof Dated>, other: Pick<SchemeTask, keyof Dated>): number {
  if (one.doneAt !== null && other.doneAt !== null) return other.doneAt.localeCompare(one.doneAt);
  if (one.doneAt !== null || other.doneAt !== null) return one.doneAt === null ? -1 : 1;
  const [day, otherDay] = [one.dueOn ?? NO_DAY, other.dueOn ?? NO_DAY];
  return day < otherDay ? -1 : day > otherDay ? 1 : 0;
}
