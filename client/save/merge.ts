/**
 * Two people wrote at once: what clashes, and how to keep both. Pure.
 * Lists of things with an id merge by id, records by field, texts one after the other: nothing that was written is dropped.
 */
import type { Block } from '#shared/api/blocks.ts';
import { isRecord, type Saved, type SectionOf, type Sections, sameValue } from './sections.ts';

export type Conflict<C extends object, D extends C & Saved> = { base: D; mine: D; theirs: D; sections: SectionOf<C>[] };

/** Sections changed on both sides, and differently. */
export function clashes<C extends object, D extends C & Saved>(sections: Sections<C>, base: D, mine: D, theirs: D): SectionOf<C>[] {
  const other = new Set(sections.changed(base, theirs));
  return sections.changed(base, mine).filter((section) => other.has(section) && !sameValue(mine[section], theirs[section]));
}

/** What tells the lines of a list apart: an id, or what the line is about, of which there is one. */
const NAMES = ['id', 'slug', 'lever', 'finding', 'objectiveId'] as const;
type Named = Record<string, unknown>;
const nameOf = (item: Named): string | null => {
  const name = NAMES.map((key) => item[key]).find((value) => typeof value === 'string');
  return typeof name === 'string' ? name : null;
};
const isNamed = (value: unknown): value is Named => isRecord(value) && nameOf(value) !== null;
const isNamedList = (value: unknown): value is Named[] => Array.isArray(value) && value.every(isNamed);
const isBlock = (value: unknown): value is Block => isRecord(value) && typeof value['kind'] === 'string';
const isBlocks = (value: unknown): value is Block[] => Array.isArray(value) && value.every(isBlock);

/** `undefined` when the two cannot both be kept. */
type Merged = unknown;

const OTHER_VERSION: Block = { kind: 'paragraph', content: [{ kind: 'text', text: 'Autre version\u202f:', bold: true }] };

/** An axis, an objective or a lot is merged in place: twice the same one would hold twice the same actions. */
const holdsLists = (item: Named): boolean => Object.values(item).some((value) => isNamedList(value) && value.length > 0);

function mergeNamed(base: unknown, mine: readonly Named[], theirs: readonly Named[], newId: () => string): Named[] {
  const before = new Map((isNamedList(base) ? base : []).map((item) => [nameOf(item), item]));
  const other = new Map(theirs.map((item) => [nameOf(item), item]));
  const kept = mine.flatMap((item): Named[] => {
    const name = nameOf(item);
    const that = other.get(name);
    other.delete(name);
    // Removed on the other side: gone when this side left it alone, kept when this side worked on it.
    if (!that) return before.has(name) && sameValue(before.get(name), item) ? [] : [item];
    const isUnique = !('id' in item) || holdsLists(item);
    const merged = mergeBoth(before.get(name), item, that, newId) ?? (isUnique ? mergeRecords(before.get(name), item, that, newId, true) : undefined);
    return isNamed(merged) ? [merged] : [item, { ...that, id: newId() }];
  });
  const added = [...other.values()].filter((item) => !before.has(nameOf(item)) || !sameValue(before.get(nameOf(item)), item));
  return [...kept, ...added];
}

function mergeRecords(base: unknown, mine: Record<string, unknown>, theirs: Record<string, unknown>, newId: () => string, prefersMine = false): Merged {
  const before = isRecord(base) ? base : {};
  const merged: Record<string, unknown> = {};
  for (const key of new Set([...Object.keys(mine), ...Object.keys(theirs)])) {
    const value = mergeBoth(before[key], mine[key], theirs[key], newId);
    if (value === undefined && !prefersMine) return undefined;
    merged[key] = value ?? mine[key];
  }
  return merged;
}

function mergeBoth(base: unknown, mine: unknown, theirs: unknown, newId: () => string): Merged {
  if (sameValue(mine, theirs) || sameValue(base, theirs)) return mine;
  if (sameValue(base, mine)) return theirs;
  if (isNamedList(mine) && isNamedList(theirs)) return mergeNamed(base, mine, theirs, newId);
  if (isBlocks(mine) && isBlocks(theirs)) return [...mine, OTHER_VERSION, ...theirs];
  if (Array.isArray(mine) && Array.isArray(theirs)) return [...mine, ...theirs.filter((item) => !mine.some((own) => sameValue(own, item)))];
  if (isRecord(mine) && isRecord(theirs)) return mergeRecords(base, mine, theirs, newId);
  return undefined;
}

/**
 * A section that holds both versions; null for a single value, of which one must be chosen. Where one field of a record
 * was given two values, this page's is kept: the fields changed on one side only are all there.
 */
export function keepBoth<C extends object, D extends C & Saved>(
  { base, mine, theirs }: Conflict<C, D>,
  section: SectionOf<C>,
  newId: () => string,
): Partial<C> | null {
  const [here, there]: [unknown, unknown] = [mine[section], theirs[section]];
  const strict = mergeBoth(base[section], here, there, newId);
  const merged = strict ?? (isRecord(here) && isRecord(there) ? mergeRecords(base[section], here, there, newId, true) : undefined);
  // The merge gives back what it was given, field by field: its shape is that of the section.
  return merged === undefined ? null : JSON.parse(JSON.stringify({ [section]: merged }));
}
