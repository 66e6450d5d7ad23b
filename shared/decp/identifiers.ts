/** SIRET, SIREN and the other identifiers of a buyer or a holder, as published: spaces go, the rest is said and kept. */
import { note, type Notes } from './notes.ts';

/** `isSiret` of `siren.ts` by character codes: two of them are checked in every record. */
function luhnSum(text: string, length: number): number {
  let sum = 0;
  for (let index = length - 1, double = false; index >= 0; index -= 1, double = !double) {
    const digit = text.charCodeAt(index) - 48;
    const counted = double ? digit * 2 : digit;
    sum += counted > 9 ? counted - 9 : counted;
  }
  return sum;
}

export function allDigits(text: string): boolean {
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    if (code < 48 || code > 57) return false;
  }
  return text.length > 0;
}

/** Its establishments follow another rule: the plain sum of their digits is a multiple of five (INSEE). */
const LA_POSTE = '356000000';

function plainSum(text: string): number {
  let sum = 0;
  for (let index = 0; index < text.length; index += 1) sum += text.charCodeAt(index) - 48;
  return sum;
}

/** Of nine digits. */
const sirenKeyIsRight = (digits: string): boolean => luhnSum(digits, 9) % 10 === 0 && !digits.startsWith('000000000');

/** Of fourteen digits: the key of the whole and that of the SIREN in it. */
export function siretKeyIsRight(digits: string): boolean {
  if (!sirenKeyIsRight(digits)) return false;
  return luhnSum(digits, 14) % 10 === 0 || (digits.startsWith(LA_POSTE) && plainSum(digits) % 5 === 0);
}

export type Identified = { id: string; siren: string | null };

function otherLength(digits: string, field: string, notes: Notes): Identified {
  const padded = `0${digits}`;
  if (digits.length === 13 && siretKeyIsRight(padded)) {
    note(notes, 'LEADING_ZEROS', field, digits, padded);
    return { id: padded, siren: padded.slice(0, 9) };
  }
  if (digits.length === 9 && sirenKeyIsRight(digits)) {
    note(notes, 'SIREN_ALONE', field, digits, digits);
    return { id: digits, siren: digits };
  }
  note(notes, 'SIRET_LENGTH', field, digits, digits);
  const first = digits.slice(0, 9);
  return { id: digits, siren: allDigits(digits) && digits.length > 9 && sirenKeyIsRight(first) ? first : null };
}

/** Takes the spaces out, and says so. */
function unspaced(text: string, field: string, notes: Notes): string {
  const bare = text.replace(/[\s\u00a0\u202f]/g, '');
  if (bare !== text) note(notes, 'SIRET_SPACES', field, text, bare);
  return bare;
}

/**
 * A SIRET as published. A false key or another length never costs the record: the number is kept as it is, and its SIREN is known only
 * where the number has fourteen digits, or a right key of its own.
 */
export function readSiret(text: string, field: string, notes: Notes): Identified {
  const digits = text.length === 14 && allDigits(text) ? text : unspaced(text, field, notes);
  if (digits.length !== 14 || !allDigits(digits)) return otherLength(digits, field, notes);
  if (!siretKeyIsRight(digits)) note(notes, 'SIRET_KEY', field, digits, digits);
  return { id: digits, siren: digits.slice(0, 9) };
}

/** Fourteen digits once the spaces are gone. */
export const looksLikeSiret = (text: string): boolean => text.length >= 14 && text.length < 30 && /^\d{14}$/.test(text.replace(/[\s\u00a0\u202f]/g, ''));

/** Of the schemas 1.5 and 2.0.3. */
const HOLDER_ID_KINDS = ['SIRET', 'TVA', 'TAHITI', 'RIDET', 'FRWF', 'IREP', 'UE', 'HORS-UE'] as const;
const KNOWN = new Set<string>(HOLDER_ID_KINDS);
/** Other writings met, once reduced to their letters. */
const WRITINGS: ReadonlyMap<string, string> = new Map([
  ['siret', 'SIRET'],
  ['numerosiret', 'SIRET'],
  ['tva', 'TVA'],
  ['tvaintracommunautaire', 'TVA'],
  ['numerotva', 'TVA'],
  ['tahiti', 'TAHITI'],
  ['ntahiti', 'TAHITI'],
  ['ridet', 'RIDET'],
  ['frwf', 'FRWF'],
  ['frw', 'FRWF'],
  ['irep', 'IREP'],
  ['ue', 'UE'],
  ['horsue', 'HORS-UE'],
]);

/** The kind of a holder's identifier; null, and said, when no table knows it. */
export function readIdKind(value: unknown, id: string, field: string, notes: Notes): string | null {
  if (typeof value === 'string' && KNOWN.has(value)) return value;
  const letters =
    typeof value === 'string' && value.length < 60
      ? value
          .normalize('NFD')
          .toLowerCase()
          .replace(/[^a-z]/g, '')
      : '';
  const kind = WRITINGS.get(letters) ?? (letters === '' && looksLikeSiret(id) ? 'SIRET' : null);
  if (kind === null) note(notes, 'HOLDER_KIND_UNKNOWN', field, value);
  else note(notes, 'HOLDER_KIND', field, value, kind);
  return kind;
}
