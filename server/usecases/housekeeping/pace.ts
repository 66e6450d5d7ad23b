/**
 * The time by which things are let go. Instants are ISO 8601, UTC. A clock can be wrong: it is followed by a day at most
 * from one pass to the next (an hour later), so that a clock set years ahead does not empty the journal before somebody
 * sees it; a server that was off for a month catches up in thirty passes. A clock set back is followed at once: it keeps more.
 */
const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

const iso = (milliseconds: number): string => new Date(milliseconds).toISOString();

/** @param last the instant of the pass before; null when there was none */
export const paced = (now: string, last: string | null): string => (last === null ? now : iso(Math.min(Date.parse(now), Date.parse(last) + DAY)));

export const minutesBefore = (at: string, minutes: number): string => iso(Date.parse(at) - minutes * MINUTE);
export const daysBefore = (at: string, days: number): string => iso(Date.parse(at) - days * DAY);

/** Same day and hour some months earlier; the last day of that month when it has no such day. */
export function monthsBefore(at: string, months: number): string {
  const date = new Date(at);
  const day = date.getUTCDate();
  date.setUTCMonth(date.getUTCMonth() - months);
  if (date.getUTCDate() !== day) date.setUTCDate(0);
  return date.toISOString();
}
