/** The raw object of a record, before anything is understood of it: whatever JSON can hold. */
import { note, type Notes } from './notes.ts';

export type Raw = Readonly<Record<string, unknown>>;

export const isRaw = (value: unknown): value is Raw => typeof value === 'object' && value !== null && !Array.isArray(value);

export const NO_FIELDS: Raw = {};

/** Deeper than this, it is no longer a slip of a publisher. */
const DEEPEST = 4;

const isSpace = (code: number): boolean => code <= 32 || code === 0xa0;

/** `"nom "` is « nom »; the object itself when its keys are clean, which is nearly always. */
export function tidyKeys(value: Raw, field: string, notes: Notes): Raw {
  let spaced = false;
  for (const key in value) {
    if (isSpace(key.charCodeAt(0)) || isSpace(key.charCodeAt(key.length - 1))) spaced = true;
  }
  if (!spaced) return value;
  const names = Object.keys(value);
  note(notes, 'KEY_SPACES', field, names.filter((name) => name !== name.trim()).join(', '), '');
  return Object.fromEntries(
    [...names.filter((name) => name !== name.trim()), ...names.filter((name) => name === name.trim())].map((name) => [name.trim(), value[name]]),
  );
}

export const isMissing = (value: unknown): boolean => value === undefined || value === null || value === '';

/** « NC », « Non renseigné »… : written, and says nothing. */
const NOTHING_SAID = new Set([
  'nc',
  'n/c',
  'na',
  'n/a',
  'nan',
  'null',
  'none',
  'non renseigné',
  'non renseigne',
  'non communiqué',
  'non communique',
  'inconnu',
  'mq',
  'cdl',
  'inx',
  '-',
  '/',
]);

/** True for an absent value, and for one that says it is. « MQ », « CDL » and « INX » are the ministry's own marks. */
export function saysNothing(value: unknown): boolean {
  if (isMissing(value)) return true;
  if (typeof value !== 'string' || value.length > 16) return false;
  const first = value.charCodeAt(0);
  if (first >= 48 && first <= 57) return false;
  const text = value.trim();
  return text === '' || NOTHING_SAID.has(text.toLowerCase());
}

/** Text of a scalar, spaces around gone; null for anything else. */
export function scalarText(value: unknown): string | null {
  if (typeof value === 'string') return value.trim();
  return typeof value === 'number' && Number.isFinite(value) ? String(value) : null;
}

function flatten(value: unknown, wrapper: string, depth: number, found: Raw[]): void {
  if (depth > DEEPEST) return;
  if (Array.isArray(value)) for (const item of value) flatten(item, wrapper, depth + 1, found);
  else if (isRaw(value)) {
    const inner = value[wrapper];
    if (inner !== null && typeof inner === 'object') flatten(inner, wrapper, depth + 1, found);
    else found.push(value);
  }
}

export type Items = { items: Raw[]; missing: boolean };

/**
 * The objects of a list field. 2022 wraps each one (`[{ "titulaire": {…} }]`), 2019 does not: both are read in either, and any other
 * nesting is said.
 */
export function readItems(value: unknown, field: string, wrapper: string, wrapped: boolean, notes: Notes): Items {
  if (value === undefined || value === null) return { items: [], missing: true };
  const items: Raw[] = [];
  let odd = !Array.isArray(value);
  if (Array.isArray(value)) {
    for (const item of value) {
      const inner = isRaw(item) ? item[wrapper] : undefined;
      if (isRaw(inner)) items.push(inner);
      else if (isRaw(item) && !wrapped && inner === undefined) items.push(item);
      else {
        odd = true;
        flatten(item, wrapper, 1, items);
      }
    }
  } else flatten(value, wrapper, 0, items);
  let at = 0;
  for (const item of items) items[at++] = tidyKeys(item, field, notes);
  if (odd && value !== '') note(notes, 'NESTING', field, value, items.length === 0 ? null : String(items.length));
  return { items, missing: false };
}
