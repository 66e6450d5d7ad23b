/**
 * Sequences that two people changed: paragraphs of a text, lines of a list. What each did is put on top of the other's;
 * only the same paragraphs changed on both sides are a conflict. Pure; bounded on long texts.
 */
import { keyOf, type Path, settle, type Work } from './conflict.ts';
import { fingerprint } from './same.ts';

/** Items `from` to `to` (not included) of the base, and what stands in their place. */
type Change = { from: number; to: number; items: readonly unknown[] };

/** Pairs compared in one text: beyond, what differs is taken as one single change. */
const MOST_PAIRS = 4_000_000;

/** Lengths of the longest common subsequence of what follows each pair, row by row. */
function lengths(base: readonly string[], side: readonly string[]): Uint16Array[] {
  const table = Array.from({ length: base.length + 1 }, () => new Uint16Array(side.length + 1));
  for (let i = base.length - 1; i >= 0; i -= 1) {
    const [row, next] = [table[i], table[i + 1]];
    if (!row || !next) continue;
    for (let j = side.length - 1; j >= 0; j -= 1) row[j] = base[i] === side[j] ? (next[j + 1] ?? 0) + 1 : Math.max(next[j] ?? 0, row[j + 1] ?? 0);
  }
  return table;
}

/** Each item of the base with its match, in order; those that have none are left out. */
function matches(base: readonly string[], side: readonly string[]): [number, number][] {
  if (base.length * side.length > MOST_PAIRS) return [];
  const table = lengths(base, side);
  const found: [number, number][] = [];
  let [i, j] = [0, 0];
  while (i < base.length && j < side.length) {
    if (base[i] === side[j]) {
      found.push([i, j]);
      i += 1;
      j += 1;
    } else if ((table[i + 1]?.[j] ?? 0) >= (table[i]?.[j + 1] ?? 0)) i += 1;
    else j += 1;
  }
  return found;
}

/** How many items are the same from the start, then from the end of what is left. */
function sameEnds(base: readonly string[], side: readonly string[]): { head: number; tail: number } {
  const most = Math.min(base.length, side.length);
  let head = 0;
  while (head < most && base[head] === side[head]) head += 1;
  let tail = 0;
  while (tail < most - head && base[base.length - 1 - tail] === side[side.length - 1 - tail]) tail += 1;
  return { head, tail };
}

/** What turns the base into the side. */
function changesOf(base: readonly string[], side: readonly string[], items: readonly unknown[]): Change[] {
  const { head, tail } = sameEnds(base, side);
  const inner = matches(base.slice(head, base.length - tail), side.slice(head, side.length - tail));
  const stops: [number, number][] = [...inner.map(([i, j]): [number, number] => [i + head, j + head]), [base.length - tail, side.length - tail]];
  const changes: Change[] = [];
  let [i, j] = [head, head];
  for (const [stopBase, stopSide] of stops) {
    if (stopBase > i || stopSide > j) changes.push({ from: i, to: stopBase, items: items.slice(j, stopSide) });
    [i, j] = [stopBase + 1, stopSide + 1];
  }
  return changes;
}

const isInsertion = ({ from, to }: Change): boolean => from === to;

/** Ends before the other begins; two insertions at one point are at the same place. */
const isBefore = (one: Change, other: Change): boolean => one.to <= other.from && !(isInsertion(one) && isInsertion(other) && one.from === other.from);

type Span = { from: number; to: number };
const touches = ({ from, to }: Change, span: Span): boolean =>
  (from < span.to && to > span.from) || (from === to && span.from === span.to && from === span.from);

/** The part of the base between two points, as one side left it. */
function sideOf(base: readonly unknown[], { from, to }: Span, changes: readonly Change[]): unknown[] {
  let at = from;
  const items = changes.flatMap((change) => {
    const kept = base.slice(at, change.from);
    at = change.to;
    return [...kept, ...change.items];
  });
  return [...items, ...base.slice(at, to)];
}

