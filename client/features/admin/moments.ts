/** Instants (ISO 8601, UTC) as read in Paris, and sizes in French units. */
import type { Day } from '#shared/days.ts';
import { formatNumber } from '#shared/format.ts';

const PARIS = 'Europe/Paris';
const moment = new Intl.DateTimeFormat('fr-FR', { dateStyle: 'long', timeStyle: 'short', timeZone: PARIS });
const time = new Intl.DateTimeFormat('fr-FR', { hour: '2-digit', minute: '2-digit', timeZone: PARIS });
/** The Swedish calendar writes days as ISO 8601 does. */
const day = new Intl.DateTimeFormat('sv-SE', { timeZone: PARIS });

export const formatMoment = (instant: string): string => moment.format(new Date(instant));
export const formatTime = (instant: string): string => time.format(new Date(instant));
export const dayIn = (instant: string): Day => day.format(new Date(instant));

const UNITS = ['octets', 'ko', 'Mo', 'Go', 'To'];
const STEP = 1000;

/** `4_200_000` → « 4,2 Mo ». */
export function formatBytes(bytes: number): string {
  let value = bytes;
  let unit = 0;
  while (value >= STEP && unit < UNITS.length - 1) {
    value /= STEP;
    unit += 1;
  }
  return `${formatNumber(value >= 100 || unit === 0 ? Math.round(value) : Math.round(value * 10) / 10)}\u00a0${UNITS[unit]}`;
}

/** `2` → « 2 personnes ». */
export const counted = (count: number, one: string, many = `${one}s`): string => `${formatNumber(count)}\u00a0${count > 1 ? many : one}`;
