/** Days of a record: the time and the zone go, what is no day of the calendar is unknown. */
import type { Day } from '../days.ts';
import { LIMITS } from '../limits.ts';
import { note, type Notes } from './notes.ts';
import { saysNothing } from './raw.ts';

const OLDEST = '1990-01-01';
const DAYS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
const ENGLISH_MONTHS = ['january', 'february', 'march', 'april', 'may', 'june', 'july', 'august', 'september', 'october', 'november', 'december'];
/** « September, 16 2021 00:00:00 », as a web framework prints it. */
const ENGLISH = /^([A-Za-z]{3,9}),?\s+(\d{1,2}),?\s+(\d{4})\b/;
/** As a French spreadsheet rewrites a column of dates. */
const FRENCH = /^(\d{2})\/(\d{2})\/(\d{4})$/;
const BEGINNING = /^\d{4}-\d{2}-\d{2}/;

const digit = (text: string, at: number): number => text.charCodeAt(at) - 48;
const isDigit = (value: number): boolean => value >= 0 && value <= 9;

/** `2024-05-30`, without going through an expression: nearly every date is already right. */
function looksLikeDay(text: string): boolean {
  return (
    text.length === 10 &&
    text.charCodeAt(4) === 45 &&
    text.charCodeAt(7) === 45 &&
    isDigit(digit(text, 0)) &&
    isDigit(digit(text, 1)) &&
    isDigit(digit(text, 2)) &&
    isDigit(digit(text, 3)) &&
    isDigit(digit(text, 5)) &&
    isDigit(digit(text, 6)) &&
    isDigit(digit(text, 8)) &&
    isDigit(digit(text, 9))
  ); // prettier-ignore
}

const yearOf = (text: string): number => digit(text, 0) * 1000 + digit(text, 1) * 100 + digit(text, 2) * 10 + digit(text, 3);
const twoAt = (text: string, at: number): number => digit(text, at) * 10 + digit(text, at + 1);

const isLeap = (year: number): boolean => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
const lengthOf = (year: number, month: number): number => (month === 2 && isLeap(year) ? 29 : (DAYS[month - 1] ?? 0));

/** A real day, of any year. */
function exists(text: string): boolean {
  const day = twoAt(text, 8);
  return day >= 1 && day <= lengthOf(yearOf(text), twoAt(text, 5));
}

const twoDigits = (value: number): string => (value < 10 ? `0${value}` : String(value));

function fromEnglish(text: string): string | null {
  const [, name, day, year] = ENGLISH.exec(text) ?? [];
  const month = name === undefined ? -1 : ENGLISH_MONTHS.findIndex((known) => known === name.toLowerCase() || known.slice(0, 3) === name.toLowerCase());
  return month === -1 ? null : `${year}-${twoDigits(month + 1)}-${twoDigits(Number(day))}`;
}

type Rewritten = { text: string; code: 'DATE_ZONE' | 'DATE_ENGLISH' | 'DATE_FRENCH' };

function rewritten(text: string): Rewritten | null {
  if (BEGINNING.test(text)) return { text: text.slice(0, 10), code: 'DATE_ZONE' };
  const english = fromEnglish(text);
  if (english !== null) return { text: english, code: 'DATE_ENGLISH' };
  const [, day, month, year] = FRENCH.exec(text) ?? [];
  return day === undefined ? null : { text: `${year}-${month}-${day}`, code: 'DATE_FRENCH' };
}

/** Null when the day is out of what a contract can have. */
function bounded(text: string, written: unknown, field: string, today: Day, notes: Notes): Day | null {
  if (!exists(text)) {
    note(notes, 'DATE_UNREADABLE', field, written);
    return null;
  }
  if (text > today || text < OLDEST) {
    note(notes, text > today ? 'DATE_FUTURE' : 'DATE_OLD', field, written);
    return null;
  }
  return text;
}

/** Unknown when absent, unreadable, in the future or before 1990, each said; `optional` keeps quiet about an absence. */
export function readDay(value: unknown, field: string, today: Day, notes: Notes, optional = false): Day | null {
  if (typeof value === 'string' && looksLikeDay(value)) return bounded(value, value, field, today, notes);
  if (saysNothing(value)) {
    if (!optional) note(notes, 'DATE_MISSING', field, value);
    return null;
  }
  const read = typeof value === 'string' && value.length < 60 ? rewritten(value.trim()) : null;
  if (read === null) {
    note(notes, 'DATE_UNREADABLE', field, value);
    return null;
  }
  const before = notes.length;
  const day = bounded(read.text, value, field, today, notes);
  if (notes.length === before && read.text !== value) note(notes, read.code, field, value, day);
  return day;
}

/** `addMonths` of `days.ts` without a `Date`, because every record needs it; null beyond a hundred years. */
export function dayAfterMonths(day: Day, months: number): Day | null {
  if (months > LIMITS.months) return null;
  const since = yearOf(day) * 12 + twoAt(day, 5) - 1 + months;
  const year = Math.floor(since / 12);
  const month = (since % 12) + 1;
  const date = Math.min(twoAt(day, 8), lengthOf(year, month));
  return `${year}-${twoDigits(month)}-${twoDigits(date)}`;
}
