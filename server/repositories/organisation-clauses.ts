/** Clauses, their use and the law watch of one organisation whole: read to leave as a file, written row by row when one comes in. */
import { and, asc, eq, exists, isNull, or, sql } from 'drizzle-orm';
import type { Connection } from '../../db/open.ts';
import { first } from '../../db/query.ts';
import { schema } from '../../db/schema.ts';

const { clauseComments, ownClauses, ownClauseVersions, ownLibraries } = schema;
const { documentClauses, lotResults, tenderClauses, tenderDocuments, tenders, usedClauseRecords } = schema;
const { contentChanges, referenceReviews, watchAcknowledgements } = schema;

const clauses = ({ orm }: Connection) => ({
  clauses: async (organisationId: string) =>
    await orm.select().from(ownClauses).where(eq(ownClauses.organisationId, organisationId)).orderBy(asc(ownClauses.position)),

  versions: async (clauseId: string) =>
    await orm.select().from(ownClauseVersions).where(eq(ownClauseVersions.clauseId, clauseId)).orderBy(asc(ownClauseVersions.number)),

  /** Those that begin a thread first: the others point at them. */
  comments: async (clauseId: string) =>
    await orm
      .select()
      .from(clauseComments)
      .where(eq(clauseComments.clauseId, clauseId))
      .orderBy(sql`${clauseComments.replyTo} IS NOT NULL`, asc(clauseComments.createdAt), asc(clauseComments.id)),

  insertLibrary: async (row: typeof ownLibraries.$inferInsert): Promise<void> => {
    await orm.insert(ownLibraries).values(row);
  },
});

/** Practice is left out: it is no work of the organisation. */
const ours = (organisationId: string) => and(eq(tenders.organisationId, organisationId), isNull(tenders.exerciseId));

/** Of a text: some consultation of the organisation, or some file of one, holds it. */
const holds = ({ orm }: Connection, organisationId: string) => {
  const byTender = orm
    .select({ one: sql`1` })
    .from(tenderClauses)
    .innerJoin(tenders, eq(tenders.id, tenderClauses.tenderId))
    .where(and(ours(organisationId), eq(tenderClauses.hash, usedClauseRecords.hash)));
  const byDocument = orm
    .select({ one: sql`1` })
    .from(documentClauses)
    .innerJoin(tenderDocuments, eq(tenderDocuments.id, documentClauses.documentId))
    .innerJoin(tenders, eq(tenders.id, tenderDocuments.tenderId))
    .where(and(ours(organisationId), eq(documentClauses.hash, usedClauseRecords.hash)));
  return or(exists(byTender), exists(byDocument));
};

const use = (connection: Connection) => {
  const { orm } = connection;
  const kept = (organisationId: string) =>
    orm
      .select({ row: tenderClauses })
      .from(tenderClauses)
      .innerJoin(tenders, eq(tenders.id, tenderClauses.tenderId))
      .where(ours(organisationId))
      .orderBy(asc(tenderClauses.tenderId), asc(tenderClauses.lotId), asc(tenderClauses.slug));
  const inserted = (organisationId: string) =>
    orm
      .select({ row: documentClauses })
      .from(documentClauses)
      .innerJoin(tenderDocuments, eq(tenderDocuments.id, documentClauses.documentId))
      .innerJoin(tenders, eq(tenders.id, tenderDocuments.tenderId))
      .where(ours(organisationId))
      .orderBy(asc(documentClauses.documentId), asc(documentClauses.lotId), asc(documentClauses.slug));
  return {
    /** The texts that the consultations of the organisation and their files hold, and no other: the table is everybody's. */
    records: async (organisationId: string) =>
      await orm
        .select({ hash: usedClauseRecords.hash, record: usedClauseRecords.record })
        .from(usedClauseRecords)
        .where(holds(connection, organisationId))
        .orderBy(asc(usedClauseRecords.hash)),
    kept: async (organisationId: string) => (await kept(organisationId)).map(({ row }) => row),
    inserted: async (organisationId: string) => (await inserted(organisationId)).map(({ row }) => row),
    results: async (organisationId: string) =>
      (
        await orm
          .select({ row: lotResults })
          .from(lotResults)
          .innerJoin(tenders, eq(tenders.id, lotResults.tenderId))
          .where(ours(organisationId))
          .orderBy(asc(lotResults.tenderId), asc(lotResults.lotId))
      ).map(({ row }) => row),
  };
};

const bringingUse = ({ orm }: Connection) => ({
  insertKept: async (row: typeof tenderClauses.$inferInsert): Promise<void> => {
    await orm.insert(tenderClauses).values(row);
  },
  insertInserted: async (row: typeof documentClauses.$inferInsert): Promise<void> => {
    await orm.insert(documentClauses).values(row);
  },
  insertResult: async (row: typeof lotResults.$inferInsert): Promise<void> => {
    await orm.insert(lotResults).values(row);
  },
});

type Change = Pick<typeof contentChanges.$inferSelect, 'contentVersion' | 'kind' | 'itemId' | 'change'>;

const law = ({ orm }: Connection) => ({
  lawReviews: async (organisationId: string) =>
    await orm
      .select()
      .from(referenceReviews)
      .where(eq(referenceReviews.organisationId, organisationId))
      .orderBy(asc(referenceReviews.reviewedAt), asc(referenceReviews.id)),

  /** What the organisation said it had seen, with the change itself; null when that change is no longer known. */
  seen: async (organisationId: string) =>
    (await first(
      orm
        .select({
          contentVersion: contentChanges.contentVersion,
          of: contentChanges.kind,
          itemId: contentChanges.itemId,
          change: contentChanges.change,
          acknowledgedOn: watchAcknowledgements.acknowledgedOn,
          personId: watchAcknowledgements.personId,
        })
        .from(watchAcknowledgements)
        .innerJoin(contentChanges, eq(contentChanges.seq, watchAcknowledgements.seq))
        .where(eq(watchAcknowledgements.organisationId, organisationId)),
    )) ?? null,

  /** The first number that this server gave to a change; null when it never saw it. */
  changeHere: async ({ contentVersion, kind, itemId, change }: Change): Promise<number | null> =>
    (
      await first(
        orm
          .select({ seq: contentChanges.seq })
          .from(contentChanges)
          .where(
            and(
              ...[eq(contentChanges.contentVersion, contentVersion), eq(contentChanges.kind, kind)],
              ...[eq(contentChanges.itemId, itemId), eq(contentChanges.change, change)],
            ),
          )
          .orderBy(asc(contentChanges.seq)),
      )
    )?.seq ?? null,

  insertLawReview: async (row: typeof referenceReviews.$inferInsert): Promise<void> => {
    await orm.insert(referenceReviews).values(row);
  },
  insertSeen: async (row: typeof watchAcknowledgements.$inferInsert): Promise<void> => {
    await orm.insert(watchAcknowledgements).values(row);
  },
});

export const makeOrganisationClausesRepository = (connection: Connection) => ({
  ...clauses(connection),
  ...use(connection),
  ...bringingUse(connection),
  ...law(connection),
});
