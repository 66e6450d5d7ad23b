/**
 * The full text of clauses, in French (`search-text.ts` folds and stems the words, on either engine): an index of Clausier's
 * own families, another of those of the organisations. What a person types becomes a `Query`; each engine says it its own way.
 * A title outweighs keywords, they outweigh the summary, the text comes last. Promises: the same labelled questions find the
 * same families on SQLite (FTS5) and on PostgreSQL (`bm25.ts`), and nothing typed is read as the syntax of either.
 */
import type { Connection } from '../open.ts';
import { postgresFullText } from './postgres.ts';
import type { Query } from './query.ts';
import { sqliteFullText } from './sqlite.ts';

export type { Query } from './query.ts';

/** What is indexed of a family, each text as `indexText` gives it. */
export type IndexedClause = [title: string, keywords: string, summary: string, body: string];
export type Indexed = { position: number; text: IndexedClause };

/** A family found: its position, and a score, the lower the better, below 0. */
export type Hit = { position: number; score: number };
/** A word of the index, and in how many families it is. */
export type Term = { term: string; doc: number };

export type FullText = {
  /** Positions of all of Clausier's families that answer, best first. */
  every: (query: Query) => Promise<number[]>;
  /** The same with their scores; at most `most`. */
  find: (query: Query, most?: number) => Promise<Hit[]>;
  /** Words of the index of at least so many letters, in their order. */
  vocabulary: (shortest: number) => Promise<Term[]>;
  /** Replaces the index of Clausier's families. */
  fill: (all: readonly Indexed[]) => Promise<void>;
  own: {
    /** Slugs of the published clauses of the organisation that answer, best first; at most `most`. */
    find: (organisationId: string, query: Query, most: number) => Promise<string[]>;
    put: (one: Indexed) => Promise<void>;
    take: (position: number) => Promise<void>;
    /** Replaces the index of every organisation's clauses. */
    fill: (all: readonly Indexed[]) => Promise<void>;
  };
};

export const fullTextOf = (connection: Connection): FullText => (connection.engine === 'sqlite' ? sqliteFullText(connection) : postgresFullText(connection));
