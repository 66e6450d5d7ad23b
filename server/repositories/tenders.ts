/** Consultations: every function takes the reach of who asks first, so that neither two organisations nor two teams meet by mistake. */
import { and, desc, eq, isNotNull, isNull, sql } from 'drizzle-orm';
import type { Tender, TenderContent } from '#shared/api/tenders.ts';
import type { Access, Reach } from '#shared/permissions.ts';
import { completeTender } from '#shared/tender/complete.ts';
import type { Connection } from '../../db/open.ts';
import { changed, first, prepared } from '../../db/query.ts';
import { schema } from '../../db/schema.ts';
import { ASKED, accessOfRank, asked, rankOf, reached } from './reach.ts';

const { tenderDocuments, tenders } = schema;

const toTender = (row: typeof tenders.$inferSelect): Tender => ({
  ...completeTender(row.content),
  id: row.id,
  revision: row.revision,
  createdAt: row.createdAt,
  updatedAt: row.updatedAt,
  exerciseId: row.exerciseId,
});

/** What tells a consultation from another without reading it whole, and what the person may do to it. */
export type ListedTender = { id: string; revision: number; teamId: string | null; access: Access };

/** The sections alone, as they are stored. */
export function contentOf(tender: Tender): TenderContent {
  const { id: _i, revision: _r, createdAt: _c, updatedAt: _u, exerciseId: _e, ...content } = tender;
  return content;
}

const here = (reach: Reach, id: string, need: Access) => and(eq(tenders.id, id), reached('tender', asked(reach), need));

/** Prepared once: they are asked at every request. */
function asking({ orm }: Connection) {
  const kept = (deleted: boolean) => and(deleted ? isNotNull(tenders.deletedAt) : isNull(tenders.deletedAt), reached('tender', ASKED, 'read'));
  const real = (deleted: boolean) => and(isNull(tenders.exerciseId), kept(deleted));
  const all = (deleted: boolean) =>
    prepared(
      orm
        .select({ id: tenders.id, revision: tenders.revision, teamId: tenders.teamId, rank: rankOf('tender', ASKED) })
        .from(tenders)
        .where(real(deleted))
        .orderBy(desc(tenders.updatedAt), tenders.id),
    );
  const id = sql.placeholder('id');
  const one = (deleted: boolean) =>
    prepared(
      orm
        .select()
        .from(tenders)
        .where(and(eq(tenders.id, id), kept(deleted))),
    );
  const serving = prepared(
    orm
      .select()
      .from(tenders)
      .where(and(sql`json_extract(${tenders.content}, '$.schemeId') = ${sql.placeholder('schemeId')}`, real(false)))
      .orderBy(tenders.createdAt, tenders.id),
  );
  const practising = and(eq(tenders.organisationId, sql.placeholder('organisationId')), isNotNull(tenders.exerciseId));
  const practice = {
    tender: prepared(
      orm
        .select({ id: tenders.id })
        .from(tenders)
        .where(and(eq(tenders.id, id), practising)),
    ),
    'tender-document': prepared(
      orm
        .select({ id: tenderDocuments.id })
        .from(tenderDocuments)
        .innerJoin(tenders, eq(tenders.id, tenderDocuments.tenderId))
        .where(and(eq(tenderDocuments.id, id), practising)),
    ),
  };
  return { practice, byId: one(false), deletedById: one(true), serving, list: all(false), deletedList: all(true) };
}

function reading(connection: Connection) {
  const { byId, deletedById, serving, list, deletedList, practice } = asking(connection);

  return {
    /** Practice is left out. Last saved first; `access` is what the reach allows, before the role is asked. */
    list: async (reach: Reach, deleted: boolean): Promise<ListedTender[]> =>
      (await (deleted ? deletedList : list)(asked(reach))).map(({ rank, ...row }) => ({ ...row, access: accessOfRank(rank) ?? 'read' })),

    /** A consultation in the bin, which `find` does not see. */
    findDeleted: async (reach: Reach, id: string): Promise<Tender | null> => {
      const row = await first(deletedById({ ...asked(reach), id }));
      return row ? toTender(row) : null;
    },

    /** Null when there is none, or none that the person reaches. */
    find: async (reach: Reach, id: string): Promise<Tender | null> => {
      const row = await first(byId({ ...asked(reach), id }));
      return row ? toTender(row) : null;
    },

    /** Whether this is a practice consultation, or a file of one: by its own id, wherever the reach of who asks stops. */
    isPractice: async (organisationId: string, entity: string, id: string): Promise<boolean> =>
      (entity === 'tender' || entity === 'tender-document') && (await first(practice[entity]({ organisationId, id }))) !== undefined,

    /** Those that serve a scheme, practice left out, oldest first. */
    serving: async (reach: Reach, schemeId: string): Promise<Tender[]> => (await serving({ ...asked(reach), schemeId })).map(toTender),
  };
}

const writing = ({ orm }: Connection) => ({
  /** @param teamId whose it is; null for the whole organisation */
  insert: async ({ organisationId, personId }: Reach, tender: Tender, teamId: string | null): Promise<void> => {
    const { id, revision, createdAt, updatedAt, title, exerciseId } = tender;
    await orm.insert(tenders).values({
      ...{ id, organisationId, title, revision, content: contentOf(tender), createdAt, updatedAt, deletedAt: null, teamId, exerciseId },
      exercisePersonId: exerciseId === null ? null : personId,
    });
  },

  /** Saves over the revision that was read; false when somebody saved in between, or when the person may not write there. */
  replace: async (reach: Reach, tender: Tender, previousRevision: number): Promise<boolean> =>
    changed(
      await orm
        .update(tenders)
        .set({ title: tender.title, revision: tender.revision, content: contentOf(tender), updatedAt: tender.updatedAt })
        .where(and(here(reach, tender.id, 'write'), eq(tenders.revision, previousRevision), isNull(tenders.deletedAt))),
    ) === 1,

  remove: async (reach: Reach, id: string, at: string): Promise<boolean> =>
    changed(
      await orm
        .update(tenders)
        .set({ deletedAt: at })
        .where(and(here(reach, id, 'write'), isNull(tenders.deletedAt))),
    ) === 1,

  restore: async (reach: Reach, id: string): Promise<boolean> =>
    changed(
      await orm
        .update(tenders)
        .set({ deletedAt: null })
        .where(and(here(reach, id, 'write'), isNotNull(tenders.deletedAt))),
    ) === 1,
});

export const makeTenderRepository = (connection: Connection) => ({ ...reading(connection), ...writing(connection) });
