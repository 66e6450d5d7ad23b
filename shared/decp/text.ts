/** Texts of a record: what encodings and web pages did to them is undone where that is certain. */
import { note, type Notes, shown } from './notes.ts';
import { byteOf, fromLatin1 } from './windows-1252.ts';

const ENTITIES: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: '’',
  nbsp: '\u00a0',
  rsquo: '’',
  lsquo: '‘',
  ldquo: '“',
  rdquo: '”',
  laquo: '«',
  raquo: '»',
  ndash: '–',
  mdash: '—',
  hellip: '…',
  bull: '•',
  euro: '€',
  deg: '°',
  sup2: '²',
  sup3: '³',
  middot: '·',
  oelig: 'œ',
  OElig: 'Œ',
  aelig: 'æ',
  agrave: 'à',
  acirc: 'â',
  auml: 'ä',
  ccedil: 'ç',
  eacute: 'é',
  egrave: 'è',
  ecirc: 'ê',
  euml: 'ë',
  icirc: 'î',
  iuml: 'ï',
  ocirc: 'ô',
  ouml: 'ö',
  ugrave: 'ù',
  ucirc: 'û',
  uuml: 'ü',
  Agrave: 'À',
  Acirc: 'Â',
  Ccedil: 'Ç',
  Eacute: 'É',
  Egrave: 'È',
  Ecirc: 'Ê',
  Euml: 'Ë',
  Icirc: 'Î',
  Iuml: 'Ï',
  Ocirc: 'Ô',
  Ugrave: 'Ù',
  Ucirc: 'Û',
  Uuml: 'Ü',
}; // prettier-ignore
const ENTITY = /&(?:#(\d{1,7})|#[xX]([\da-fA-F]{1,6})|([A-Za-z][A-Za-z\d]{1,9}));/g;

/** Each HTML entity as its character; one that is not known stays as it is written. */
export function decodeEntities(text: string): string {
  return text.replace(ENTITY, (whole, decimal?: string, hexadecimal?: string, name?: string) => {
    if (name !== undefined) return Object.hasOwn(ENTITIES, name) ? (ENTITIES[name] ?? whole) : whole;
    const code = decimal === undefined ? Number.parseInt(hexadecimal ?? '', 16) : Number(decimal);
    const printable = code >= 32 && code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff);
    return printable ? fromLatin1(String.fromCodePoint(code)) : whole;
  });
}

/** Length of the UTF-8 sequence that begins with this byte; 0 when none does. */
const sequenceLength = (byte: number): number =>
  byte < 0x80 ? 1 : byte >= 0xc2 && byte < 0xe0 ? 2 : byte >= 0xe0 && byte < 0xf0 ? 3 : byte >= 0xf0 && byte < 0xf5 ? 4 : 0;
const SMALLEST = [0, 0, 0x80, 0x800, 0x10000];

/** Strict: null as soon as a byte is out of place. */
function decodeUtf8(bytes: readonly number[]): string | null {
  let text = '';
  for (let at = 0; at < bytes.length; ) {
    const first = bytes[at] ?? 0;
    const length = sequenceLength(first);
    let code = length === 1 ? first : first & (0xff >> (length + 1));
    for (let more = 1; more < length; more += 1) {
      const next = bytes[at + more];
      if (next === undefined || (next & 0xc0) !== 0x80) return null;
      code = (code << 6) | (next & 0x3f);
    }
    if (length === 0 || code < (SMALLEST[length] ?? 0) || code > 0x10ffff || (code >= 0xd800 && code <= 0xdfff)) return null;
    text += String.fromCodePoint(code);
    at += length;
  }
  return text;
}

/**
 * UTF-8 that was read as Latin-1 or Windows-1252 (« Ã© »), put right; null when the bytes are not UTF-8 to the last one: nothing is
 * guessed from a part.
 */
export function repairMojibake(text: string): string | null {
  const bytes: number[] = [];
  for (let index = 0; index < text.length; index += 1) {
    const byte = byteOf(text.charCodeAt(index));
    if (byte === null) return null;
    bytes.push(byte);
  }
  const repaired = decodeUtf8(bytes);
  return repaired === null || repaired === text ? null : repaired;
}

const CONTROL = 1;
const LINE_BREAK = 2;
const AMPERSAND = 4;
const LOST = 8;
/** Ã, Â, â, Å and the like, or a C1 control: what UTF-8 looks like read byte by byte. */
const LEAD = 16;
/** Half of a pair: SQLite would not give back the same text. */
const HALF = 32;

/** One pass over the characters: which of the repairs is worth trying. */
function troubles(text: string): number {
  let found = 0;
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    if (code >= 0x20 && code < 0x7f) {
      if (code === 0x26) found |= AMPERSAND;
    } else if (code < 0x20) found |= code === 10 || code === 13 ? LINE_BREAK : code === 9 ? 0 : CONTROL;
    else if (code < 0xa0) found |= code === 0x7f ? CONTROL : LEAD;
    else if (code === 0xc2 || code === 0xc3 || code === 0xc5 || code === 0xe2 || code === 0xf0) found |= LEAD;
    else if (code === 0xfffd) found |= LOST;
    else if (code >= 0xd800 && code <= 0xdfff) found |= HALF;
  }
  return found;
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is taken out
const CONTROLS = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/g;
/** Not controls in any real file: punctuation of Windows-1252 taken for Latin-1. */
const C1 = /[\u0080-\u009f]/;
/** With the flag u, only those that are in no pair. */
const HALVES = /\p{Surrogate}/gu;

/** A text with at least one trouble, each repair said. */
function repair(text: string, found: number, field: string, notes: Notes): string {
  let kept = text;
  if (found & LEAD) {
    const repaired = repairMojibake(kept);
    if (repaired !== null) {
      note(notes, 'MOJIBAKE', field, kept, shown(repaired));
      kept = repaired;
    }
    if (C1.test(kept)) {
      const printed = fromLatin1(kept);
      note(notes, 'CONTROL_CHARACTER', field, kept, shown(printed));
      kept = printed;
    }
  }
  if (found & AMPERSAND) {
    const decoded = decodeEntities(kept);
    if (decoded !== kept) {
      note(notes, 'HTML_ENTITY', field, kept, shown(decoded));
      kept = decoded;
    }
  }
  if (found & CONTROL) {
    const without = kept.replace(CONTROLS, '');
    note(notes, 'CONTROL_CHARACTER', field, kept, shown(without));
    kept = without;
  }
  const whole = found & HALF ? kept.replace(HALVES, '\ufffd') : kept;
  if (found & LOST || whole !== kept) note(notes, 'REPLACEMENT_CHARACTER', field, whole, shown(whole));
  return whole;
}

/**
 * A text of the record, spaces around gone, at most `most` characters; '' when there is none. U+FFFD stays: what was lost is not guessed.
 * `lineBreaks` says whether several lines are worth a word (the object).
 */
export function readText(value: unknown, field: string, most: number, notes: Notes, lineBreaks = false): string {
  const written = typeof value === 'string' ? value.trim() : typeof value === 'number' ? String(value) : '';
  if (written === '') return '';
  const whole = written.length > most ? written.slice(0, most) : written;
  const found = troubles(whole);
  if (found === 0) return whole;
  if (lineBreaks && found & LINE_BREAK) note(notes, 'OBJECT_LINE_BREAK', field, whole, shown(whole));
  return found === LINE_BREAK ? whole : repair(whole, found, field, notes).trim();
}
