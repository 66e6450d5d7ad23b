/** A day in Paris, as the instants that bound it: the journal is kept in UTC and read by the day. */
import type { Day } from '../days.ts';

const HOUR = 3_600_000;
const paris = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Paris', dateStyle: 'short', timeStyle: 'medium' });

/** `2026-11-23T09:00:00.000Z` → « 2026-11-23 10:00:00 », on the clocks of Paris. */
export const parisTime = (instant: string): string => paris.format(new Date(instant));

/** The instant a day begins in Paris: two hours before midnight UTC in summer, one in winter. The clocks never change at midnight. */
export function startOfDay(day: Day): string {
  const midnight = Date.parse(`${day}T00:00:00.000Z`);
  const summer = new Date(midnight - 2 * HOUR).toISOString();
  return parisTime(summer).startsWith(day) ? summer : new Date(midnight - HOUR).toISOString();
}

/** The instant it ends, which is no longer in it. */
export function endOfDay(day: Day): string {
  const next = new Date(Date.parse(`${day}T00:00:00.000Z`) + 24 * HOUR).toISOString().slice(0, 10);
  return startOfDay(next);
}