/** Takes from both lists the changes that touch one another. */
function takeTogether(mine: Change[], theirs: Change[]): { span: Span; mine: Change[]; theirs: Change[] } {
  const taken: { mine: Change[]; theirs: Change[] } = { mine: mine.splice(0, 1), theirs: theirs.splice(0, 1) };
  const first = [...taken.mine, ...taken.theirs];
  const span = { from: Math.min(...first.map(({ from }) => from)), to: Math.max(...first.map(({ to }) => to)) };
  for (;;) {
    const [list, into] = mine[0] && touches(mine[0], span) ? [mine, taken.mine] : [theirs, taken.theirs];
    const next = list[0];
    if (!next || !touches(next, span)) return { span, ...taken };
    into.push(...list.splice(0, 1));
    span.to = Math.max(span.to, next.to);
  }
}

/** Same place, both sides: one of them when they agree, one after the other when both only added, a choice otherwise. */
function together(work: Work, path: Path, base: readonly unknown[], { span, mine, theirs }: ReturnType<typeof takeTogether>): unknown[] {
  const here = sideOf(base, span, mine);
  const there = sideOf(base, span, theirs);
  if (fingerprint(here) === fingerprint(there)) return here;
  const both = [...there, ...here];
  // Two whole texts begun apart are two versions; two paragraphs added to one text are two paragraphs.
  if (span.from === span.to && base.length > 0) return both;
  const place = keyOf(path, `#${span.from}`);
  const chosen = settle(work, { key: place, kind: 'passage', path, base: base.slice(span.from, span.to), mine: here, theirs: there, both });
  return Array.isArray(chosen) ? chosen : here;
}

type States<T> = { base: readonly T[]; mine: readonly T[]; theirs: readonly T[] };

/** How often each item comes. */
function tally(items: readonly string[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const item of items) counts.set(item, (counts.get(item) ?? 0) + 1);
  return counts;
}

/** True when every item comes as often as both sides together say: one that is moved here and taken away there does not. */
function isFaithful({ base, mine, theirs }: States<string>, merged: readonly string[]): boolean {
  const [before, here, there, after] = [tally(base), tally(mine), tally(theirs), tally(merged)];
  return [...new Set([...base, ...mine, ...theirs])].every((item) => {
    const count = before.get(item) ?? 0;
    const [own, others] = [(here.get(item) ?? 0) - count, (there.get(item) ?? 0) - count];
    const found = (after.get(item) ?? 0) - count;
    // Both added it, or both took it away: it may be the same one.
    const least = own * others > 0 ? Math.sign(own) * Math.max(Math.abs(own), Math.abs(others)) : own + others;
    return found >= Math.min(least, own + others) && found <= Math.max(least, own + others);
  });
}

/** The sequence with the changes of both. Paragraphs moved on one side and moved or taken away on the other make the whole text one question. */
export function mergePassages(work: Work, path: Path, base: readonly unknown[], mine: readonly unknown[], theirs: readonly unknown[]): unknown[] {
  const texts = { base: base.map(fingerprint), mine: mine.map(fingerprint), theirs: theirs.map(fingerprint) };
  const own: Work = { ...work, conflicts: [] };
  const merged = mergeChanges(own, path, { base, mine, theirs }, texts);
  if (own.conflicts.length === 0 && !isFaithful(texts, merged.map(fingerprint))) {
    const chosen = settle(work, { key: keyOf(path, '#whole'), kind: 'passage', path, base, mine, theirs, both: merged });
    return Array.isArray(chosen) ? chosen : [...mine];
  }
  work.conflicts.push(...own.conflicts);
  return merged;
}

function mergeChanges(work: Work, path: Path, { base, mine, theirs }: States<unknown>, { base: b, mine: m, theirs: t }: States<string>): unknown[] {
  const [ours, others] = [changesOf(b, m, mine), changesOf(b, t, theirs)];
  const merged: unknown[] = [];
  let at = 0;
  const put = (to: number, end: number, items: readonly unknown[]): void => {
    merged.push(...base.slice(at, to), ...items);
    at = end;
  };
  for (let [one, other] = [ours[0], others[0]]; one || other; [one, other] = [ours[0], others[0]]) {
    if (one && (!other || isBefore(one, other))) {
      put(one.from, one.to, one.items);
      ours.shift();
    } else if (other && (!one || isBefore(other, one))) {
      put(other.from, other.to, other.items);
      others.shift();
    } else {
      const group = takeTogether(ours, others);
      put(group.span.from, group.span.to, together(work, path, base, group));
    }
  }
  return [...merged, ...base.slice(at)];
}
