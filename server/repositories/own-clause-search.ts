/** The search index of the clauses of organisations, apart from that of Clausier's own library. */
import { eq } from 'drizzle-orm';
import { indexedClause } from '../../db/clause-index.ts';
import { fullTextOf, type Query } from '../../db/full-text/index.ts';
import type { Connection } from '../../db/open.ts';
import type { ClauseFamilyRecord, ReferenceRecord } from '../../db/records.ts';
import { schema } from '../../db/schema.ts';

/** Most that one question finds. */
const MOST = 200;

const { content } = schema;

export function makeOwnClauseSearch(connection: Connection) {
  const numbers = async (): Promise<Map<string, string>> => {
    const rows = await connection.orm.select({ json: content.json }).from(content).where(eq(content.kind, 'reference'));
    return new Map(rows.map(({ json }): ReferenceRecord => JSON.parse(json)).map(({ id, number }) => [id, number]));
  };
  const index = fullTextOf(connection).own;
  return {
    /** Slugs of the published clauses of the organisation that answer a query of `search-query.ts`, best first. */
    find: (organisationId: string, query: Query): Promise<string[]> => index.find(organisationId, query, MOST),

    /** Puts a published family in the index, in place of what was there. */
    put: async (position: number, record: ClauseFamilyRecord): Promise<void> => index.put({ position, text: indexedClause(record, await numbers()) }),

    take: (position: number): Promise<void> => index.take(position),
  };
}
