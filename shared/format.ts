/** Formatting at the edge: cents, basis points, quarter-hours and days become French text. */
import type { Day } from './days.ts';

const euros = new Intl.NumberFormat('fr-FR', {
  style: 'currency',
  currency: 'EUR',
  minimumFractionDigits: 2,
  maximumFractionDigits: 2,
  trailingZeroDisplay: 'stripIfInteger',
});
const number = new Intl.NumberFormat('fr-FR', { maximumFractionDigits: 2 });
const MONTHS = ['janvier', 'février', 'mars', 'avril', 'mai', 'juin', 'juillet', 'août', 'septembre', 'octobre', 'novembre', 'décembre'];

/** `123450` cents → « 1 234,50 € ». */
export const formatMoney = (cents: number): string => euros.format(cents / 100);

/** `1420` basis points → « 14,2 % ». */
export const formatRate = (basisPoints: number): string => `${number.format(basisPoints / 100)}\u00a0%`;

/** `6` quarter-hours → « 1,5 h ». */
export const formatHours = (quarters: number): string => `${number.format(quarters / 4)}\u00a0h`;

export const formatNumber = (value: number): string => number.format(value);

/** `2` → « 2 personnes »; `1` and `0` are singular, as French counts. */
export const counted = (count: number, one: string, many = `${one}s`): string => `${formatNumber(count)}\u00a0${count > 1 ? many : one}`;

const BYTE_UNITS = ['octets', 'ko', 'Mo', 'Go', 'To'];
const BYTE_STEP = 1000;

/** `4_200_000` → « 4,2 Mo ». */
export function formatBytes(bytes: number): string {
  let value = bytes;
  let unit = 0;
  while (value >= BYTE_STEP && unit < BYTE_UNITS.length - 1) {
    value /= BYTE_STEP;
    unit += 1;
  }
  return `${formatNumber(value >= 100 || unit === 0 ? Math.round(value) : Math.round(value * 10) / 10)}\u00a0${BYTE_UNITS[unit]}`;
}

/** `2027-03-01` → « 1er mars 2027 ». */
export function formatDay(day: Day): string {
  const date = Number(day.slice(8, 10));
  return `${date === 1 ? '1er' : date} ${MONTHS[Number(day.slice(5, 7)) - 1]} ${day.slice(0, 4)}`;
}

/**
 * Reads a number as a French person types it: « 1 234,5 », « 1234.50 », « 12 % », « 40 000 € HT », « 3 M€ ».
 * Returns null when the text is not a number.
 */
export function parseFrenchNumber(typed: string): number | null {
  const cleaned = typed
    .replace(/[\s\u00a0\u202f]/g, '')
    .replace(/(HT|TTC)$/i, '')
    .replace(/(€|euros?|%|h|heures?)$/i, '');
  const match = /^(-?\d+(?:[.,]\d+)?)([kK]|M|Md)?$/.exec(cleaned);
  if (!match?.[1]) return null;
  const exponent = match[2] === 'Md' ? 9 : match[2] === 'M' ? 6 : match[2] ? 3 : 0;
  // Written as a power of ten rather than multiplied: 2,01 M€ is 2 010 000, not 2 009 999,99….
  return Number(`${match[1].replace(',', '.')}e${exponent}`);
}

const { compare } = new Intl.Collator('fr', { numeric: true });

/** Order of a list of names: « Élise » with the E, « Équipe 2 » before « Équipe 10 ». */
export const byName = (left: { name: string }, right: { name: string }): number => compare(left.name, right.name);
