/**
 * The full text of PostgreSQL: one row a word of a family, with its places. A question reads the rows of its words, by ranges
 * of an index, and is ranked as FTS5 does (`bm25.ts`). Words are bound values: there is no syntax for anything typed to be
 * read as. `tsvector` is not used: its ranks know no rare word, its queries no bound on nearness.
 */
import type { PostgresConnection } from '../postgres/open.ts';
import { DEEPEST, PART, type Postings, rank } from './bm25.ts';
import type { FullText, Indexed, IndexedClause, Term } from './index.ts';
import type { Query } from './query.ts';

type Table = 'clause_search' | 'own_clause_search';
type Client = PostgresConnection['raw'];

/** Families written at once. */
const BATCH = 50;

/** A range of words of the index: from, to, and the last part of the family they are looked for in. */
type Range = { low: string; high: string; deepest: number };

/** After every word that starts so. */
const afterAll = (start: string): string => `${start}\u{10ffff}`;

const rangesIn = (query: Query): Range[] => {
  if ('of' in query) return query.of.flatMap(rangesIn);
  const deepest = DEEPEST[query.columns];
  if (query.kind === 'near') return query.words.map((word) => ({ low: word, high: word, deepest }));
  return [{ low: query.word, high: query.prefix ? afterAll(query.word) : query.word, deepest }];
};

/** Each range once. PostgreSQL refuses a NUL in a text; no word of the index holds one. */
export function rangesOf(query: Query): Range[] {
  const once = new Map<string, Range>();
  for (const range of rangesIn(query)) {
    const key = JSON.stringify([range.low, range.high]);
    if (range.low !== '' && !range.low.includes('\0') && (once.get(key)?.deepest ?? -1) < range.deepest) once.set(key, range);
  }
  return [...once.values()];
}

/** Places of each word of a family, in order, and how many words it holds in all. */
function placesIn(text: IndexedClause): { length: number; places: Map<string, number[]> } {
  const places = new Map<string, number[]>();
  let length = 0;
  text.forEach((part, i) => {
    const words = part.split(' ').filter((word) => word !== '');
    length += words.length;
    words.forEach((word, j) => {
      const all = places.get(word);
      if (all) all.push(i * PART + j);
      else places.set(word, [i * PART + j]);
    });
  });
  return { length, places };
}

async function write(client: Client, table: Table, all: readonly Indexed[]): Promise<void> {
  const read = all.map(({ position, text }) => ({ position, ...placesIn(text) }));
  await client.query(`INSERT INTO ${table} (position, length) SELECT * FROM unnest($1::bigint[], $2::bigint[])`, [
    read.map(({ position }) => position),
    read.map(({ length }) => length),
  ]);
  const rows = read.flatMap(({ position, places }) => [...places].map(([term, found]) => ({ term, position, found })));
  await client.query(`INSERT INTO ${table}_words (term, position, top, places) SELECT * FROM unnest($1::text[], $2::bigint[], $3::bigint[], $4::text[])`, [
    rows.map(({ term }) => term),
    rows.map(({ position }) => position),
    rows.map(({ found }) => Math.floor((found[0] ?? 0) / PART)),
    rows.map(({ found }) => found.join(' ')),
  ]);
}

/** ANALYZE: the next question is asked before the server counts the rows by itself. */
async function refill({ raw }: PostgresConnection, table: Table, all: readonly Indexed[]): Promise<void> {
  await raw.query(`DELETE FROM ${table}`);
  for (let at = 0; at < all.length; at += BATCH) await write(raw, table, all.slice(at, at + BATCH));
  await raw.query(`ANALYZE ${table}, ${table}_words`);
}

/** The lengths (of the term '', that no word is), then the words of the query: together, of the same instant. */
const asked = (table: Table, families = ''): string => `
  SELECT '' AS term, family.position, family.length::text AS places FROM ${table} family ${families}
  UNION ALL
  SELECT family.term, family.position, family.places
  FROM unnest($1::text[], $2::text[], $3::bigint[]) AS range (low, high, deepest)
  JOIN ${table}_words family ON family.term >= range.low AND family.term <= range.high AND family.top <= range.deepest ${families}`;

type Row = [term: string, position: number, places: string];

async function postingsOf(client: Client, sql: string, query: Query, more: readonly string[] = []): Promise<Postings> {
  const ranges = rangesOf(query);
  const values = [ranges.map(({ low }) => low), ranges.map(({ high }) => high), ranges.map(({ deepest }) => deepest), ...more];
  const { rows } = await client.query<Row>({ text: sql, values, rowMode: 'array' });
  const lengths = new Map<number, number>();
  const terms = new Map<string, Map<number, readonly number[]>>();
  for (const [term, position, places] of rows) {
    const families = terms.get(term);
    if (term === '') lengths.set(position, Number(places));
    else if (families) families.set(position, places.split(' ').map(Number));
    else terms.set(term, new Map([[position, places.split(' ').map(Number)]]));
  }
  return { lengths, terms };
}

/** Only the organisation's own weigh on how rare its words are; on SQLite, those of all organisations do. */
const OF_ORGANISATION = "JOIN own_clauses c ON c.position = family.position AND c.organisation_id = $4 AND c.library = 'published'";

async function ownSlugs(client: Client, organisationId: string, positions: readonly number[]): Promise<string[]> {
  const { rows } = await client.query<{ slug: string }>(
    `SELECT c.slug FROM unnest($1::bigint[]) WITH ORDINALITY AS found (position, place)
     JOIN own_clauses c ON c.position = found.position WHERE c.organisation_id = $2 ORDER BY found.place`,
    [positions, organisationId],
  );
  return rows.map(({ slug }) => slug);
}

function ownOf(connection: PostgresConnection): FullText['own'] {
  const { raw } = connection;
  const take = async (position: number): Promise<void> => {
    await raw.query('DELETE FROM own_clause_search WHERE position = $1', [position]);
  };
  return {
    find: async (organisationId, query, most) => {
      const found = rank(await postingsOf(raw, asked('own_clause_search', OF_ORGANISATION), query, [organisationId]), query);
      return ownSlugs(
        raw,
        organisationId,
        found.slice(0, most).map(({ position }) => position),
      );
    },
    take,
    put: async (one) => {
      await take(one.position);
      await write(raw, 'own_clause_search', [one]);
    },
    fill: (all) => refill(connection, 'own_clause_search', all),
  };
}

export function postgresFullText(connection: PostgresConnection): FullText {
  const { raw } = connection;
  const ranked = async (query: Query) => rank(await postingsOf(raw, asked('clause_search'), query), query);
  return {
    every: async (query) => (await ranked(query)).map(({ position }) => position),
    find: async (query, most) => (await ranked(query)).slice(0, most),
    vocabulary: async (shortest) => {
      const { rows } = await raw.query<Term>('SELECT term, count(*) AS doc FROM clause_search_words WHERE length(term) >= $1 GROUP BY term ORDER BY term', [
        shortest,
      ]);
      return rows;
    },
    fill: (all) => refill(connection, 'clause_search', all),
    own: ownOf(connection),
  };
}
