/** Which backups are let go: one a day, one a week and one a month are kept, over days, weeks and months that have one. */
import { LIMITS } from '../limits.ts';

/** `at` is an instant, ISO 8601, UTC. */
export type Dated = { name: string; at: string };

const DAY = 86_400_000;

const dayOf = (at: string): string => at.slice(0, 10);
const monthOf = (at: string): string => at.slice(0, 7);
/** The Monday of its week, as a number of days since 1970, which began on a Thursday. */
const weekOf = (at: string): string => {
  const day = Math.floor(Date.parse(at) / DAY);
  return String(day - ((day + 3) % 7));
};

/** The last backup of each of the `count` last periods that have one; `backups` come last first. */
function lastOfEach(backups: readonly Dated[], periodOf: (at: string) => string, count: number): string[] {
  const kept = new Map<string, string>();
  for (const { name, at } of backups) {
    const period = periodOf(at);
    if (kept.size < count && !kept.has(period)) kept.set(period, name);
  }
  return [...kept.values()];
}

/**
 * Names of the backups to remove. Counted in periods that have a backup, not in days gone by: neither a server switched
 * off for a year nor a clock that jumps removes anything at once. A backup later than `now` (the clock was set back)
 * is kept and takes nobody's place; so is the last one.
 */
export function backupsToLetGo(backups: readonly Dated[], now: string): string[] {
  const past = backups.filter(({ at }) => at <= now).sort((a, b) => (a.at < b.at ? 1 : -1));
  const kept = new Set([
    ...lastOfEach(past, dayOf, LIMITS.backupsDaily),
    ...lastOfEach(past, weekOf, LIMITS.backupsWeekly),
    ...lastOfEach(past, monthOf, LIMITS.backupsMonthly),
  ]);
  return past.filter(({ name }) => !kept.has(name)).map(({ name }) => name);
}
