/**
 * Social and environmental considerations: a set of bits that is known, unknown, or contradictory (« none » beside a value), which somebody
 * decides. Absence is never « none ». Source: arrêté du 22 décembre 2022, schema 2.0.3.
 */
import type { AnomalyCode } from './anomalies.ts';
import { fold } from './fold.ts';
import { note, type Notes } from './notes.ts';
import { isRaw, saysNothing } from './raw.ts';
import { CLAUSE, type Considerations, CRITERION, RESERVED } from './record.ts';

const NONE = 0;
/** How the consolidated table says « none ». */
const TABLE_NONE = 'Sans objet';
const MISSING = { state: 'unknown', bits: null } as const satisfies Considerations;

export type Subject = {
  field: string;
  wrapper: string;
  exact: ReadonlyMap<string, number>;
  folded: ReadonlyMap<string, number>;
  codes: Record<'shape' | 'writing' | 'missing' | 'unknown' | 'contradiction', AnomalyCode>;
};

const subjectOf = (
  field: string,
  wrapper: string,
  values: readonly [string, number][],
  others: readonly [string, number][],
  codes: Subject['codes'],
): Subject => ({
  field,
  wrapper,
  exact: new Map(values),
  folded: new Map([...values, ...others].map(([value, bits]) => [fold(value), bits])),
  codes,
});

export const SOCIAL = subjectOf(
  'considerationsSociales',
  'considerationSociale',
  [
    ['Pas de considération sociale', NONE],
    ['Clause sociale', CLAUSE],
    ['Critère social', CRITERION],
    ['Marché réservé', RESERVED],
    ['Concession réservée', RESERVED],
  ],
  [
    ['Sans objet', NONE],
    ['Pas de considérations sociales', NONE],
    ['Clauses sociales', CLAUSE],
    ['Critères sociaux', CRITERION],
  ],
  { shape: 'SOCIAL_SHAPE', writing: 'SOCIAL_WRITING', missing: 'SOCIAL_MISSING', unknown: 'SOCIAL_UNKNOWN', contradiction: 'SOCIAL_CONTRADICTION' },
);

export const ENVIRONMENT = subjectOf(
  'considerationsEnvironnementales',
  'considerationEnvironnementale',
  [
    ['Pas de considération environnementale', NONE],
    ['Clause environnementale', CLAUSE],
    ['Critère environnemental', CRITERION],
  ],
  [
    ['Sans objet', NONE],
    ['Pas de considérations environnementales', NONE],
    ['Clauses environnementales', CLAUSE],
    ['Critères environnementaux', CRITERION],
  ],
  {
    shape: 'ENVIRONMENT_SHAPE',
    writing: 'ENVIRONMENT_WRITING',
    missing: 'ENVIRONMENT_MISSING',
    unknown: 'ENVIRONMENT_UNKNOWN',
    contradiction: 'ENVIRONMENT_CONTRADICTION',
  },
);

const MOST_VALUES = 50;

/** Texts joined in one (« Clause sociale, Critère social ») come apart: no value of the list has a comma, a semicolon or a bar. */
const apart = (text: string): string[] =>
  text.length > 500
    ? [text.slice(0, 500)]
    : text
        .split(/[,;|]/)
        .map((part) => part.trim())
        .filter((part) => part !== '');

type Gathered = { values: unknown[]; odd: boolean };

/** Every scalar under the field, and whether it was where the format puts it. */
function gather(value: unknown, wrapper: string, depth: number, into: unknown[]): void {
  if (depth > 4 || into.length >= MOST_VALUES) return;
  if (typeof value === 'string') into.push(...apart(value));
  else if (Array.isArray(value)) for (const item of value) gather(item, wrapper, depth + 1, into);
  else if (isRaw(value)) gather(value[wrapper], wrapper, depth + 1, into);
  else if (value !== null && value !== undefined) into.push(value);
}

function valuesOf(value: unknown, wrapper: string): Gathered {
  const inner = isRaw(value) ? value[wrapper] : undefined;
  if (Array.isArray(inner) && inner.length < MOST_VALUES) {
    let plain = true;
    for (const item of inner) if (typeof item !== 'string' || item.includes(',') || item.includes(';') || item.includes('|')) plain = false;
    if (plain) return { values: inner, odd: false };
  }
  const values: unknown[] = [];
  gather(value, wrapper, 0, values);
  return { values, odd: true };
}

type Understood = { bits: number; none: boolean; strange: boolean };

function understand(values: readonly unknown[], { exact, folded, field, codes }: Subject, table: boolean, notes: Notes): Understood {
  const found: Understood = { bits: 0, none: false, strange: false };
  for (const value of values) {
    const known = typeof value === 'string' ? exact.get(value) : undefined;
    const bits = known ?? (typeof value === 'string' ? folded.get(fold(value)) : undefined);
    if (bits === undefined) {
      found.strange = true;
      note(notes, codes.unknown, field, value);
    } else {
      if (known === undefined && !(table && value === TABLE_NONE))
        note(notes, codes.writing, field, value, [...exact].find(([, exactBits]) => exactBits === bits)?.[0] ?? null);
      if (bits === NONE) found.none = true;
      found.bits |= bits;
    }
  }
  return found;
}

/**
 * `expected`: the record should say it (format of 2022, notified since 1 January 2024): its absence is then an anomaly. In a table, a text is
 * the usual shape. A value out of the list beside a known one leaves the known one; beside « none », all is unknown.
 */
export function readConsiderations(value: unknown, subject: Subject, expected: boolean, table: boolean, notes: Notes): Considerations {
  const { field, wrapper, codes } = subject;
  if (value === undefined || value === null || value === '') {
    if (expected) note(notes, codes.missing, field, value);
    return MISSING;
  }
  const { values, odd } = valuesOf(value, wrapper);
  if (values.length === 0) {
    note(notes, 'EMPTY_LIST', field, value);
    return MISSING;
  }
  const said = values.length === 1 && saysNothing(values[0]) ? [] : values;
  if (said.length === 0) {
    note(notes, codes.unknown, field, value);
    return MISSING;
  }
  const before = notes.length;
  const { bits, none, strange } = understand(said, subject, table, notes);
  if (odd && !table && notes.length === before) note(notes, codes.shape, field, value, '');
  if (none && bits !== 0) {
    note(notes, codes.contradiction, field, said.join(' + '));
    return { state: 'contradiction', bits };
  }
  return bits !== 0 || (none && !strange) ? { state: 'known', bits } : MISSING;
}
