/** What is looked for in the index, whatever the engine. Every word is one word of the index: folded, stemmed. */

/** Where a word is looked for, each part in the next. */
const COLUMNS = ['title', 'title-keywords', 'title-keywords-summary', 'everywhere'] as const;
export type Columns = (typeof COLUMNS)[number];

export type Query =
  | { kind: 'word'; word: string; prefix: boolean; columns: Columns }
  /** Words within so many others of each other, in any order. */
  | { kind: 'near'; words: readonly string[]; within: number; columns: Columns }
  | { kind: 'any' | 'every'; of: readonly Query[] };

const narrower = (one: Columns, other: Columns): Columns => (COLUMNS.indexOf(one) < COLUMNS.indexOf(other) ? one : other);

/** The same query, looked for in those columns at most. */
export function within(query: Query, columns: Columns): Query {
  if ('of' in query) return { ...query, of: query.of.map((one) => within(one, columns)) };
  return { ...query, columns: narrower(query.columns, columns) };
}
