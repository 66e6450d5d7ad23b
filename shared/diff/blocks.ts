/** The difference between two block trees: lines aligned first, moved and changed ones recognised by their words, then the words of each. */
import type { Block } from '../api/blocks.ts';
import type { LineAspect, LineChange, WordRun } from '../api/differences.ts';
import { LIMITS } from '../limits.ts';
import { align, type Budget } from './align.ts';
import { type Labels, type TextLine, textLines } from './lines.ts';
import { diffWords, isChanged, wordsOf } from './words.ts';

export type { LineChange } from '../api/differences.ts';

/** Share of common words from which two lines at the same place are one line changed. */
const SAME_LINE = 0.4;
/** Elsewhere in the text, more is asked: two articles often open with the same words. */
const MOVED_LINE = 0.7;
/** A line of fewer words is not followed across the text: « Sans objet. » is everywhere. */
const FEWEST_MOVED_WORDS = 4;

/** A line and its words, counted once. */
type Read = { line: TextLine; key: string; words: ReadonlyMap<string, number>; size: number };

function readLine(line: TextLine): Read {
  const words = new Map<string, number>();
  const list = wordsOf(line.text);
  for (const word of list) words.set(word, (words.get(word) ?? 0) + 1);
  // The number of an item follows from its place: an item added above changes nothing to this one.
  return { line, key: JSON.stringify({ ...line, number: line.number !== null }), words, size: list.length };
}

/** From 0 to 1: words in common, over all words (Dice). Two empty lines are alike. */
function likeness(a: Read, b: Read, budget: Budget): number {
  budget.steps--;
  if (a.size + b.size === 0) return 1;
  // Cheap and certain: the shorter cannot share more words than it has.
  if ((2 * Math.min(a.size, b.size)) / (a.size + b.size) < SAME_LINE) return 0;
  budget.steps -= a.words.size;
  let common = 0;
  for (const [word, count] of a.words) common += Math.min(count, b.words.get(word) ?? 0);
  return (2 * common) / (a.size + b.size);
}

/** Pairs of lines alike between two aligned ones, keeping the order, that have the most in common together. */
function pairsOf(before: readonly Read[], after: readonly Read[], budget: Budget): (readonly [number, number])[] {
  if (before.length === 0 || after.length === 0) return [];
  // A gap too large to compare line by line is said removed and added.
  if (before.length * after.length > Math.min(LIMITS.differencePairs, budget.steps)) return [];
  const width = after.length + 1;
  const best = new Float64Array((before.length + 1) * width);
  const alike = new Float64Array(before.length * after.length);
  for (let i = before.length - 1; i >= 0; i--) {
    for (let j = after.length - 1; j >= 0; j--) {
      const [left, right] = [before[i], after[j]];
      const found = left && right && budget.steps > 0 ? likeness(left, right, budget) : 0;
      const kept = found >= SAME_LINE ? found : 0;
      alike[i * after.length + j] = kept;
      const together = kept === 0 ? 0 : kept + (best[(i + 1) * width + j + 1] ?? 0);
      best[i * width + j] = Math.max(together, best[(i + 1) * width + j] ?? 0, best[i * width + j + 1] ?? 0);
    }
  }
  return followed(before.length, after.length, best, alike);
}

function followed(rows: number, columns: number, best: Float64Array, alike: Float64Array): (readonly [number, number])[] {
  const width = columns + 1;
  const pairs: (readonly [number, number])[] = [];
  for (let i = 0, j = 0; i < rows && j < columns; ) {
    const kept = alike[i * columns + j] ?? 0;
    const here = best[i * width + j] ?? 0;
    if (kept > 0 && here === kept + (best[(i + 1) * width + j + 1] ?? 0)) pairs.push([i++, j++]);
    else if (here === (best[(i + 1) * width + j] ?? 0)) i++;
    else j++;
  }
  return pairs;
}

type Row = { before: Read | null; after: Read | null };

/** Lines that hold together, the rest in reading order: what went, then what came. */
function rowsOf(before: readonly Read[], after: readonly Read[], pairs: readonly (readonly [number, number])[]): Row[] {
  const rows: Row[] = [];
  let [i, j] = [0, 0];
  for (const [nextI, nextJ] of [...pairs, [before.length, after.length] as const]) {
    for (const line of before.slice(i, nextI)) rows.push({ before: line, after: null });
    for (const line of after.slice(j, nextJ)) rows.push({ before: null, after: line });
    const [left, right] = [before[nextI], after[nextJ]];
    if (left && right) rows.push({ before: left, after: right });
    [i, j] = [nextI + 1, nextJ + 1];
  }
  return rows;
}

