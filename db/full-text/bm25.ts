/**
 * The ranking of FTS5 (https://sqlite.org/fts5.html, 3.5 and 5.1.1) for an engine that has none: the same families for the same
 * query, with the same scores, from the places of words alone. Pure; nothing here is read as syntax.
 * One difference: FTS5 lends a family what it counted in another when words are near in none of the parts a query bounds them to.
 */
import type { Hit } from './index.ts';
import type { Columns, Query } from './query.ts';

/** A place of a word: its part of the family (0 title … 3 text) times this, plus its place in that part. */
export const PART = 1_000_000;

/** What a query needs of an index. */
export type Postings = {
  /** Every family of the index: how many words it holds. */
  lengths: ReadonlyMap<number, number>;
  /** Words the query looks for → the families that hold them → where, in order. */
  terms: ReadonlyMap<string, ReadonlyMap<number, readonly number[]>>;
};

/** The last part a word is looked for in. */
export const DEEPEST: Record<Columns, number> = { title: 0, 'title-keywords': 1, 'title-keywords-summary': 2, everywhere: 3 };
const WEIGHTS = [10, 6, 4, 0.5];

const K1 = 1.2;
const B = 0.75;
/** What a word that most families hold still weighs. */
const LEAST = 1e-6;

/** A word of the query: how many families hold it, and its weighted count in those where it answers. */
type Counted = { holders: number; counts: Map<number, number> };
type Places = Map<number, readonly number[]>;

const weightOf = (places: readonly number[]): number => places.reduce((sum, place) => sum + (WEIGHTS[Math.floor(place / PART)] ?? 0), 0);

/** Where a word, or any that starts so, is. */
function placesOf({ terms }: Postings, word: string, prefix: boolean, columns: Columns): Places {
  if (word === '') return new Map();
  const end = (DEEPEST[columns] + 1) * PART;
  const found: Places = new Map();
  const several = new Set<number>();
  for (const [term, families] of prefix ? terms : [[word, terms.get(word)] as const]) {
    if (!families || !term.startsWith(word)) continue;
    for (const [position, all] of families) {
      const kept = all.filter((place) => place < end);
      if (kept.length === 0) continue;
      const before = found.get(position);
      if (before) several.add(position);
      found.set(position, before ? [...before, ...kept] : kept);
    }
  }
  for (const position of several)
    found.set(
      position,
      [...new Set(found.get(position))].sort((one, other) => one - other),
    );
  return found;
}

/**
 * Of the places of several words in one family, those that are within so many words of one of each other: a list for each,
 * empty when the words are nowhere so near. The walk of FTS5: go on with whichever comes first next.
 */
export function nearPlaces(words: readonly (readonly number[])[], within: number): number[][] {
  const kept = words.map((): number[] => []);
  const at = words.map(() => 0);
  const place = (i: number, ahead = 0): number => words[i]?.[(at[i] ?? 0) + ahead] ?? Number.POSITIVE_INFINITY;
  const step = (i: number): void => {
    at[i] = (at[i] ?? 0) + 1;
  };
  const all = words.map((_, i) => i);
  for (;;) {
    const last = Math.max(...all.map((i) => place(i)));
    if (last === Number.POSITIVE_INFINITY) return kept;
    const late = all.filter((i) => place(i) < last - 1 - within);
    if (late.length > 0) {
      late.forEach(step);
      continue;
    }
    for (const i of all) if (kept[i]?.at(-1) !== place(i)) kept[i]?.push(place(i));
    const next = Math.min(...all.map((i) => place(i, 1)));
    if (next === Number.POSITIVE_INFINITY) return kept;
    step(all.findIndex((i) => place(i, 1) === next));
  }
}

function answerNear(postings: Postings, query: Query & { kind: 'near' }, counted: Counted[]): Set<number> {
  const words = query.words.map((word) => placesOf(postings, word, false, query.columns));
  const each = words.map(({ size }): Counted => ({ holders: size, counts: new Map() }));
  const answered = new Set<number>();
  for (const position of words[0]?.keys() ?? []) {
    const near = nearPlaces(
      words.map((places) => places.get(position) ?? []),
      query.within,
    );
    if (near.some((places) => places.length === 0)) continue;
    answered.add(position);
    near.forEach((places, i) => void each[i]?.counts.set(position, weightOf(places)));
  }
  counted.push(...each);
  return answered;
}

/** Families that answer; `counted` gets every word of the query. */
function answer(postings: Postings, query: Query, counted: Counted[]): Set<number> {
  if (query.kind === 'near') return answerNear(postings, query, counted);
  if (query.kind === 'word') {
    const places = placesOf(postings, query.word, query.prefix, query.columns);
    counted.push({ holders: places.size, counts: new Map([...places].map(([position, all]) => [position, weightOf(all)])) });
    return new Set(places.keys());
  }
  const [first = new Set<number>(), ...others] = query.of.map((one) => answer(postings, one, counted));
  if (query.kind === 'any') return new Set([first, ...others].flatMap((found) => [...found]));
  return new Set([...first].filter((position) => others.every((found) => found.has(position))));
}

const rarity = (families: number, holders: number): number => Math.max(LEAST, Math.log((families - holders + 0.5) / (holders + 0.5)));

/** Families that answer a query, best first; equals in the order of their positions. */
export function rank(postings: Postings, query: Query): Hit[] {
  const counted: Counted[] = [];
  const answered = answer(postings, query, counted);
  const { lengths } = postings;
  const average = [...lengths.values()].reduce((sum, length) => sum + length, 0) / lengths.size;
  const weighed = counted.map(({ holders, counts }) => ({ counts, weight: rarity(lengths.size, holders) }));
  const scoreOf = (position: number): number => {
    const long = K1 * (1 - B + (B * (lengths.get(position) ?? 0)) / average);
    return -weighed.reduce((sum, { counts, weight }) => {
      const count = counts.get(position) ?? 0;
      return sum + weight * ((count * (K1 + 1)) / (count + long));
    }, 0);
  };
  return [...answered]
    .map((position) => ({ position, score: scoreOf(position) }))
    .sort((one, other) => one.score - other.score || one.position - other.position);
}
