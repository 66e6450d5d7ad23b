/** Schemes: every function takes the organisation first, so that two organisations never meet. */
import { and, desc, eq, isNotNull, isNull, lt, sql } from 'drizzle-orm';
import type { Scheme, SchemeContent } from '#shared/api/schemes.ts';
import { LIMITS } from '#shared/limits.ts';
import { completeContent } from '#shared/scheme/complete.ts';
import type { Connection } from '../../db/open.ts';
import { schema } from '../../db/schema.ts';

const { schemes, schemeVersions } = schema;

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

const here = (organisationId: string, id: string) => and(eq(schemes.organisationId, organisationId), eq(schemes.id, id));

function reading({ orm }: Connection) {
  const byId = orm
    .select()
    .from(schemes)
    .where(and(eq(schemes.organisationId, sql.placeholder('organisationId')), eq(schemes.id, sql.placeholder('id')), isNull(schemes.deletedAt)))
    .prepare();

  return {
    /** What tells a scheme from another without reading it whole, last saved first. */
    list: async (organisationId: string, deleted: boolean): Promise<{ id: string; revision: number }[]> =>
      orm
        .select({ id: schemes.id, revision: schemes.revision })
        .from(schemes)
        .where(and(eq(schemes.organisationId, organisationId), deleted ? isNotNull(schemes.deletedAt) : isNull(schemes.deletedAt)))
        .orderBy(desc(schemes.updatedAt), schemes.id)
        .all(),

    /** A scheme in the bin, which `find` does not see. */
    findDeleted: async (organisationId: string, id: string): Promise<Scheme | null> => {
      const row = orm
        .select()
        .from(schemes)
        .where(and(here(organisationId, id), isNotNull(schemes.deletedAt)))
        .get();
      return row ? toScheme(row) : null;
    },

    find: async (organisationId: string, id: string): Promise<Scheme | null> => {
      const row = byId.get({ organisationId, id });
      return row ? toScheme(row) : null;
    },
  };
}

const writing = ({ orm }: Connection) => ({
  insert: async (organisationId: string, scheme: Scheme): Promise<void> => {
    const { id, revision, createdAt, updatedAt, example, startingPoint, title } = scheme;
    orm
      .insert(schemes)
      .values({ id, organisationId, title, revision, content: contentOf(scheme), example, startingPoint, createdAt, updatedAt, deletedAt: null })
      .run();
  },

  /** Saves over the revision that was read; false when somebody saved in between. */
  replace: async (organisationId: string, scheme: Scheme, previousRevision: number): Promise<boolean> =>
    orm
      .update(schemes)
      .set({ title: scheme.title, revision: scheme.revision, content: contentOf(scheme), updatedAt: scheme.updatedAt })
      .where(and(here(organisationId, scheme.id), eq(schemes.revision, previousRevision), isNull(schemes.deletedAt)))
      .run().changes === 1,

  remove: async (organisationId: string, id: string, at: string): Promise<boolean> =>
    orm
      .update(schemes)
      .set({ deletedAt: at })
      .where(and(here(organisationId, id), isNull(schemes.deletedAt)))
      .run().changes === 1,

  restore: async (organisationId: string, id: string): Promise<boolean> =>
    orm
      .update(schemes)
      .set({ deletedAt: null })
      .where(and(here(organisationId, id), isNotNull(schemes.deletedAt)))
      .run().changes === 1,
});

/** States kept before they were replaced. */
function versions({ orm }: Connection) {
  const versionRows = (organisationId: string, id: string) =>
    orm
      .select({ revision: schemeVersions.revision, savedAt: schemeVersions.savedAt, sections: schemeVersions.sections })
      .from(schemeVersions)
      .innerJoin(schemes, eq(schemes.id, schemeVersions.schemeId))
      .where(here(organisationId, id))
      .orderBy(desc(schemeVersions.revision));

  return {
    latestVersion: async (organisationId: string, id: string): Promise<SchemeVersionRow | null> => versionRows(organisationId, id).limit(1).get() ?? null,

    versions: async (organisationId: string, id: string): Promise<SchemeVersionRow[]> => versionRows(organisationId, id).all(),

    versionContent: async (organisationId: string, id: string, revision: number): Promise<SchemeContent | null> => {
      const row = orm
        .select({ content: schemeVersions.content })
        .from(schemeVersions)
        .innerJoin(schemes, eq(schemes.id, schemeVersions.schemeId))
        .where(and(here(organisationId, id), eq(schemeVersions.revision, revision)))
        .get();
      return row ? completeContent(row.content) : null;
    },
  };
}

const versionWriting = ({ orm }: Connection) => ({
  /** Keeps a version of what is about to be replaced, a scheme read in the same unit of work. The oldest beyond the bound are let go. */
  keepVersion: async (scheme: Scheme, personId: string, sections: string[], savedAt: string): Promise<void> => {
    orm
      .insert(schemeVersions)
      .values({ schemeId: scheme.id, revision: scheme.revision, savedAt, personId, sections, content: contentOf(scheme) })
      .onConflictDoNothing()
      .run();
    const oldest = orm
      .select({ revision: schemeVersions.revision })
      .from(schemeVersions)
      .where(eq(schemeVersions.schemeId, scheme.id))
      .orderBy(desc(schemeVersions.revision))
      .limit(1)
      .offset(LIMITS.versions)
      .get();
    if (oldest)
      orm
        .delete(schemeVersions)
        .where(and(eq(schemeVersions.schemeId, scheme.id), lt(schemeVersions.revision, oldest.revision + 1)))
        .run();
  },
});

export const makeSchemeRepository = (connection: Connection) => ({
  ...reading(connection),
  ...writing(connection),
  ...versions(connection),
  ...versionWriting(connection),
});
