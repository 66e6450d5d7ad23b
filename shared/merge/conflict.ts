/** What a merge could not settle alone, what a person answers, and what a kind of document says of its fields. Pure. */

/** A key of a record, or a row of a list by its name. */
export type PathStep = string | { row: string };
export type Path = readonly PathStep[];

/**
 * `field`: one value given two. `row`: removed on one side, changed on the other. `passage`: the same paragraphs written twice.
 * `order`: two orders that do not go together.
 */
export type ConflictKind = 'field' | 'row' | 'passage' | 'order';

export type MergeConflict = {
  /** Names the place; the same from one merge to the next of the same base. */
  key: string;
  kind: ConflictKind;
  path: Path;
  /** The three states of that place; undefined where it is not there. */
  base: unknown;
  mine: unknown;
  theirs: unknown;
  /** One after the other; undefined when only one can be kept. */
  both?: unknown;
};

export const CHOICES = ['mine', 'theirs', 'both'] as const;
export type Choice = (typeof CHOICES)[number];
/** By the key of the conflict. */
export type Choices = ReadonlyMap<string, Choice>;

/** What the merge cannot see in the values themselves. */
export type MergeRules = {
  /** Lists of texts that are lines, in an order: any other list of texts is a set of codes. */
  lines: ReadonlySet<string>;
  /** Free texts of which two can follow one another, and how long both together may be. */
  longTexts: ReadonlySet<string>;
  longest: number;
  /** Records whose keys are data, such as the values of a clause's variables: each key is on its own, there or not. */
  maps: ReadonlySet<string>;
  /** A unit, and the fields counted in it: one is not changed on one side while the other changes on the other. */
  measuredIn: Readonly<Record<string, readonly string[]>>;
};

export const PLAIN_RULES: MergeRules = { lines: new Set(), longTexts: new Set(), longest: 0, maps: new Set(), measuredIn: {} };

export const keyOf = (path: Path, place = ''): string => `${path.map((step) => (typeof step === 'string' ? step : `[${step.row}]`)).join('/')}${place}`;

/** One merge under way: the answers known, and what was met. */
export type Work = { rules: MergeRules; choices: Choices; conflicts: MergeConflict[] };

/** Notes the conflict, and gives the value that was chosen; this side's until a choice is made. */
export function settle({ choices, conflicts }: Work, conflict: MergeConflict): unknown {
  conflicts.push(conflict);
  const choice = choices.get(conflict.key) ?? 'mine';
  if (choice === 'both' && conflict.both !== undefined) return conflict.both;
  return choice === 'theirs' ? conflict.theirs : conflict.mine;
}
