/**
 * Two people wrote at once: what each did is put together, place by place, and what clashes is told.
 * The rules of a kind of document come with its sections; the merge itself is in `#shared/merge`. Pure.
 */
import type { Choices, MergeConflict, Path } from '#shared/merge/conflict.ts';
import { merge } from '#shared/merge/merge.ts';
import { rowsOf } from '#shared/merge/rows.ts';
import { type Fields, isRecord } from '#shared/merge/same.ts';
import type { Sections } from './sections.ts';

/** The state both started from, the one of the server, and the places given two values. */
export type Conflict<D> = { base: D; theirs: D; places: readonly MergeConflict[] };

/** The sections that this page changed, with the other's changes in them; where they clash, what was chosen, else this page's. */
export function mergeDocuments<C extends object, D extends C>(
  sections: Sections<C>,
  { base, mine, theirs }: { base: D; mine: D; theirs: D },
  choices?: Choices,
): { content: Partial<C>; conflicts: MergeConflict[] } {
  const merged = sections.changed(base, mine).map((section) => ({
    section,
    ...merge(sections.rules, [section], { base: base[section], mine: mine[section], theirs: theirs[section] }, choices),
  }));
  return {
    // The merge gives back what it was given, place by place: the shape is that of the sections.
    content: JSON.parse(JSON.stringify(Object.fromEntries(merged.map(({ section, value }) => [section, value])))),
    conflicts: merged.flatMap(({ conflicts }) => conflicts),
  };
}

/** What stands at a path; undefined where nothing does. */
export function valueAt(document: unknown, path: Path): unknown {
  return path.reduce<unknown>((value, step) => {
    if (typeof step !== 'string') return rowsOf(value)?.get(step.row);
    return isRecord(value) ? value[step] : undefined;
  }, document);
}

/** Fields that name a row for a person, best first. */
const TITLES = ['title', 'label', 'name', 'who', 'what', 'department', 'audience', 'organisation', 'year'] as const;

/** A row as a person calls it; null when it has no name of its own. */
export function titleOf(row: Fields): string | null {
  const found = TITLES.map((key) => row[key]).find((value) => (typeof value === 'string' && value.trim() !== '') || typeof value === 'number');
  return found === undefined ? null : String(found);
}
