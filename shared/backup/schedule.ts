/** When the next backup is made. */

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
/** After a failure: long enough for somebody to make room, short enough not to lose a day. */
const RETRY = 15 * MINUTE;
/** Late by more than this, a backup is a warning: one was missed. */
const PATIENCE = 2;

export type BackupPlan = {
  /** 0: none is made by the server. */
  everyHours: number;
  /** Instants of the backups there are, ISO 8601, UTC, in any order. */
  madeAt: readonly string[];
  /** Of the attempt that failed since; null when the last one did not. */
  failedAt: string | null;
};

/** The last one made before now: those of a clock since set back say nothing of today. */
const lastBefore = (madeAt: readonly string[], now: number): number => Math.max(...madeAt.map((at) => Date.parse(at)).filter((at) => at <= now), 0);

/** The instant of the next backup, `now` when it is due; null when none is planned. */
export function nextBackup({ everyHours, madeAt, failedAt }: BackupPlan, now: string): string | null {
  if (everyHours === 0) return null;
  const instant = Date.parse(now);
  const failed = failedAt === null ? 0 : Date.parse(failedAt);
  const due = lastBefore(madeAt, instant) + everyHours * HOUR;
  const retry = failed <= instant ? failed + RETRY : 0;
  return new Date(Math.max(due, retry, instant)).toISOString();
}

export const backupIsDue = (plan: BackupPlan, now: string): boolean => nextBackup(plan, now) === now;

/** True when one should have been made long ago. */
export const backupIsLate = ({ everyHours, madeAt }: BackupPlan, now: string): boolean => {
  const instant = Date.parse(now);
  return everyHours > 0 && instant - lastBefore(madeAt, instant) > PATIENCE * everyHours * HOUR;
};
