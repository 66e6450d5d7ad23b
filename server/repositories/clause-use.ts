/** Clauses in use: what consultations write with, what their Word files were prepared with, what happened to their lots. Asked once the consultation itself was reached. */
import { and, eq, isNull, sql } from 'drizzle-orm';
import type { LotResult } from '#shared/api/clause-use.ts';
import type { Tender } from '#shared/api/tenders.ts';
import type { Reach } from '#shared/permissions.ts';
import { completeTender } from '#shared/tender/complete.ts';
import type { Connection } from '../../db/open.ts';
import { changed, first, prepared } from '../../db/query.ts';
import type { ClauseFamilyRecord } from '../../db/records.ts';
import { schema } from '../../db/schema.ts';
import { ASKED, asked, reached } from './reach.ts';

const { documentClauses, lotResults, tenderClauses, tenders, usedClauseRecords } = schema;

/** `hash` and `pinnedOn` null: chosen before versions were kept. */
export type PinnedClause = Omit<typeof tenderClauses.$inferSelect, 'tenderId'>;
export type Pin = { lotId: string; slug: string; hash: string; number: number | null };
export type UsingTender = { tender: Pick<Tender, 'id' | 'title' | 'lots' | 'buyer' | 'procedure'>; results: LotResult[] };

const resultOf = ({ tenderId: _t, updatedAt: _u, ...row }: typeof lotResults.$inferSelect): LotResult => row;

/** Prepared once: every check of a consultation asks for them. */
function asking({ orm }: Connection) {
  const pins = prepared(
    orm
      .select()
      .from(tenderClauses)
      .where(eq(tenderClauses.tenderId, sql.placeholder('id')))
      .orderBy(tenderClauses.lotId, tenderClauses.slug),
  );
  const record = prepared(
    orm
      .select({ record: usedClauseRecords.record })
      .from(usedClauseRecords)
      .where(eq(usedClauseRecords.hash, sql.placeholder('hash'))),
  );
  const results = prepared(
    orm
      .select()
      .from(lotResults)
      .where(eq(lotResults.tenderId, sql.placeholder('id'))),
  );
  const using = prepared(
    orm
      .select({ id: tenders.id, content: tenders.content })
      .from(tenders)
      .where(
        and(
          sql`${tenders.id} IN (SELECT tender_id FROM tender_clauses WHERE slug = ${sql.placeholder('slug')})`,
          isNull(tenders.deletedAt),
          isNull(tenders.exerciseId),
          reached('tender', ASKED, 'read'),
        ),
      )
      .orderBy(sql`${tenders.updatedAt} DESC`, tenders.id),
  );
  return { pins, record, results, using };
}

function reading(connection: Connection) {
  const { pins, record, results, using } = asking(connection);
  const { orm } = connection;

  return {
    /** Those of clauses taken out since included: the caller knows which are chosen. */
    pinned: async (tenderId: string): Promise<PinnedClause[]> => (await pins({ id: tenderId })).map(({ tenderId: _t, ...row }) => row),

    /** What the files of a consultation were prepared with. */
    inserted: async (documentId: string): Promise<Omit<Pin, 'number'>[]> =>
      await orm
        .select({ lotId: documentClauses.lotId, slug: documentClauses.slug, hash: documentClauses.hash })
        .from(documentClauses)
        .where(eq(documentClauses.documentId, documentId))
        .orderBy(documentClauses.lotId, documentClauses.slug),

    record: async (hash: string): Promise<ClauseFamilyRecord | null> => (await first(record({ hash })))?.record ?? null,

    results: async (tenderId: string): Promise<LotResult[]> => (await results({ id: tenderId })).map(resultOf),

    /** Consultations that chose the clause once, last saved first, with their results; practice left out. */
    using: async (reach: Reach, slug: string): Promise<UsingTender[]> =>
      Promise.all(
        (await using({ ...asked(reach), slug })).map(async ({ id, content }) => {
          const { title, lots, buyer, procedure } = completeTender(content);
          return { tender: { id, title, lots, buyer, procedure }, results: (await results({ id })).map(resultOf) };
        }),
      ),
  };
}

const writing = ({ orm }: Connection) => ({
  /** Without the mark of the organisation that published it: the same text is kept once for everybody. */
  keepRecord: async (hash: string, { own: _own, ...record }: ClauseFamilyRecord): Promise<void> => {
    await orm.insert(usedClauseRecords).values({ hash, slug: record.slug, record }).onConflictDoNothing();
  },

  /** Holds what was never held; a version already kept stays. */
  pin: async (tenderId: string, { lotId, slug, hash, number }: Pin, on: string): Promise<void> => {
    await orm
      .insert(tenderClauses)
      .values({ tenderId, lotId, slug, hash, number, pinnedOn: on })
      .onConflictDoUpdate({
        target: [tenderClauses.tenderId, tenderClauses.lotId, tenderClauses.slug],
        set: { hash, number, pinnedOn: on },
        setWhere: isNull(tenderClauses.hash),
      });
  },

  /** Puts another version in place of the one kept. */
  renew: async (tenderId: string, { lotId, slug, hash, number }: Pin, on: string): Promise<void> => {
    await orm
      .update(tenderClauses)
      .set({ hash, number, pinnedOn: on })
      .where(and(eq(tenderClauses.tenderId, tenderId), eq(tenderClauses.lotId, lotId), eq(tenderClauses.slug, slug)));
  },

  /** What a plan was prepared with, in place of what an earlier one was. */
  setInserted: async (documentId: string, pins: readonly Pick<Pin, 'lotId' | 'slug' | 'hash'>[]): Promise<void> => {
    await orm.delete(documentClauses).where(eq(documentClauses.documentId, documentId));
    for (const { lotId, slug, hash } of pins) await orm.insert(documentClauses).values({ documentId, lotId, slug, hash }).onConflictDoNothing();
  },

  /** Holds the plan of a file prepared before versions were kept to what its consultation wrote with until now. */
  holdInserted: async (documentId: string, { lotId, slug, hash }: Pick<Pin, 'lotId' | 'slug' | 'hash'>): Promise<void> => {
    await orm.insert(documentClauses).values({ documentId, lotId, slug, hash }).onConflictDoNothing();
  },

  /** Saves over the revision that was read (0: none yet); false when somebody saved in between. */
  saveResult: async (tenderId: string, { revision, ...result }: LotResult, previousRevision: number, at: string): Promise<boolean> => {
    const row = { ...result, revision, updatedAt: at };
    if (previousRevision === 0)
      return (
        changed(
          await orm
            .insert(lotResults)
            .values({ tenderId, ...row })
            .onConflictDoNothing(),
        ) === 1
      );
    const here = and(eq(lotResults.tenderId, tenderId), eq(lotResults.lotId, result.lotId), eq(lotResults.revision, previousRevision));
    return changed(await orm.update(lotResults).set(row).where(here)) === 1;
  },

  /** Records that no consultation nor file holds any more. */
  removeUnused: async (): Promise<number> =>
    changed(
      await orm.delete(usedClauseRecords).where(
        sql`NOT EXISTS (SELECT 1 FROM tender_clauses WHERE tender_clauses.hash = used_clause_records.hash)
          AND NOT EXISTS (SELECT 1 FROM document_clauses WHERE document_clauses.hash = used_clause_records.hash)`,
      ),
    ),
});

export const makeClauseUseRepository = (connection: Connection) => ({ ...reading(connection), ...writing(connection) });
