/**
 * Days are `YYYY-MM-DD` strings everywhere in the domain: they compare with `<`, and never carry a time zone.
 */
export type Day = string;

const PATTERN = /^(\d{4})-(\d{2})-(\d{2})$/;

const DAYS_IN_MONTH = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

const isLeap = (year: number): boolean => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;

/** True for a day that exists in the calendar, from year 1900 to 2199. */
export function isDay(value: string): boolean {
  const match = PATTERN.exec(value);
  if (!match) return false;
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])];
  if (year < 1900 || year > 2199) return false;
  const length = month === 2 && isLeap(year) ? 29 : DAYS_IN_MONTH[month - 1];
  return length !== undefined && day >= 1 && day <= length;
}

/** Same day `years` later; 29 February becomes 28 February when the year has none. */
export function addYears(day: Day, years: number): Day {
  const year = Number(day.slice(0, 4)) + years;
  const rest = day.slice(4) === '-02-29' && !isLeap(year) ? '-02-28' : day.slice(4);
  return `${String(year).padStart(4, '0')}${rest}`;
}

/** `count` days later; before, when it is negative. */
export function addDays(day: Day, count: number): Day {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() + count);
  return date.toISOString().slice(0, 10);
}

/** Same day `months` later; the last day of the month when it has no such day. */
export function addMonths(day: Day, months: number): Day {
  const first = new Date(`${day.slice(0, 7)}-01T00:00:00Z`);
  first.setUTCMonth(first.getUTCMonth() + months);
  const end = addDays(first.toISOString().slice(0, 10), 31).slice(0, 7);
  const last = dayBefore(`${end}-01`);
  const same = `${last.slice(0, 8)}${day.slice(8)}`;
  return same < last ? same : last;
}

/** The day before `day`: shows the last day of an `until`, which is exclusive. */
export const dayBefore = (day: Day): Day => addDays(day, -1);

export const yearOf = (day: Day): number => Number(day.slice(0, 4));