/** Lines with the same words first, then between them those alike. */
function alignLines(before: readonly Read[], after: readonly Read[], budget: Budget): Row[] {
  const keys = (lines: readonly Read[]): string[] => lines.map(({ key }) => key);
  const same = align(keys(before), keys(after), budget);
  const all: (readonly [number, number])[] = [];
  let [i, j] = [0, 0];
  for (const [nextI, nextJ] of [...same, [before.length, after.length] as const]) {
    for (const [x, y] of pairsOf(before.slice(i, nextI), after.slice(j, nextJ), budget)) all.push([i + x, j + y]);
    if (nextI < before.length) all.push([nextI, nextJ]);
    [i, j] = [nextI + 1, nextJ + 1];
  }
  return rowsOf(before, after, all);
}

/** Lines gone from one place and come to another: what came, by what went. */
function movedLines(rows: readonly Row[], budget: Budget): Map<Read, Read> {
  const gone = rows.flatMap(({ before, after }) => (before && !after && before.size >= FEWEST_MOVED_WORDS ? [before] : []));
  const come = rows.flatMap(({ before, after }) => (after && !before && after.size >= FEWEST_MOVED_WORDS ? [after] : []));
  const moved = new Map<Read, Read>();
  const taken = new Set<Read>();
  const pair = (left: Read, right: Read | undefined): void => {
    if (!right) return;
    moved.set(left, right);
    taken.add(right);
  };
  const byText = new Map<string, Read[]>();
  for (const line of come) byText.set(line.line.text, [...(byText.get(line.line.text) ?? []), line]);
  for (const line of gone) pair(line, byText.get(line.line.text)?.shift());
  for (const line of gone) {
    if (moved.has(line) || budget.steps <= 0) continue;
    const free = come.filter((candidate) => !taken.has(candidate));
    budget.steps -= free.length;
    const alike = free.map((candidate) => ({ candidate, found: budget.steps > 0 ? likeness(line, candidate, budget) : 0 }));
    const best = alike.reduce<(typeof alike)[number] | null>((top, one) => (one.found > (top?.found ?? 0) ? one : top), null);
    if (best && best.found >= MOVED_LINE) pair(line, best.candidate);
  }
  return moved;
}

function aspectsOf(before: TextLine, after: TextLine): LineAspect[] {
  const aspects: LineAspect[] = [];
  if (before.role !== after.role || before.level !== after.level || (before.number === null) !== (after.number === null)) aspects.push('role');
  if (before.text === after.text && before.emphasis !== after.emphasis) aspects.push('emphasis');
  if (before.note !== after.note) aspects.push('note');
  if (JSON.stringify(before.when) !== JSON.stringify(after.when)) aspects.push('condition');
  return aspects;
}

/** A line gone or come is one run: its words have nothing to be compared with. */
const whole = (kind: 'removed' | 'added', text: string): WordRun[] => (text === '' ? [] : [{ kind, text }]);

function changeOf({ before, after }: Row, moved: ReadonlyMap<Read, Read>, came: ReadonlyMap<Read, Read>, budget: Budget): LineChange {
  const [left, right] = [before?.line ?? null, after?.line ?? null];
  if (before && !after)
    return { state: moved.has(before) ? 'left' : 'removed', before: left, after: null, runs: whole('removed', before.line.text), aspects: [] };
  const from = after && !before ? (came.get(after)?.line ?? null) : left;
  if (!right || !from) return { state: 'added', before: null, after: right, runs: whole('added', right?.text ?? ''), aspects: [] };
  const runs = diffWords(from.text, right.text, budget);
  const aspects = aspectsOf(from, right);
  if (!before) return { state: 'moved', before: from, after: right, runs, aspects };
  return { state: isChanged(runs) || aspects.length > 0 ? 'changed' : 'kept', before: from, after: right, runs, aspects };
}

/**
 * Lines in reading order. The texts `before` of those kept, changed, removed and left, put together, are the text before;
 * the texts `after` of those kept, changed, added and moved, the text after. A line that only changes its condition, its margin
 * note or its look is changed, and says so in `aspects`.
 * @param labels names of the variables, which read « [Volume d’heures] »
 */
export function diffBlocks(before: readonly Block[], after: readonly Block[], labels: Labels = {}): LineChange[] {
  const budget: Budget = { steps: LIMITS.differenceSteps };
  const read = (blocks: readonly Block[]): Read[] => textLines(blocks, labels).map(readLine);
  const rows = alignLines(read(before), read(after), budget);
  const moved = movedLines(rows, budget);
  const came = new Map([...moved].map(([from, to]) => [to, from]));
  return rows.map((row) => changeOf(row, moved, came, budget));
}
