/** The main CPV code: eight digits without its key, a division, or unknown. Source: regulation (EC) 213/2008, 45 divisions. */
import { note, type Notes } from './notes.ts';
import { allDigits } from './identifiers.ts';
import { saysNothing, scalarText } from './raw.ts';
import type { Segment } from './record.ts';

const DIVISIONS = new Set(
  '03 09 14 15 16 18 19 22 24 30 31 32 33 34 35 37 38 39 41 42 43 44 45 48 50 51 55 60 63 64 65 66 70 71 72 73 75 76 77 79 80 85 90 92 98'.split(' '),
);

export type Cpv = { cpv: string | null; division: string | null; segment: Segment | null };

export const NO_CPV: Cpv = { cpv: null, division: null, segment: null };

/** 45 is works, 03 to 44 and 48 supplies, the others services. */
function segmentOf(division: string): Segment {
  if (division === '45') return 'works';
  return division < '45' || division === '48' ? 'supplies' : 'services';
}

const made = (cpv: string): Cpv => {
  const division = cpv.slice(0, 2);
  return { cpv, division, segment: segmentOf(division) };
};

const hasDivision = (code: string): boolean => DIVISIONS.has(code.slice(0, 2));

function unknown(value: unknown, notes: Notes): Cpv {
  note(notes, 'CPV_UNKNOWN', 'codeCPV', value);
  return NO_CPV;
}

/** A zero was lost in front or at the end: put back when only one of the two makes a code. */
function sevenDigits(digits: string, value: unknown, notes: Notes): Cpv {
  const candidates = [`0${digits}`, `${digits}0`].filter(hasDivision);
  const [only, other] = candidates;
  if (only === undefined || other !== undefined) return unknown(value, notes);
  note(notes, 'CPV_SEVEN_DIGITS', 'codeCPV', value, only);
  return made(only);
}

/** `45421000-4`, or the key without its hyphen. */
const WITH_KEY = /^(\d{7,8})\s*-\s*\d$|^(\d{8})\d$/;

/** Of anything but eight digits. */
function oddly(text: string, value: unknown, notes: Notes): Cpv {
  const bare = text.replace(/[\s\u00a0.]/g, '');
  const [, before, glued] = WITH_KEY.exec(bare) ?? [];
  const digits = before ?? glued ?? bare;
  if (digits.length === 7 && allDigits(digits)) return sevenDigits(digits, value, notes);
  if (digits.length === 8 && allDigits(digits) && hasDivision(digits)) {
    note(notes, 'CPV_SUFFIX', 'codeCPV', value, digits);
    return made(digits);
  }
  if (digits.length < 7 && allDigits(digits) && hasDivision(digits)) {
    note(notes, 'CPV_DIVISION', 'codeCPV', value, digits.slice(0, 2));
    return made(digits.slice(0, 2));
  }
  return unknown(value, notes);
}

/** `optional`: the format or the object has none (concessions). */
export function readCpv(value: unknown, notes: Notes, optional: boolean): Cpv {
  if (typeof value === 'string' && value.length === 8 && allDigits(value)) return hasDivision(value) ? made(value) : unknown(value, notes);
  if (saysNothing(value)) return optional ? NO_CPV : unknown(value, notes);
  const text = scalarText(value);
  return text === null || text.length > 40 ? unknown(value, notes) : oddly(text, value, notes);
}
