/** The tables, written against a column kit. The SQL that makes them is in `migrations/`; a test compares both. */
import type { ClauseFamilyRecord, ContentKind, DocumentReading } from './records.ts';
import type { Piece } from '../shared/api/clauses.ts';
import type { InsertionRequest } from '../shared/api/documents.ts';
import type { SchemeContent } from '../shared/api/schemes.ts';
import type { TenderContent } from '../shared/api/tenders.ts';
import { type Kit, sqliteKit } from './kit.sqlite.ts';

const makeSchema = (kit: Kit) => ({
  meta: kit.table('meta', { key: kit.id('key').primaryKey(), value: kit.str('value').notNull() }),

  organisations: kit.table('organisations', {
    id: kit.id('id').primaryKey(),
    name: kit.str('name').notNull(),
    createdAt: kit.at('created_at').notNull(),
  }),

  schemes: kit.table('schemes', {
    id: kit.id('id').primaryKey(),
    organisationId: kit.id('organisation_id').notNull(),
    title: kit.str('title').notNull(),
    revision: kit.int('revision').notNull(),
    content: kit.json<SchemeContent>('content').notNull(),
    example: kit.bool('example').notNull(),
    startingPoint: kit.str('starting_point'),
    createdAt: kit.at('created_at').notNull(),
    updatedAt: kit.at('updated_at').notNull(),
    deletedAt: kit.at('deleted_at'),
  }),

  schemeVersions: kit.table('scheme_versions', {
    schemeId: kit.id('scheme_id').notNull(),
    revision: kit.int('revision').notNull(),
    savedAt: kit.at('saved_at').notNull(),
    personId: kit.id('person_id').notNull(),
    sections: kit.json<string[]>('sections').notNull(),
    content: kit.json<SchemeContent>('content').notNull(),
  }),

  files: kit.table('files', {
    id: kit.id('id').primaryKey(),
    organisationId: kit.id('organisation_id').notNull(),
    kind: kit.str('kind').notNull(),
    name: kit.str('name').notNull(),
    mediaType: kit.str('media_type').notNull(),
    bytes: kit.int('bytes').notNull(),
    width: kit.int('width'),
    height: kit.int('height'),
    warnings: kit.json<string[]>('warnings').notNull(),
    data: kit.bytes('data').notNull(),
    createdAt: kit.at('created_at').notNull(),
  }),

  tenders: kit.table('tenders', {
    id: kit.id('id').primaryKey(),
    organisationId: kit.id('organisation_id').notNull(),
    title: kit.str('title').notNull(),
    revision: kit.int('revision').notNull(),
    content: kit.json<TenderContent>('content').notNull(),
    createdAt: kit.at('created_at').notNull(),
    updatedAt: kit.at('updated_at').notNull(),
    deletedAt: kit.at('deleted_at'),
  }),

  tenderDocuments: kit.table('tender_documents', {
    id: kit.id('id').primaryKey(),
    tenderId: kit.id('tender_id').notNull(),
    organisationId: kit.id('organisation_id').notNull(),
    piece: kit.str('piece').$type<Piece>().notNull(),
    name: kit.str('name').notNull(),
    mediaType: kit.str('media_type').notNull(),
    bytes: kit.int('bytes').notNull(),
    reading: kit.json<DocumentReading>('reading').notNull(),
    convertedFrom: kit.str('converted_from'),
    plan: kit.json<InsertionRequest>('plan'),
    plannedAt: kit.at('planned_at'),
    createdAt: kit.at('created_at').notNull(),
    data: kit.bytes('data').notNull(),
  }),

  labourShares: kit.table('labour_shares', {
    organisationId: kit.id('organisation_id').notNull(),
    tradeId: kit.id('trade_id').notNull(),
    shareBasisPoints: kit.int('share_basis_points').notNull(),
    source: kit.str('source').notNull(),
    updatedAt: kit.at('updated_at').notNull(),
  }),

  auditLog: kit.table('audit_log', {
    id: kit.id('id').primaryKey(),
    organisationId: kit.id('organisation_id').notNull(),
    personId: kit.id('person_id').notNull(),
    at: kit.at('at').notNull(),
    action: kit.str('action').notNull(),
    entity: kit.str('entity').notNull(),
    entityId: kit.id('entity_id').notNull(),
  }),

  content: kit.table('content', {
    kind: kit.str('kind').$type<ContentKind>().notNull(),
    id: kit.id('id').notNull(),
    position: kit.int('position').notNull(),
    json: kit.str('json').notNull(),
  }),

  clauseFamilies: kit.table('clause_families', {
    slug: kit.id('slug').primaryKey(),
    position: kit.int('position').notNull(),
    record: kit.json<ClauseFamilyRecord>('record').notNull(),
  }),
});

export const schema = makeSchema(sqliteKit);
