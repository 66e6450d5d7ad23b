/** Consultations: every function takes the organisation first, so that two organisations never meet. */
import { and, desc, eq, isNotNull, isNull, ne, sql } from 'drizzle-orm';
import type { Tender, TenderContent, TenderSummary } from '#shared/api/tenders.ts';
import { completeTender } from '#shared/tender/complete.ts';
import type { Connection } from '../../db/open.ts';
import { schema } from '../../db/schema.ts';

const { tenders } = schema;

const toTender = (row: typeof tenders.$inferSelect): Tender => ({
  ...completeTender(row.content),
  id: row.id,
  revision: row.revision,
  createdAt: row.createdAt,
  updatedAt: row.updatedAt,
});

const summaryOf = ({ id, title, buyer, need, procedure, lots, revision, updatedAt }: Tender, teamId: string | null): TenderSummary => ({
  teamId,
  access: 'write',
  id,
  title,
  buyer: buyer.name,
  launchOn: procedure.launchOn,
  nature: need.nature,
  form: need.form,
  lots: lots.length,
  revision,
  updatedAt,
});

/** The sections alone, as they are stored. */
export function contentOf(tender: Tender): TenderContent {
  const { id: _i, revision: _r, createdAt: _c, updatedAt: _u, ...content } = tender;
  return content;
}

const here = (organisationId: string, id: string) => and(eq(tenders.organisationId, organisationId), eq(tenders.id, id));
const all = (organisationId: string, deleted: boolean) =>
  and(eq(tenders.organisationId, organisationId), deleted ? isNotNull(tenders.deletedAt) : isNull(tenders.deletedAt));

/** Prepared once: it is asked at every request. */
const prepareById = ({ orm }: Connection) =>
  orm
    .select()
    .from(tenders)
    .where(and(eq(tenders.organisationId, sql.placeholder('organisationId')), eq(tenders.id, sql.placeholder('id')), isNull(tenders.deletedAt)))
    .prepare();

function reading(connection: Connection) {
  const { orm } = connection;
  const byId = prepareById(connection);

  return {
    /** Last saved first. */
    list: async (organisationId: string, deleted: boolean): Promise<TenderSummary[]> =>
      orm
        .select()
        .from(tenders)
        .where(all(organisationId, deleted))
        .orderBy(desc(tenders.updatedAt), tenders.id)
        .all()
        .map((row) => summaryOf(toTender(row), row.teamId)),

    find: async (organisationId: string, id: string): Promise<Tender | null> => {
      const row = byId.get({ organisationId, id });
      return row ? toTender(row) : null;
    },

    /** The organisation's other consultations, last saved first. */
    others: async (organisationId: string, id: string, most: number): Promise<Tender[]> =>
      orm
        .select()
        .from(tenders)
        .where(and(all(organisationId, false), ne(tenders.id, id)))
        .orderBy(desc(tenders.updatedAt), tenders.id)
        .limit(most)
        .all()
        .map(toTender),

    /** Those that serve a scheme, oldest first. */
    serving: async (organisationId: string, schemeId: string): Promise<Tender[]> =>
      orm
        .select()
        .from(tenders)
        .where(and(all(organisationId, false), sql`json_extract(${tenders.content}, '$.schemeId') = ${schemeId}`))
        .orderBy(tenders.createdAt, tenders.id)
        .all()
        .map(toTender),
  };
}

const writing = ({ orm }: Connection) => ({
  insert: async (organisationId: string, tender: Tender): Promise<void> => {
    const { id, revision, createdAt, updatedAt, title } = tender;
    orm
      .insert(tenders)
      .values({ id, organisationId, title, revision, content: contentOf(tender), createdAt, updatedAt, deletedAt: null })
      .run();
  },

  /** Saves over the revision that was read; false when somebody saved in between. */
  replace: async (organisationId: string, tender: Tender, previousRevision: number): Promise<boolean> =>
    orm
      .update(tenders)
      .set({ title: tender.title, revision: tender.revision, content: contentOf(tender), updatedAt: tender.updatedAt })
      .where(and(here(organisationId, tender.id), eq(tenders.revision, previousRevision), isNull(tenders.deletedAt)))
      .run().changes === 1,

  remove: async (organisationId: string, id: string, at: string): Promise<boolean> =>
    orm
      .update(tenders)
      .set({ deletedAt: at })
      .where(and(here(organisationId, id), isNull(tenders.deletedAt)))
      .run().changes === 1,

  restore: async (organisationId: string, id: string): Promise<boolean> =>
    orm
      .update(tenders)
      .set({ deletedAt: null })
      .where(and(here(organisationId, id), isNotNull(tenders.deletedAt)))
      .run().changes === 1,
});

export const makeTenderRepository = (connection: Connection) => ({ ...reading(connection), ...writing(connection) });
