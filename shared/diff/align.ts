/**
 * What two sequences have in common, in order: the base of every difference of words.
 * Promises: pure and deterministic; the same pairs for the same input; both positions of the pairs always increase; bounded
 * work whatever is sent (`Budget`, counted in steps and not in time, so that a slow machine says the same as a fast one).
 * Shortest difference (Myers, « An O(ND) Difference Algorithm », 1986) as long as the budget allows; beyond it, the things that
 * stand once on each side hold the two texts together, and what is between them is looked at apart.
 */
export type Pair = readonly [before: number, after: number];

/** Steps left; shared by all the alignments of one difference. */
export type Budget = { steps: number };

/** Positions of equal values, increasing on both sides. */
export function align(before: readonly string[], after: readonly string[], budget: Budget): Pair[] {
  const numbers = new Map<string, number>();
  const number = (value: string): number => {
    const known = numbers.get(value) ?? numbers.size;
    numbers.set(value, known);
    return known;
  };
  const [left, right] = [before.map(number), after.map(number)];
  const pairs: Pair[] = [];
  alignPart(left, right, [0, 0], budget, budget.steps, true, pairs);
  return pairs;
}

/** Adds to `pairs`, shifted by `at`; `share` of the budget is what this part may use. */
function alignPart(left: readonly number[], right: readonly number[], at: Pair, budget: Budget, share: number, mayCut: boolean, pairs: Pair[]): void {
  const [x, y] = at;
  let start = 0;
  while (start < left.length && start < right.length && left[start] === right[start]) start++;
  let end = 0;
  while (end < left.length - start && end < right.length - start && left[left.length - 1 - end] === right[right.length - 1 - end]) end++;
  for (let index = 0; index < start; index++) pairs.push([x + index, y + index]);
  const inner: [number[], number[]] = [left.slice(start, left.length - end), right.slice(start, right.length - end)];
  alignMiddle(...inner, [x + start, y + start], budget, share, mayCut, pairs);
  for (let index = end; index > 0; index--) pairs.push([x + left.length - index, y + right.length - index]);
}

function alignMiddle(left: readonly number[], right: readonly number[], [x, y]: Pair, budget: Budget, share: number, mayCut: boolean, pairs: Pair[]): void {
  if (left.length === 0 || right.length === 0) return;
  const found = shortest(left, right, budget, mayCut ? share / 2 : share);
  if (found) for (const [i, j] of found) pairs.push([x + i, y + j]);
  else if (mayCut) alignBetween(left, right, [x, y], budget, pairs);
}

/** Each part between two anchors gets a share of what is left, by its size. */
function alignBetween(left: readonly number[], right: readonly number[], [x, y]: Pair, budget: Budget, pairs: Pair[]): void {
  const steps = budget.steps;
  let [i, j] = [0, 0];
  for (const [nextI, nextJ] of [...anchors(left, right), [left.length, right.length] as const]) {
    const size = nextI - i + nextJ - j;
    const share = (steps * size) / (left.length + right.length);
    alignPart(left.slice(i, nextI), right.slice(j, nextJ), [x + i, y + j], budget, share, false, pairs);
    if (nextI < left.length) pairs.push([x + nextI, y + nextJ]);
    [i, j] = [nextI + 1, nextJ + 1];
  }
}

/** Position of each value that stands once; -1 for those that stand more often. */
function onlyPlaces(values: readonly number[]): Map<number, number> {
  const places = new Map<number, number>();
  for (const [index, value] of values.entries()) places.set(value, places.has(value) ? -1 : index);
  return places;
}

/** Values that stand once on each side, in the longest run that keeps the order of both (patience). */
function anchors(left: readonly number[], right: readonly number[]): Pair[] {
  const places = onlyPlaces(right);
  const unique = [...onlyPlaces(left)]
    .map(([value, i]): Pair => [i, places.get(value) ?? -1])
    .filter(([i, j]) => i >= 0 && j >= 0)
    .sort((a, b) => a[0] - b[0]);
  const tops: number[] = [];
  const previous = unique.map(([, j], index) => {
    let low = 0;
    for (let high = tops.length; low < high; ) {
      const middle = (low + high) >> 1;
      if ((unique[tops[middle] ?? 0]?.[1] ?? 0) < j) low = middle + 1;
      else high = middle;
    }
    tops[low] = index;
    return tops[low - 1] ?? -1;
  });
  const kept: Pair[] = [];
  for (let index = tops.at(-1) ?? -1; index >= 0; index = previous[index] ?? -1) {
    const pair = unique[index];
    if (pair) kept.push(pair);
  }
  return kept.reverse();
}

/** Furthest positions reached with `d` differences, on each diagonal from -d to d. */
type Reached = Int32Array;

/** Whether diagonal `k` is best reached by an addition, from the one above, rather than by a removal. */
const comesDown = (furthest: Reached, k: number, d: number): boolean => k === -d || (k !== d && (furthest[k + d - 2] ?? 0) < (furthest[k + d] ?? 0));

/** The pairs of the shortest difference, or null when it asks for more steps than `share`. */
function shortest(left: readonly number[], right: readonly number[], budget: Budget, share: number): Pair[] | null {
  const floor = budget.steps - share;
  const trace: Reached[] = [];
  let before: Reached = new Int32Array(1);
  for (let d = 0; ; d++) {
    const reached: Reached = new Int32Array(2 * d + 1);
    for (let k = -d; k <= d; k += 2) {
      const from = d === 0 ? 0 : comesDown(before, k, d) ? (before[k + d] ?? 0) : (before[k + d - 2] ?? 0) + 1;
      let x = from;
      while (x < left.length && x - k < right.length && left[x] === right[x - k]) x++;
      budget.steps -= x - from + 1;
      reached[k + d] = x;
      if (x >= left.length && x - k >= right.length) return walkBack(trace, left.length, right.length);
    }
    if (budget.steps < floor || budget.steps <= 0) return null;
    trace.push(reached);
    before = reached;
  }
}

/** From the end to the start: the equal values between two differences. */
function walkBack(trace: readonly Reached[], lengthBefore: number, lengthAfter: number): Pair[] {
  const pairs: Pair[] = [];
  let [x, y] = [lengthBefore, lengthAfter];
  for (let d = trace.length; d > 0; d--) {
    const furthest = trace[d - 1] ?? new Int32Array(1);
    const k = x - y;
    const down = comesDown(furthest, k, d);
    const fromX = furthest[down ? k + d : k + d - 2] ?? 0;
    const snake = down ? fromX : fromX + 1;
    for (; x > snake; x--, y--) pairs.push([x - 1, y - 1]);
    [x, y] = [fromX, fromX - (down ? k + 1 : k - 1)];
  }
  for (; x > 0 && y > 0; x--, y--) pairs.push([x - 1, y - 1]);
  return pairs.reverse();
}
