/**
 * Three-way merge: what two people made of the same document, put together.
 * Promises: an edit of one side only is in the result; edits in different places are all in it; the same place changed both ways is a
 * conflict, which holds both. Records merge by field, lists by the name of their rows, texts by paragraph, lists of codes as sets.
 * Pure, and the same answer every time: with the choices of a person, the same merge gives the final document.
 */
import { type Choices, keyOf, type MergeConflict, type MergeRules, type Path, settle, type Work } from './conflict.ts';
import { mergePassages } from './passages.ts';
import { mergeOrders, mergeRows, rowsOf } from './rows.ts';
import { type Fields, isRecord, sameValue } from './same.ts';

const lastKey = (path: Path): string => {
  const last = path.at(-1);
  return typeof last === 'string' ? last : '';
};

/** A paragraph, a title, a list, a table of a rich text: never merged inside. */
const isBlock = (value: unknown): boolean => isRecord(value) && typeof value['kind'] === 'string' && !('id' in value);
const isText = (value: unknown): value is string => typeof value === 'string';

/** Codes, each once: what either side took away goes, what either added comes. */
function mergeCodes(base: readonly string[], mine: readonly string[], theirs: readonly string[]): string[] {
  const before = new Set(base);
  const [here, there] = [new Set(mine), new Set(theirs)];
  const stays = (code: string): boolean => (before.has(code) ? here.has(code) && there.has(code) : true);
  return mergeOrders({ base: base.filter(stays), mine: mine.filter(stays), theirs: theirs.filter(stays) }).order;
}

const isOnce = (list: readonly string[]): boolean => new Set(list).size === list.length;

/** Undefined when these lists are merged in no way: they are then one value. */
function mergeLists(work: Work, path: Path, base: readonly unknown[], mine: readonly unknown[], theirs: readonly unknown[]): unknown {
  const all = [...base, ...mine, ...theirs];
  const rows = { base: rowsOf(base), mine: rowsOf(mine), theirs: rowsOf(theirs) };
  if (rows.base && rows.mine && rows.theirs) return mergeRows(work, path, { base: rows.base, mine: rows.mine, theirs: rows.theirs }, mergeValue);
  if (all.every(isBlock)) return mergePassages(work, path, base, mine, theirs);
  if (!all.every(isText)) return undefined;
  if (work.rules.lines.has(lastKey(path))) return mergePassages(work, path, base, mine, theirs);
  const texts = [base.filter(isText), mine.filter(isText), theirs.filter(isText)] as const;
  return texts.every(isOnce) ? mergeCodes(...texts) : undefined;
}

const keysOf = (record: Fields): string[] =>
  Object.keys(record)
    .filter((key) => record[key] !== undefined)
    .sort();
const haveSameFields = (one: Fields, other: Fields): boolean => sameValue(keysOf(one), keysOf(other));
const pick = (record: Fields, keys: readonly string[]): Fields => Object.fromEntries(keys.map((key) => [key, record[key]]));

/** A unit changed on one side while the other changed what is counted in it: the fields go together. Null when nothing of the kind happened. */
function mergeMeasured(work: Work, path: Path, base: Fields, mine: Fields, theirs: Fields): Fields | null {
  for (const [unit, values] of Object.entries(work.rules.measuredIn)) {
    const changed = (side: Fields, keys: readonly string[]): boolean => keys.some((key) => !sameValue(base[key], side[key]));
    const isSame = sameValue(mine[unit], theirs[unit]);
    if (isSame || !((changed(mine, [unit]) && changed(theirs, values)) || (changed(theirs, [unit]) && changed(mine, values)))) continue;
    const keys = [unit, ...values].filter((key) => key in base);
    const own = [...path, unit];
    const chosen = settle(work, {
      key: keyOf(own, '#unit'),
      kind: 'field',
      path: own,
      base: pick(base, keys),
      mine: pick(mine, keys),
      theirs: pick(theirs, keys),
    });
    return isRecord(chosen) ? chosen : pick(mine, keys);
  }
  return null;
}

function mergeRecords(work: Work, path: Path, base: Fields, mine: Fields, theirs: Fields): Fields {
  const together = mergeMeasured(work, path, base, mine, theirs) ?? {};
  return Object.fromEntries(
    [...new Set([...Object.keys(mine), ...Object.keys(theirs)])].map((key) => [
      key,
      key in together ? together[key] : mergeValue(work, [...path, key], base[key], mine[key], theirs[key]),
    ]),
  );
}

function bothTexts({ rules }: Work, path: Path, mine: unknown, theirs: unknown): { both?: string } {
  if (!isText(mine) || !isText(theirs) || !rules.longTexts.has(lastKey(path)) || mine === '' || theirs === '') return {};
  const both = `${theirs}\n${mine}`;
  return both.length <= rules.longest ? { both } : {};
}

function mergeValue(work: Work, path: Path, base: unknown, mine: unknown, theirs: unknown): unknown {
  if (sameValue(mine, theirs) || sameValue(base, theirs)) return mine;
  if (sameValue(base, mine)) return theirs;
  if (Array.isArray(base) && Array.isArray(mine) && Array.isArray(theirs)) {
    const merged = mergeLists(work, path, base, mine, theirs);
    if (merged !== undefined) return merged;
  }
  if (isRecord(base) && isRecord(mine) && isRecord(theirs)) {
    // Records of different shapes are different things: a field of one has no sense in the other.
    const isSameThing = haveSameFields(base, mine) && haveSameFields(base, theirs);
    if (isSameThing || work.rules.maps.has(lastKey(path))) return mergeRecords(work, path, base, mine, theirs);
  }
  return settle(work, { key: keyOf(path), kind: 'field', path, base, mine, theirs, ...bothTexts(work, path, mine, theirs) });
}

/**
 * @param at where the three values stand in their document, such as `['axes']`
 * @param choices what a person answered to the conflicts of an earlier merge; this side's value stands for those left open
 */
export function merge(
  rules: MergeRules,
  at: Path,
  { base, mine, theirs }: { base: unknown; mine: unknown; theirs: unknown },
  choices: Choices = new Map(),
): { value: unknown; conflicts: MergeConflict[] } {
  const work: Work = { rules, choices, conflicts: [] };
  return { value: mergeValue(work, at, base, mine, theirs), conflicts: work.conflicts };
}
