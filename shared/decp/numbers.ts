/** Numbers as publishers write them: a JSON number, or a text with spaces, a comma, a currency sign. */
import { note, type Notes } from './notes.ts';
import { saysNothing } from './raw.ts';

/** Formats whose numbers are always text (XML, table): a number written as text is then no anomaly. */
export type Writing = { textOnly: boolean };

const PLAIN = /^-?\d+(?:\.\d+)?(?:[eE][+-]?\d{1,3})?$/;
const FRENCH = /^-?\d+,\d+$/;
/** « 1,234 » is a thousand in English and one and a bit in French: not read. */
const AMBIGUOUS = /^-?\d{1,3},\d{3}$/;
/** « 1.234.567,89 » has one reading only. */
const GROUPED = /^-?\d{1,3}(?:\.\d{3})+,\d+$/;

type Parsed = { number: number; comma: boolean };

function parse(text: string): Parsed | null {
  const bare = text.replace(/[\s\u00a0\u202f]/g, '').replace(/(?:€|EUR)$/i, '');
  if (PLAIN.test(bare)) return { number: Number(bare), comma: false };
  if (FRENCH.test(bare) && !AMBIGUOUS.test(bare)) return { number: Number(bare.replace(',', '.')), comma: true };
  return GROUPED.test(bare) ? { number: Number(bare.replaceAll('.', '').replace(',', '.')), comma: true } : null;
}

/** A finite number, or null when there is none (`undefined` in the file, « NC ») or when nobody can tell, which is said. */
export function readNumber(value: unknown, field: string, { textOnly }: Writing, notes: Notes): number | null {
  if (typeof value === 'number') return Number.isFinite(value) ? value : null;
  if (saysNothing(value)) return null;
  const parsed = typeof value === 'string' && value.length < 60 ? parse(value) : null;
  if (parsed === null || !Number.isFinite(parsed.number)) {
    note(notes, 'NUMBER_UNREADABLE', field, value);
    return null;
  }
  if (parsed.comma) note(notes, 'NUMBER_COMMA', field, value, String(parsed.number));
  else if (!textOnly) note(notes, 'NUMBER_AS_TEXT', field, value, String(parsed.number));
  return parsed.number;
}

/** Same, for what counts things: a fraction of one cannot be read. */
export function readWhole(value: unknown, field: string, writing: Writing, notes: Notes): number | null {
  const number = readNumber(value, field, writing, notes);
  if (number === null || Number.isSafeInteger(number)) return number;
  note(notes, 'NUMBER_UNREADABLE', field, value);
  return null;
}
