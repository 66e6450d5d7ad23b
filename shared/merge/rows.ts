/** Lists whose rows have a name: added, removed, changed and moved on each side. Pure. */
import { keyOf, type Path, settle, type Work } from './conflict.ts';
import { type Fields, isRecord, sameValue } from './same.ts';

/** What tells the rows of a list apart: an id, or what the row is about, of which there is one. */
const NAMES = ['id', 'slug', 'lever', 'finding', 'objectiveId', 'year'] as const;

const nameOf = (item: Fields): string | null => {
  const name = NAMES.map((key) => item[key]).find((value) => typeof value === 'string' || typeof value === 'number');
  return name === undefined ? null : String(name);
};

export type Rows = ReadonlyMap<string, Fields>;

/** The rows by their names, in order; null when one has none, or when two share one. */
export function rowsOf(list: unknown): Rows | null {
  if (!Array.isArray(list)) return null;
  const rows = new Map<string, Fields>();
  for (const item of list) {
    const name = isRecord(item) ? nameOf(item) : null;
    if (!isRecord(item) || name === null || rows.has(name)) return null;
    rows.set(name, item);
  }
  return rows;
}

/** Positions of a longest run of names that keep the order of the reference. */
function still(names: readonly string[], reference: readonly string[]): ReadonlySet<string> {
  const rank = new Map(reference.map((name, index) => [name, index]));
  const best: { length: number; before: number }[] = [];
  let last = -1;
  names.forEach((name, index) => {
    const own = { length: 1, before: -1 };
    best.forEach(({ length }, before) => {
      if ((rank.get(names[before] ?? '') ?? 0) < (rank.get(name) ?? 0) && length + 1 > own.length) Object.assign(own, { length: length + 1, before });
    });
    best.push(own);
    if (own.length > (best[last]?.length ?? 0)) last = index;
  });
  const kept = new Set<string>();
  for (let index = last; index >= 0; index = best[index]?.before ?? -1) kept.add(names[index] ?? '');
  return kept;
}

/** Puts each name of the list that is missing right after the one it follows there. */
function placed(order: readonly string[], list: readonly string[]): string[] {
  const result = [...order];
  const there = new Set(order);
  let before: string | null = null;
  for (const name of list) {
    if (!there.has(name)) result.splice(before === null ? 0 : result.indexOf(before) + 1, 0, name);
    before = name;
  }
  return result;
}

type Orders = { base: readonly string[]; mine: readonly string[]; theirs: readonly string[] };
const same = (a: readonly string[], b: readonly string[]): boolean => a.length === b.length && a.every((name, index) => name === b[index]);

/** Both orders in one; `isSure` is false when the two cannot both hold, and each then comes alone. */
export function mergeOrders({ base, mine, theirs }: Orders): { order: string[]; isSure: boolean; mine: string[]; theirs: string[] } {
  const [inMine, inTheirs] = [new Set(mine), new Set(theirs)];
  const known = base.filter((name) => inMine.has(name) && inTheirs.has(name));
  const isKnown = new Set(known);
  const [own, others] = [mine.filter((name) => isKnown.has(name)), theirs.filter((name) => isKnown.has(name))];
  const [stillMine, stillTheirs] = [still(own, known), still(others, known)];
  const moved = new Set(own.filter((name) => !stillMine.has(name)));
  const movedThere = new Set(others.filter((name) => !stillTheirs.has(name)));
  const alone = { mine: placed(mine, theirs), theirs: placed(theirs, mine) };
  if (same(own, others)) return { order: alone.theirs, isSure: true, ...alone };
  const order = placed(
    theirs.filter((name) => !moved.has(name)),
    mine,
  );
  const kept = (name: string): boolean => isKnown.has(name) && !movedThere.has(name);
  const isSure = ![...moved].some((name) => movedThere.has(name)) && same(order.filter(kept), own.filter(kept));
  return { order, isSure, ...alone };
}

export type MergeValue = (work: Work, path: Path, base: unknown, mine: unknown, theirs: unknown) => unknown;

/** One row, by its name: kept, changed by both, or undefined when it goes. */
function mergeRow(work: Work, path: Path, states: { base: unknown; mine: unknown; theirs: unknown }, merge: MergeValue): unknown {
  const { base, mine, theirs } = states;
  if (mine !== undefined && theirs !== undefined) return merge(work, path, base, mine, theirs);
  const there = mine ?? theirs;
  if (base === undefined) return there;
  return sameValue(base, there) ? undefined : settle(work, { key: keyOf(path), kind: 'row', path, ...states });
}

/** The list with the rows of both. */
export function mergeRows(work: Work, path: Path, { base, mine, theirs }: { base: Rows; mine: Rows; theirs: Rows }, merge: MergeValue): unknown[] {
  const rows = new Map<string, unknown>();
  for (const name of new Set([...mine.keys(), ...theirs.keys()])) {
    const states = { base: base.get(name), mine: mine.get(name), theirs: theirs.get(name) };
    const row = mergeRow(work, [...path, { row: name }], states, merge);
    if (row !== undefined) rows.set(name, row);
  }
  const names = (list: Rows): string[] => [...list.keys()].filter((name) => rows.has(name));
  const orders = mergeOrders({ base: names(base), mine: names(mine), theirs: names(theirs) });
  const order = orders.isSure ? orders.order : chosenOrder(work, path, rows, orders);
  return order.map((name) => rows.get(name));
}

/** The rows of the list in the order that was chosen; what is compared are the rows themselves. */
function chosenOrder(work: Work, path: Path, rows: ReadonlyMap<string, unknown>, { mine, theirs }: { mine: string[]; theirs: string[] }): string[] {
  const listed = (order: readonly string[]): unknown[] => order.map((name) => rows.get(name));
  const key = keyOf(path, '#order');
  settle(work, { key, kind: 'order', path, base: undefined, mine: listed(mine), theirs: listed(theirs) });
  return work.choices.get(key) === 'theirs' ? theirs : mine;
}
