/**
 * Clauses of an organisation: what is being written, the versions it published, what the library gives of them.
 * Every reading names the organisation: nothing of another one is ever found. Their search index is in `own-clause-search.ts`,
 * their comments in `clause-comments.ts`.
 */
import { and, count, desc, eq, isNull, max, ne, sql } from 'drizzle-orm';
import type { OwnClauseVersion } from '#shared/api/own-clauses.ts';
import type { Connection } from '../../db/open.ts';
import { changed, first, prepared } from '../../db/query.ts';
import type { ClauseFamilyRecord } from '../../db/records.ts';
import { schema } from '../../db/schema.ts';

const { clauseComments, ownClauses, ownClauseVersions, ownLibraries, people } = schema;

export type OwnClauseRow = typeof ownClauses.$inferSelect;
/** With the name of who saved last: null when that account is not here. */
export type NamedClause = OwnClauseRow & { personName: string | null };
export type VersionRow = Omit<OwnClauseVersion, 'publishedBy'> & { personId: string | null; personName: string | null };
/** What the library gives of a clause: its last version. */
export type PublishedClause = Pick<OwnClauseRow, 'id' | 'slug' | 'kind' | 'library'> &
  Pick<VersionRow, 'number' | 'hash' | 'publishedAt'> & { record: ClauseFamilyRecord };

const inOrganisation = (organisationId: string) => eq(ownClauses.organisationId, organisationId);
const one = (organisationId: string, id: string) => and(inOrganisation(organisationId), eq(ownClauses.id, id));

const reading = ({ orm }: Connection) => {
  const named = () => orm.select({ clause: ownClauses, personName: people.name }).from(ownClauses).leftJoin(people, eq(people.id, ownClauses.personId));
  return {
    /** Last saved first. */
    list: async (organisationId: string): Promise<NamedClause[]> =>
      (await named().where(inOrganisation(organisationId)).orderBy(desc(ownClauses.updatedAt), desc(ownClauses.position))).map(({ clause, personName }) => ({
        ...clause,
        personName,
      })),

    find: async (organisationId: string, id: string): Promise<NamedClause | null> => {
      const found = await first(named().where(one(organisationId, id)));
      return found ? { ...found.clause, personName: found.personName } : null;
    },

    slugs: async (organisationId: string): Promise<{ id: string; slug: string }[]> =>
      await orm.select({ id: ownClauses.id, slug: ownClauses.slug }).from(ownClauses).where(inOrganisation(organisationId)),

    nextPosition: async (): Promise<number> => ((await first(orm.select({ last: max(ownClauses.position) }).from(ownClauses)))?.last ?? 0) + 1,

    /** By clause: first comments of threads that are not settled. */
    openComments: async (organisationId: string): Promise<Map<string, number>> =>
      new Map(
        (
          await orm
            .select({ id: clauseComments.clauseId, open: count() })
            .from(clauseComments)
            .innerJoin(ownClauses, eq(ownClauses.id, clauseComments.clauseId))
            .where(and(inOrganisation(organisationId), isNull(clauseComments.replyTo), isNull(clauseComments.resolvedAt)))
            .groupBy(clauseComments.clauseId)
        ).map(({ id, open }) => [id, open]),
      ),
  };
};

const versions = ({ orm }: Connection) => {
  const columns = {
    number: ownClauseVersions.number,
    hash: ownClauseVersions.hash,
    note: ownClauseVersions.note,
    publishedAt: ownClauseVersions.publishedAt,
    personId: ownClauseVersions.personId,
    personName: people.name,
  };
  return {
    /** Last first. */
    versions: async (clauseId: string): Promise<VersionRow[]> =>
      await orm
        .select(columns)
        .from(ownClauseVersions)
        .leftJoin(people, eq(people.id, ownClauseVersions.personId))
        .where(eq(ownClauseVersions.clauseId, clauseId))
        .orderBy(desc(ownClauseVersions.number)),

    version: async (clauseId: string, number: number): Promise<(VersionRow & { record: ClauseFamilyRecord }) | null> =>
      (await first(
        orm
          .select({ ...columns, record: ownClauseVersions.record })
          .from(ownClauseVersions)
          .leftJoin(people, eq(people.id, ownClauseVersions.personId))
          .where(and(eq(ownClauseVersions.clauseId, clauseId), eq(ownClauseVersions.number, number))),
      )) ?? null,

    insertVersion: async (version: typeof ownClauseVersions.$inferInsert): Promise<void> => {
      await orm.insert(ownClauseVersions).values(version);
    },
  };
};

const library = ({ orm }: Connection) => {
  const revisionOf = prepared(
    orm
      .select({ revision: ownLibraries.revision })
      .from(ownLibraries)
      .where(eq(ownLibraries.organisationId, sql.placeholder('organisationId'))),
  );
  return {
    /** Null: the organisation only has Clausier's clauses. */
    libraryRevision: async (organisationId: string): Promise<number | null> => (await first(revisionOf({ organisationId })))?.revision ?? null,

    /** Each clause once published, with its last version; those out of search included. In the order they were begun. */
    published: async (organisationId: string): Promise<PublishedClause[]> =>
      await orm
        .select({
          id: ownClauses.id,
          slug: ownClauses.slug,
          kind: ownClauses.kind,
          library: ownClauses.library,
          number: ownClauseVersions.number,
          hash: ownClauseVersions.hash,
          publishedAt: ownClauseVersions.publishedAt,
          record: ownClauseVersions.record,
        })
        .from(ownClauses)
        .innerJoin(ownClauseVersions, and(eq(ownClauseVersions.clauseId, ownClauses.id), eq(ownClauseVersions.number, ownClauses.version)))
        .where(and(inOrganisation(organisationId), ne(ownClauses.library, 'absent')))
        .orderBy(ownClauses.position),

    /** What the library of the organisation gives is no longer what was read. */
    raiseLibrary: async (organisationId: string): Promise<void> => {
      await orm
        .insert(ownLibraries)
        .values({ organisationId, revision: 1 })
        .onConflictDoUpdate({ target: ownLibraries.organisationId, set: { revision: sql`${ownLibraries.revision} + 1` } });
    },
  };
};

const writing = ({ orm }: Connection) => ({
  insert: async (clause: OwnClauseRow): Promise<void> => {
    await orm.insert(ownClauses).values(clause);
  },
  /** False when the clause is no longer at this revision. */
  replace: async ({ personName: _name, ...clause }: NamedClause, revision: number): Promise<boolean> =>
    changed(
      await orm
        .update(ownClauses)
        .set(clause)
        .where(and(one(clause.organisationId, clause.id), eq(ownClauses.revision, revision))),
    ) === 1,
  remove: async (organisationId: string, id: string): Promise<boolean> => changed(await orm.delete(ownClauses).where(one(organisationId, id))) === 1,
});

export const makeOwnClauseRepository = (connection: Connection) => ({
  ...reading(connection),
  ...versions(connection),
  ...library(connection),
  ...writing(connection),
});
