/** What the search index holds of a clause family: Clausier's own, and those of the organisations in an index beside it. */
import { and, eq } from 'drizzle-orm';
import { fullTextOf, type IndexedClause } from './full-text/index.ts';
import type { Connection } from './open.ts';
import type { ClauseFamilyRecord } from './records.ts';
import { indexText } from './search-text.ts';
import { schema } from './schema.ts';
import { blocksText } from '../shared/block/text.ts';

const { ownClauses, ownClauseVersions } = schema;

/** @param numbers of the articles, by the id of their reference: « L. 2112-2 » finds the clauses that rest on it */
export function indexedClause(record: ClauseFamilyRecord, numbers: ReadonlyMap<string, string>): IndexedClause {
  const articles = record.references.flatMap((id) => numbers.get(id) ?? []);
  const body = [...record.texts.map(({ blocks }) => blocksText(blocks)), ...record.whenToUse, ...record.whenNotToUse, ...record.risks.map(({ text }) => text)];
  return [indexText(record.title), indexText([...record.keywords, ...articles].join(' ')), indexText(record.summary), indexText(body.join(' '))];
}

/** Puts the published clauses of every organisation in their index again: the way words are read, or the numbers of the articles, may have changed. */
export async function indexOwnClauses(connection: Connection, numbers: ReadonlyMap<string, string>): Promise<void> {
  const published = await connection.orm
    .select({ position: ownClauses.position, record: ownClauseVersions.record })
    .from(ownClauses)
    .innerJoin(ownClauseVersions, and(eq(ownClauseVersions.clauseId, ownClauses.id), eq(ownClauseVersions.number, ownClauses.version)))
    .where(eq(ownClauses.library, 'published'));
  await fullTextOf(connection).own.fill(published.map(({ position, record }) => ({ position, text: indexedClause(record, numbers) })));
}
