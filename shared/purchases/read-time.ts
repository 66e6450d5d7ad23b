/**
 * Years and days as accounting and lists write them. Pure: two-digit years are of this century, what cannot be told is null. Not
 * `shared/decp/dates.ts`, which reads what publishers write (zones, English months), bounds it by today and reports it.
 */
import { type Day, isDay } from '../days.ts';
import { LIMITS } from '../limits.ts';

const fullYear = (text: string): number => Number(text.length === 2 ? `20${text}` : text);

function dayOf(year: number, month: string, date: string): Day | null {
  const day = `${String(year).padStart(4, '0')}-${month.padStart(2, '0')}-${date.padStart(2, '0')}`;
  return isDay(day) ? day : null;
}

/** « 31/12/2024 », « 31-12-24 », « 2024-12-31T00:00:00 », « 20241231 »; null for any other, and for a day that does not exist. */
export function readDay(text: string): Day | null {
  const [word = ''] = text.trim().split(/[\sT]/);
  const french = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4}|\d{2})$/.exec(word);
  if (french) return dayOf(fullYear(french[3] ?? ''), french[2] ?? '', french[1] ?? '');
  const iso = /^(\d{4})[/.-](\d{1,2})[/.-](\d{1,2})$/.exec(word) ?? /^(\d{4})(\d{2})(\d{2})$/.exec(word);
  return iso ? dayOf(Number(iso[1]), iso[2] ?? '', iso[3] ?? '') : null;
}

/** « 2024 », « 2024,0 », « Exercice 2024 », « 12/2024 », « 2024-12 », « décembre 2024 ». */
const YEARS: readonly RegExp[] = [
  /^(\d{4})(?:[.,]0+)?$/,
  /^(?:0?[1-9]|1[0-2])[/.-](\d{4})$/,
  /^(\d{4})[/.-](?:0?[1-9]|1[0-2])$/,
  /^(?:\d{1,2}(?:er)?\s+)?\p{L}{2,9}\.?[\s-]?(\d{4})$/u,
];

/** The calendar year of a year or of a day; null when there is none, or out of the bounds of the product. */
export function readYear(text: string): number | null {
  const trimmed = text.trim();
  const day = readDay(trimmed);
  const found = day ? day.slice(0, 4) : YEARS.map((pattern) => pattern.exec(trimmed)?.[1]).find((year) => year !== undefined);
  const year = Number(found);
  return year >= LIMITS.yearMin && year <= LIMITS.yearMax ? year : null;
}
