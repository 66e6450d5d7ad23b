/** The full text of SQLite: FTS5 tables, ranked by bm25. Every word is quoted, so that nothing typed is read as its syntax. */
import type { SqliteConnection } from '../open.ts';
import type { FullText, Hit, Indexed, Term } from './index.ts';
import type { Columns, Query } from './query.ts';

const COLUMNS: Record<Columns, string> = {
  everywhere: '',
  title: '{title} : ',
  'title-keywords': '{title keywords} : ',
  'title-keywords-summary': '{title keywords summary} : ',
};
/** Weights of the columns: the lower the score, the better. */
const WEIGHTS = '10, 6, 4, 0.5';
const EVERY = 1_000_000;

const quote = (word: string): string => `"${word.replace(/["\0]/g, '')}"`;

/** A query as FTS5 reads it. */
export function expressionOf(query: Query): string {
  if ('of' in query) {
    const parts = query.of.map(expressionOf);
    return parts.length === 1 ? (parts[0] ?? '') : `(${parts.join(query.kind === 'any' ? ' OR ' : ' AND ')})`;
  }
  const columns = COLUMNS[query.columns];
  if (query.kind === 'near') return `${columns}NEAR(${query.words.map(quote).join(' ')}, ${query.within})`;
  return `${columns}${quote(query.word)}${query.prefix ? '*' : ''}`;
}

const insertInto = (table: string): string => `INSERT INTO ${table} (rowid, title, keywords, summary, body) VALUES (?, ?, ?, ?, ?)`;

function refill({ raw }: SqliteConnection, table: string, all: readonly Indexed[]): void {
  raw.exec(`DELETE FROM ${table}`);
  const insert = raw.prepare(insertInto(table));
  for (const { position, text } of all) insert.run(position, ...text);
}

function vocabularyOf({ raw }: SqliteConnection, shortest: number): Term[] {
  raw.exec("CREATE VIRTUAL TABLE IF NOT EXISTS temp.clause_terms USING fts5vocab('main', 'clause_search', 'row')");
  return raw.prepare<[number], Term>('SELECT term, doc FROM temp.clause_terms WHERE length(term) >= ? ORDER BY term').all(shortest);
}

export function sqliteFullText(connection: SqliteConnection): FullText {
  const { raw } = connection;
  const score = `bm25(clause_search, ${WEIGHTS})`;
  const all = raw.prepare<[string], number>(`SELECT rowid FROM clause_search WHERE clause_search MATCH ? ORDER BY ${score}, rowid`).pluck();
  const found = raw.prepare<[string, number], Hit>(
    `SELECT rowid AS position, ${score} AS score FROM clause_search WHERE clause_search MATCH ? ORDER BY score, rowid LIMIT ?`,
  );
  const ours = raw
    .prepare<[string, string, number], string>(
      `SELECT c.slug FROM own_clause_search JOIN own_clauses c ON c.position = own_clause_search.rowid
       WHERE own_clause_search MATCH ? AND c.organisation_id = ? AND c.library = 'published'
       ORDER BY bm25(own_clause_search, ${WEIGHTS}), c.position LIMIT ?`,
    )
    .pluck();
  const take = async (position: number): Promise<void> => {
    raw.prepare('DELETE FROM own_clause_search WHERE rowid = ?').run(position);
  };
  return {
    every: async (query) => all.all(expressionOf(query)),
    find: async (query, most = EVERY) => found.all(expressionOf(query), most),
    vocabulary: async (shortest) => vocabularyOf(connection, shortest),
    fill: async (families) => refill(connection, 'clause_search', families),
    own: {
      find: async (organisationId, query, most) => ours.all(expressionOf(query), organisationId, most),
      take,
      put: async ({ position, text }) => {
        await take(position);
        raw.prepare(insertInto('own_clause_search')).run(position, ...text);
      },
      fill: async (families) => refill(connection, 'own_clause_search', families),
    },
  };
}
