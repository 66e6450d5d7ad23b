/**
 * Saving something section by section, whatever it is (a scheme, a consultation): what changed, one request at a time, conflicts.
 * Here: reads over the sections of such a document. Its type says the sections, their French names make the list. Pure.
 */

import { type MergeRules, PLAIN_RULES } from '#shared/merge/conflict.ts';
import { isRecord, sameValue } from '#shared/merge/same.ts';

export { isRecord };

/** What the server adds to the sections. */
export type Saved = { id: string; revision: number; updatedAt: string };
export type SectionOf<C> = keyof C & string;

export type Sections<C extends object> = {
  labels: Readonly<Record<SectionOf<C>, string>>;
  all: readonly SectionOf<C>[];
  /** What the merge of two versions must know of the fields. */
  rules: MergeRules;
  /** Section a server fault points at: `legal/buyers/0/siren` → `legal`; null when it names none. */
  of: (path: string) => SectionOf<C> | null;
  /** Copies one section; generic so that each keeps its own type. */
  copy: <K extends SectionOf<C>>(to: Partial<C>, from: Partial<C>, section: K) => void;
  /** Sections that differ between two states. */
  changed: (before: C, after: C) => SectionOf<C>[];
  pick: (from: Partial<C>, sections: readonly SectionOf<C>[]) => Partial<C>;
  /** The document with the sections of the patch; a section already equal keeps its identity, so that nothing is drawn again. */
  apply: <D extends C>(document: D, patch: Partial<C>) => D;
};

/** The reads over the sections named by `labels`. */
export function sectionsOf<C extends object>(labels: Readonly<Record<SectionOf<C>, string>>, rules: MergeRules = PLAIN_RULES): Sections<C> {
  const isSection = (key: string): key is SectionOf<C> => Object.hasOwn(labels, key);
  const all = Object.keys(labels).filter(isSection);
  const copy = <K extends SectionOf<C>>(to: Partial<C>, from: Partial<C>, section: K): void => {
    to[section] = from[section];
  };
  const pick = (from: Partial<C>, sections: readonly SectionOf<C>[]): Partial<C> => {
    const patch: Partial<C> = {};
    for (const section of sections) copy(patch, from, section);
    return patch;
  };
  return {
    labels,
    all,
    rules,
    copy,
    pick,
    of: (path) => {
      const first = path.split('/')[0] ?? '';
      return isSection(first) ? first : null;
    },
    changed: (before, after) => all.filter((section) => !sameValue(before[section], after[section])),
    apply: (document, patch) => {
      const sections = all.filter((section) => patch[section] !== undefined && !sameValue(document[section], patch[section]));
      return sections.length === 0 ? document : { ...document, ...pick(patch, sections) };
    },
  };
}

/** What the server holds, when its refusal says so (`current` of a 412). */
export function currentIn<C extends object, D extends C & Saved>(sections: Sections<C>, refusal: object): D | null {
  const current: unknown = 'current' in refusal ? refusal.current : null;
  const isDocument = (value: unknown): value is D => isRecord(value) && 'revision' in value && sections.all.every((section) => section in value);
  return isDocument(current) ? current : null;
}
