/** Clauses in use: the records consultations write with, those of their Word files, and what happened to each lot. */
import type { LotOutcome } from '../shared/api/clause-use.ts';
import type { Kit } from './kit.sqlite.ts';
import type { ClauseFamilyRecord } from './records.ts';

export const clauseUseTables = (kit: Kit) => ({
  usedClauseRecords: kit.table('used_clause_records', {
    hash: kit.str('hash').primaryKey(),
    slug: kit.id('slug').notNull(),
    record: kit.json<ClauseFamilyRecord>('record').notNull(),
  }),

  tenderClauses: kit.table('tender_clauses', {
    tenderId: kit.id('tender_id').notNull(),
    lotId: kit.id('lot_id').notNull(),
    slug: kit.id('slug').notNull(),
    hash: kit.str('hash'),
    number: kit.int('number'),
    pinnedOn: kit.str('pinned_on'),
  }),

  documentClauses: kit.table('document_clauses', {
    documentId: kit.id('document_id').notNull(),
    lotId: kit.id('lot_id').notNull(),
    slug: kit.id('slug').notNull(),
    hash: kit.str('hash').notNull(),
  }),

  lotResults: kit.table('lot_results', {
    tenderId: kit.id('tender_id').notNull(),
    lotId: kit.id('lot_id').notNull(),
    revision: kit.int('revision').notNull(),
    offers: kit.int('offers'),
    outcome: kit.str('outcome').$type<LotOutcome>(),
    reason: kit.str('reason').notNull(),
    decidedOn: kit.str('decided_on'),
    updatedAt: kit.at('updated_at').notNull(),
  }),
});
