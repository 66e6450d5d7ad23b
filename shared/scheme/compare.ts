/**
 * What differs between two texts of a scheme, section by section: rows added, taken away, moved (followed by their identifier), fields changed.
 * Values are given as they are stored: who shows them chooses the words, and takes the difference of words from `shared/diff`.
 * Promises: the same content differs in nothing; every difference of the two is in the answer; pure.
 */
import type { Block } from '../api/blocks.ts';
import { SCHEME_SECTIONS, type SchemeContent } from '../api/schemes.ts';

export type Fields = Readonly<Record<string, unknown>>;
/** The rows around a change, outside first: `{ field: 'objectives', name: 'Acheter court' }`. */
export type Trail = readonly { field: string; name: string }[];

export type SchemeChange =
  | { kind: 'added' | 'removed'; trail: Trail; field: string; name: string; row: Fields }
  /** Places in the list, from 1. */
  | { kind: 'moved'; trail: Trail; field: string; name: string; from: number; to: number }
  /** A text, a number, a code; `around` is the record that holds it. */
  | { kind: 'value'; trail: Trail; field: string; before: unknown; after: unknown; around: Fields }
  /** A list of plain texts: links by identifier, steps of an action. */
  | { kind: 'list'; trail: Trail; field: string; before: readonly string[]; after: readonly string[] }
  | { kind: 'blocks'; trail: Trail; field: string; before: readonly Block[]; after: readonly Block[] };

export type SchemeSectionName = keyof SchemeContent;
export type SectionChange = { section: SchemeSectionName; changes: SchemeChange[] };

const isFields = (value: unknown): value is Fields => typeof value === 'object' && value !== null && !Array.isArray(value);

/** Same JSON, whatever the order of the fields; a field left out is as one that is undefined. */
export function same(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (Array.isArray(a) && Array.isArray(b)) return a.length === b.length && a.every((item, index) => same(item, b[index]));
  if (!isFields(a) || !isFields(b)) return false;
  return [...new Set([...Object.keys(a), ...Object.keys(b)])].every((key) => same(a[key], b[key]));
}

const NAMES = ['title', 'name', 'label', 'who', 'what', 'department', 'organisation', 'audience', 'year', 'text'] as const;
const NAME_LENGTH = 120;

/** What a row is called: the first field that says something; empty when none does. */
function rowName(row: Fields): string {
  for (const field of NAMES) {
    const value = row[field];
    if (typeof value === 'number') return String(value);
    if (typeof value === 'string' && value.trim() !== '') return value.trim().slice(0, NAME_LENGTH);
  }
  return '';
}

/** What follows a row from one version to the other: its identifier, else the year of a target, else its place. */
function keyOf(row: Fields, index: number): string {
  const { id, year, buyerId } = row;
  if (typeof id === 'string') return `id ${id}`;
  if (typeof year === 'number') return `year ${year} ${typeof buyerId === 'string' ? buyerId : ''}`;
  return `place ${index}`;
}

/** Rows whose order did not change: the longest run of rising places, so that as few as possible are said moved. */
function inOrder(places: readonly number[]): Set<number> {
  const best: { length: number; before: number }[] = [];
  for (const [index, place] of places.entries()) {
    let [length, before] = [1, -1];
    for (let earlier = 0; earlier < index; earlier++) {
      const known = best[earlier];
      if (known && (places[earlier] ?? 0) < place && known.length + 1 > length) [length, before] = [known.length + 1, earlier];
    }
    best.push({ length, before });
  }
  const kept = new Set<number>();
  let at = best.reduce((top, { length }, index) => (length > (best[top]?.length ?? 0) ? index : top), 0);
  while (at >= 0 && at < best.length) {
    kept.add(at);
    at = best[at]?.before ?? -1;
  }
  return kept;
}

