import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nearPlaces, PART, type Postings, rank } from '../../../db/full-text/bm25.ts';
import { rangesOf } from '../../../db/full-text/postgres.ts';
import type { Columns, Query } from '../../../db/full-text/query.ts';
import { expressionOf } from '../../../db/full-text/sqlite.ts';

/** An index of families: the words of each of their parts. */
function indexOf(families: readonly (readonly string[])[]): Postings {
  const terms = new Map<string, Map<number, number[]>>();
  const lengths = new Map<number, number>();
  families.forEach((parts, position) => {
    const placed = parts.flatMap((part, i) => part.split(' ').flatMap((word, j) => (word === '' ? [] : [{ word, place: i * PART + j }])));
    lengths.set(position, placed.length);
    for (const { word, place } of placed) {
      const holders = terms.get(word) ?? new Map<number, number[]>();
      holders.set(position, [...(holders.get(position) ?? []), place]);
      terms.set(word, holders);
    }
  });
  return { lengths, terms };
}

const word = (text: string, columns: Columns = 'everywhere', prefix = false): Query => ({ kind: 'word', word: text, prefix, columns });
const near = (words: readonly string[], within: number, columns: Columns = 'everywhere'): Query => ({ kind: 'near', words, within, columns });
const found = (families: readonly (readonly string[])[], query: Query): number[] => rank(indexOf(families), query).map(({ position }) => position);

describe('the ranking of clauses', () => {
  const FILL = ['', '', '', 'autre'];

  it('a title outweighs keywords, they outweigh the summary, the text comes last', () => {
    const families = [['b', 'b', 'b', 'eau'], ['b', 'b', 'eau', 'b'], ['b', 'eau', 'b', 'b'], ['eau', 'b', 'b', 'b'], FILL, FILL, FILL, FILL, FILL];
    expect(found(families, word('eau'))).toEqual([3, 2, 1, 0]);
  });

  it('a rare word outweighs a common one', () => {
    const families = [...Array.from({ length: 6 }, () => ['marche']), ['marche rare'], ['marche marche'], FILL, FILL, FILL, FILL, FILL, FILL, FILL];
    expect(found(families, { kind: 'any', of: [word('marche'), word('rare')] })[0]).toBe(6);
  });

  it('a word is looked for in its parts only, whole unless it is a beginning', () => {
    const families = [
      ['eau', '', '', ''],
      ['', 'eau', '', ''],
      ['', '', 'eaux', ''],
      ['', '', '', 'eau'],
    ];
    expect(found(families, word('eau', 'title'))).toEqual([0]);
    expect(found(families, word('eau', 'title-keywords-summary')).sort()).toEqual([0, 1]);
    expect(found(families, word('eau', 'title-keywords-summary', true)).sort()).toEqual([0, 1, 2]);
  });

  it('« every » asks for all, « any » for one', () => {
    const families = [['a'], ['b'], ['a b']];
    expect(found(families, { kind: 'every', of: [word('a'), word('b')] })).toEqual([2]);
    expect(found(families, { kind: 'any', of: [word('a'), word('b')] }).sort()).toEqual([0, 1, 2]);
  });

  it('words are near in either order, never from one part to the next', () => {
    const families = [['a x b'], ['b x a'], ['a x x b'], ['a', 'b']];
    expect(found(families, near(['a', 'b'], 1)).sort()).toEqual([0, 1]);
    expect(found(families, near(['a', 'b'], 1, 'title-keywords')).sort()).toEqual([0, 1]);
  });

  it('nothing is found in an index that is empty, nor for a word that is', () => {
    expect(found([], word('a'))).toEqual([]);
    expect(found([['a']], word('', 'everywhere', true))).toEqual([]);
    expect(found([['a']], { kind: 'every', of: [] })).toEqual([]);
  });

  it('near places are those of a group that holds every word', () => {
    const places = fc.uniqueArray(fc.integer({ min: 0, max: 40 }), { maxLength: 8 }).map((all) => all.sort((one, other) => one - other));
    fc.assert(
      fc.property(fc.array(places, { minLength: 2, maxLength: 3 }), fc.integer({ min: 0, max: 12 }), (words, within) => {
        const groups = words.reduce<number[][]>((all, one) => all.flatMap((group) => one.map((place) => [...group, place])), [[]]);
        const close = groups.filter((group) => Math.max(...group) - Math.min(...group) <= within + 1);
        const kept = nearPlaces(words, within);
        expect(kept.every((all) => all.length > 0)).toBe(close.length > 0);
        kept.forEach((all, i) => {
          for (const place of all) expect(close.some((group) => group[i] === place)).toBe(true);
        });
      }),
    );
  });
});

describe('what is typed is never syntax', () => {
  const hostile = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 20 }),
    fc
      .array(
        fc.constantFrom('"', "'", '\\', ':', '*', '&', '|', '!', '<->', '(', ')', '\0', '{', '}', ' ', 'NEAR', 'OR', 'a', '\ud83d', '😀', '^', '-', '+', ','),
        { maxLength: 12 },
      )
      .map((all) => all.join('')),
  );
  const columns = fc.constantFrom<Columns>('title', 'title-keywords', 'title-keywords-summary', 'everywhere');
  const leaf = fc.oneof(
    fc.record<Query & { kind: 'word' }>({ kind: fc.constant('word'), word: hostile, prefix: fc.boolean(), columns }),
    fc.record<Query & { kind: 'near' }>({
      kind: fc.constant('near'),
      words: fc.array(hostile, { minLength: 1, maxLength: 4 }),
      within: fc.integer({ min: 0, max: 50 }),
      columns,
    }),
  );

  it('in the expression of SQLite, every typed sign stays within its quotes', () => {
    const asked = fc.tuple(fc.constantFrom('any' as const, 'every' as const), fc.array(leaf, { minLength: 1, maxLength: 4 }));
    fc.assert(
      fc.property(asked, ([kind, of]) => {
        const outside = expressionOf({ kind, of }).replace(/"[^"\0]*"/g, '·');
        expect(outside.replace(/\{(?:title|keywords|summary| )+\} : |NEAR\((?:· ?)+, \d+\)|·\*?| OR | AND |[()]/g, '')).toBe('');
      }),
    );
  });

  it('PostgreSQL is given ranges of words, as they are', () => {
    fc.assert(
      fc.property(leaf, (query) => {
        const typed = query.kind === 'near' ? query.words : [query.word];
        for (const { low, high } of rangesOf(query)) {
          expect(typed).toContain(low);
          expect([low, `${low}\u{10ffff}`]).toContain(high);
          expect(low).not.toMatch(/^$|\0/);
        }
      }),
    );
  });
});
