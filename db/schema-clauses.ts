/** Clauses of an organisation: what is being written, its published versions, the comments. The search index is each engine's own (`full-text`). */
import type { OWN_CLAUSE_KINDS } from '../shared/api/clauses.ts';
import type { ClauseAnchor, ClauseOrigin, LibraryState, OwnClauseContent, OwnClauseState } from '../shared/api/own-clauses.ts';
import type { Kit } from './kit.sqlite.ts';
import type { ClauseFamilyRecord } from './records.ts';

export const clauseTables = (kit: Kit) => ({
  ownClauses: kit.table('own_clauses', {
    id: kit.id('id').primaryKey(),
    organisationId: kit.id('organisation_id').notNull(),
    position: kit.int('position').notNull(),
    slug: kit.id('slug').notNull(),
    kind: kit.str('kind').$type<(typeof OWN_CLAUSE_KINDS)[number]>().notNull(),
    state: kit.str('state').$type<OwnClauseState>().notNull(),
    library: kit.str('library').$type<LibraryState>().notNull(),
    revision: kit.int('revision').notNull(),
    version: kit.int('version'),
    content: kit.json<OwnClauseContent>('content').notNull(),
    base: kit.json<OwnClauseContent>('base'),
    baseHash: kit.str('base_hash'),
    origin: kit.json<ClauseOrigin>('origin'),
    personId: kit.id('person_id'),
    createdAt: kit.at('created_at').notNull(),
    updatedAt: kit.at('updated_at').notNull(),
  }),

  ownClauseVersions: kit.table('own_clause_versions', {
    clauseId: kit.id('clause_id').notNull(),
    number: kit.int('number').notNull(),
    hash: kit.str('hash').notNull(),
    record: kit.json<ClauseFamilyRecord>('record').notNull(),
    note: kit.str('note').notNull(),
    personId: kit.id('person_id'),
    publishedAt: kit.at('published_at').notNull(),
  }),

  ownLibraries: kit.table('own_libraries', { organisationId: kit.id('organisation_id').primaryKey(), revision: kit.int('revision').notNull() }),

  clauseComments: kit.table('clause_comments', {
    id: kit.id('id').primaryKey(),
    clauseId: kit.id('clause_id').notNull(),
    replyTo: kit.id('reply_to'),
    anchor: kit.json<ClauseAnchor>('anchor'),
    body: kit.str('body').notNull(),
    personId: kit.id('person_id'),
    createdAt: kit.at('created_at').notNull(),
    editedAt: kit.at('edited_at'),
    resolvedAt: kit.at('resolved_at'),
    resolvedBy: kit.id('resolved_by'),
  }),
});
