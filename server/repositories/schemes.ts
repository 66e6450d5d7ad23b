/** Schemes: every function takes the reach of who asks first, so that neither two organisations nor two teams meet by mistake. */
import { and, desc, eq, isNotNull, isNull, lt, sql } from 'drizzle-orm';
import type { Scheme, SchemeContent } from '#shared/api/schemes.ts';
import { LIMITS } from '#shared/limits.ts';
import type { Access, Reach } from '#shared/permissions.ts';
import { completeContent } from '#shared/scheme/complete.ts';
import type { Connection } from '../../db/open.ts';
import { changed, first, prepared } from '../../db/query.ts';
import { schema } from '../../db/schema.ts';
import { ASKED, accessOfRank, asked, rankOf, reached } from './reach.ts';

const { schemes, schemeVersions } = schema;

/** What tells a scheme from another without reading it whole, and what the person may do to it. */
export type ListedScheme = { id: string; revision: number; teamId: string | null; access: Access };
export type SchemeVersionRow = { revision: number; savedAt: string; sections: string[] };

const toScheme = (row: typeof schemes.$inferSelect): Scheme => ({
  ...completeContent(row.content),
  id: row.id,
  revision: row.revision,
  createdAt: row.createdAt,
  updatedAt: row.updatedAt,
  example: row.example,
  startingPoint: row.startingPoint,
});

/** The sections alone, as they are stored. */
export function contentOf(scheme: Scheme): SchemeContent {
  const { id: _i, revision: _r, createdAt: _c, updatedAt: _u, example: _e, startingPoint: _s, ...content } = scheme;
  return content;
}

const here = (reach: Reach, id: string, need: Access) => and(eq(schemes.id, id), reached('scheme', asked(reach), need));

/** Prepared once: they are asked at every request. */
function asking({ orm }: Connection) {
  const one = (deleted: boolean) =>
    prepared(
      orm
        .select()
        .from(schemes)
        .where(
          and(eq(schemes.id, sql.placeholder('id')), deleted ? isNotNull(schemes.deletedAt) : isNull(schemes.deletedAt), reached('scheme', ASKED, 'read')),
        ),
    );
  const all = (deleted: boolean) =>
    prepared(
      orm
        .select({ id: schemes.id, revision: schemes.revision, teamId: schemes.teamId, rank: rankOf('scheme', ASKED) })
        .from(schemes)
        .where(and(deleted ? isNotNull(schemes.deletedAt) : isNull(schemes.deletedAt), reached('scheme', ASKED, 'read')))
        .orderBy(desc(schemes.updatedAt), schemes.id),
    );
  return { byId: one(false), deletedById: one(true), list: all(false), deletedList: all(true) };
}

function reading(connection: Connection) {
  const { byId, deletedById, list, deletedList } = asking(connection);

  return {
    /** Last saved first. */
    list: async (reach: Reach, deleted: boolean): Promise<ListedScheme[]> =>
      (await (deleted ? deletedList : list)(asked(reach))).map(({ rank, ...row }) => ({ ...row, access: accessOfRank(rank) ?? 'read' })),

    /** A scheme in the bin, which `find` does not see. */
    findDeleted: async (reach: Reach, id: string): Promise<Scheme | null> => {
      const row = await first(deletedById({ ...asked(reach), id }));
      return row ? toScheme(row) : null;
    },

    /** Null when there is none, or none that the person reaches. */
    find: async (reach: Reach, id: string): Promise<Scheme | null> => {
      const row = await first(byId({ ...asked(reach), id }));
      return row ? toScheme(row) : null;
    },
  };
}

const writing = ({ orm }: Connection) => ({
  /** @param teamId whose it is; null for the whole organisation */
  insert: async ({ organisationId }: Reach, scheme: Scheme, teamId: string | null): Promise<void> => {
    const { id, revision, createdAt, updatedAt, example, startingPoint, title } = scheme;
    await orm
      .insert(schemes)
      .values({ id, organisationId, title, revision, content: contentOf(scheme), example, startingPoint, createdAt, updatedAt, deletedAt: null, teamId });
  },

  /** Saves over the revision that was read; false when somebody saved in between, or when the person may not write there. */
  replace: async (reach: Reach, scheme: Scheme, previousRevision: number): Promise<boolean> =>
    changed(
      await orm
        .update(schemes)
        .set({ title: scheme.title, revision: scheme.revision, content: contentOf(scheme), updatedAt: scheme.updatedAt })
        .where(and(here(reach, scheme.id, 'write'), eq(schemes.revision, previousRevision), isNull(schemes.deletedAt))),
    ) === 1,

  remove: async (reach: Reach, id: string, at: string): Promise<boolean> =>
    changed(
      await orm
        .update(schemes)
        .set({ deletedAt: at })
        .where(and(here(reach, id, 'write'), isNull(schemes.deletedAt))),
    ) === 1,

  restore: async (reach: Reach, id: string): Promise<boolean> =>
    changed(
      await orm
        .update(schemes)
        .set({ deletedAt: null })
        .where(and(here(reach, id, 'write'), isNotNull(schemes.deletedAt))),
    ) === 1,
});

/** States kept before they were replaced. */
function versions({ orm }: Connection) {
  const versionRows = (reach: Reach, id: string) =>
    orm
      .select({ revision: schemeVersions.revision, savedAt: schemeVersions.savedAt, sections: schemeVersions.sections })
      .from(schemeVersions)
      .innerJoin(schemes, eq(schemes.id, schemeVersions.schemeId))
      .where(here(reach, id, 'read'))
      .orderBy(desc(schemeVersions.revision));

  return {
    latestVersion: async (reach: Reach, id: string): Promise<SchemeVersionRow | null> => (await first(versionRows(reach, id).limit(1))) ?? null,

    versions: async (reach: Reach, id: string): Promise<SchemeVersionRow[]> => await versionRows(reach, id),

    versionContent: async (reach: Reach, id: string, revision: number): Promise<SchemeContent | null> => {
      const row = await first(
        orm
          .select({ content: schemeVersions.content })
          .from(schemeVersions)
          .innerJoin(schemes, eq(schemes.id, schemeVersions.schemeId))
          .where(and(here(reach, id, 'read'), eq(schemeVersions.revision, revision))),
      );
      return row ? completeContent(row.content) : null;
    },
  };
}

const versionWriting = ({ orm }: Connection) => ({
  /** Keeps a version of what is about to be replaced, a scheme read in the same unit of work. The oldest beyond the bound are let go. */
  keepVersion: async (scheme: Scheme, personId: string, sections: string[], savedAt: string): Promise<void> => {
    await orm
      .insert(schemeVersions)
      .values({ schemeId: scheme.id, revision: scheme.revision, savedAt, personId, sections, content: contentOf(scheme) })
      .onConflictDoNothing();
    const oldest = await first(
      orm
        .select({ revision: schemeVersions.revision })
        .from(schemeVersions)
        .where(eq(schemeVersions.schemeId, scheme.id))
        .orderBy(desc(schemeVersions.revision))
        .limit(1)
        .offset(LIMITS.versions),
    );
    if (oldest) await orm.delete(schemeVersions).where(and(eq(schemeVersions.schemeId, scheme.id), lt(schemeVersions.revision, oldest.revision + 1)));
  },
});

export const makeSchemeRepository = (connection: Connection) => ({
  ...reading(connection),
  ...writing(connection),
  ...versions(connection),
  ...versionWriting(connection),
});