type Keyed = { key: string; row: Fields; index: number };
/** Two rows with the same identifier stay two rows. */
function keyed(rows: readonly Fields[]): Keyed[] {
  const seen = new Map<string, number>();
  return rows.map((row, index) => {
    const key = keyOf(row, index);
    const times = seen.get(key) ?? 0;
    seen.set(key, times + 1);
    return { key: times === 0 ? key : `${key} ${times}`, row, index };
  });
}

function compareRows(trail: Trail, field: string, before: readonly Fields[], after: readonly Fields[]): SchemeChange[] {
  const [old, now] = [keyed(before), keyed(after)];
  const [oldByKey, nowKeys] = [new Map(old.map((item) => [item.key, item])), new Set(now.map(({ key }) => key))];
  const both = now.flatMap((item) => {
    const earlier = oldByKey.get(item.key);
    return earlier ? [{ item, earlier }] : [];
  });
  const still = inOrder(both.map(({ earlier }) => earlier.index));
  return [
    ...old.filter(({ key }) => !nowKeys.has(key)).map(({ row }): SchemeChange => ({ kind: 'removed', trail, field, name: rowName(row), row })),
    ...now.filter(({ key }) => !oldByKey.has(key)).map(({ row }): SchemeChange => ({ kind: 'added', trail, field, name: rowName(row), row })),
    ...both.flatMap(({ item, earlier }, place): SchemeChange[] => {
      const name = rowName(item.row) || rowName(earlier.row);
      const moved: SchemeChange[] = still.has(place) ? [] : [{ kind: 'moved', trail, field, name, from: earlier.index + 1, to: item.index + 1 }];
      return [...moved, ...compareFields([...trail, { field, name }], earlier.row, item.row)];
    }),
  ];
}

const isBlock = (value: unknown): value is Block => isFields(value) && typeof value['kind'] === 'string' && !('id' in value);
const isText = (value: unknown): value is string => typeof value === 'string';
/** Both are lists of this, and one at least says so. */
const bothAre = <T>(is: (value: unknown) => value is T, before: readonly unknown[], after: readonly unknown[]): [T[], T[]] | null => {
  const [old, now] = [before.filter(is), after.filter(is)];
  return old.length === before.length && now.length === after.length ? [old, now] : null;
};

function compareLists(trail: Trail, field: string, before: readonly unknown[], after: readonly unknown[]): SchemeChange[] {
  const texts = bothAre(isText, before, after);
  if (texts) return [{ kind: 'list', trail, field, before: texts[0], after: texts[1] }];
  const blocks = bothAre(isBlock, before, after);
  if (blocks) return [{ kind: 'blocks', trail, field, before: blocks[0], after: blocks[1] }];
  return compareRows(trail, field, before.filter(isFields), after.filter(isFields));
}

function compareField(trail: Trail, field: string, before: unknown, after: unknown, around: Fields): SchemeChange[] {
  if (same(before, after)) return [];
  if (Array.isArray(before) || Array.isArray(after)) return compareLists(trail, field, Array.isArray(before) ? before : [], Array.isArray(after) ? after : []);
  if (isFields(before) && isFields(after)) return compareFields(trail, before, after);
  return [{ kind: 'value', trail, field, before: before ?? null, after: after ?? null, around }];
}

function compareFields(trail: Trail, before: Fields, after: Fields): SchemeChange[] {
  return [...new Set([...Object.keys(before), ...Object.keys(after)])]
    .filter((field) => field !== 'id')
    .flatMap((field) => compareField(trail, field, before[field], after[field], after));
}

/** A section that only one of the two holds is left out: it was not asked for. */
export function compareContent(before: Partial<SchemeContent>, after: Partial<SchemeContent>): SectionChange[] {
  return SCHEME_SECTIONS.flatMap((section) => {
    const [old, now] = [before[section], after[section]];
    if (old === undefined || now === undefined) return [];
    const changes = isFields(old) && isFields(now) ? compareFields([], old, now) : compareField([], section, old, now, {});
    return changes.length > 0 ? [{ section, changes }] : [];
  });
}
