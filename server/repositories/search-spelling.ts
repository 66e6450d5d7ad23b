/** Mends a mistyped word with the nearest one of the library. Used only when nothing was found as typed. */
import type { FullText, Term } from '../../db/full-text/index.ts';

const SHORTEST = 4;
const KEPT = 500;

/** Letters to change, swap, add or take away between two words; `limit + 1` as soon as it is more. */
export function distance(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) > limit) return limit + 1;
  let before: number[] = [];
  let previous = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1;
      let cost = Math.min((previous[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (previous[j - 1] ?? 0) + same);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) cost = Math.min(cost, (before[j - 2] ?? 0) + 1);
      row.push(cost);
    }
    if (Math.min(...row) > limit) return limit + 1;
    before = previous;
    previous = row;
  }
  return previous[b.length] ?? limit + 1;
}

/** The nearest term, the most frequent of those at the same distance; null when none is near. */
function nearest(word: string, terms: readonly Term[]): string | null {
  let limit = word.length < 7 ? 1 : 2;
  let best: Term | null = null;
  for (const candidate of terms) {
    const gap = distance(word, candidate.term, limit);
    if (gap > limit || (best && gap === limit && candidate.doc <= best.doc)) continue;
    best = candidate;
    limit = gap;
  }
  return best?.term ?? null;
}

/** Returns the words with the unknown ones mended, or null when every word is known or none could be. */
export function makeSpelling(index: Pick<FullText, 'vocabulary'>): (asked: readonly string[]) => Promise<string[] | null> {
  let terms: Term[] | null = null;
  const mended = new Map<string, string | null>();

  /** Read at the first mistake: the words the index holds. */
  const vocabulary = async (): Promise<Term[]> => {
    if (terms) return terms;
    terms = await index.vocabulary(SHORTEST);
    return terms;
  };

  const mend = async (word: string): Promise<string | null> => {
    if (word.length < SHORTEST || /\d/.test(word)) return null;
    const kept = mended.get(word);
    if (kept !== undefined) return kept;
    const all = await vocabulary();
    const found = all.some(({ term }) => term.startsWith(word)) ? null : nearest(word, all);
    if (mended.size < KEPT) mended.set(word, found);
    return found;
  };

  return async (asked) => {
    const words = await Promise.all(asked.map(async (word) => (await mend(word)) ?? word));
    return words.some((word, i) => word !== asked[i]) ? words : null;
  };
}
