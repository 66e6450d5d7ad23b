/** Comments on the clauses of an organisation: threads with their answers. */
import { and, asc, count, eq } from 'drizzle-orm';
import type { Connection } from '../../db/open.ts';
import { first } from '../../db/query.ts';
import { schema } from '../../db/schema.ts';

const { clauseComments, ownClauses, people } = schema;

export type CommentRow = typeof clauseComments.$inferSelect;
export type NamedComment = CommentRow & { personName: string | null };

const reading = ({ orm }: Connection) => ({
  /** First first, answers among them. */
  ofClause: async (clauseId: string): Promise<NamedComment[]> =>
    (
      await orm
        .select({ comment: clauseComments, personName: people.name })
        .from(clauseComments)
        .leftJoin(people, eq(people.id, clauseComments.personId))
        .where(eq(clauseComments.clauseId, clauseId))
        .orderBy(asc(clauseComments.createdAt), asc(clauseComments.id))
    ).map(({ comment, personName }) => ({ ...comment, personName })),

  find: async (clauseId: string, id: string): Promise<CommentRow | null> =>
    (await first(
      orm
        .select()
        .from(clauseComments)
        .where(and(eq(clauseComments.clauseId, clauseId), eq(clauseComments.id, id))),
    )) ?? null,

  count: async (clauseId: string): Promise<number> =>
    (await first(orm.select({ comments: count() }).from(clauseComments).where(eq(clauseComments.clauseId, clauseId))))?.comments ?? 0,

  /** People behind the ids that settled a thread. */
  names: async (organisationId: string): Promise<Map<string, string>> =>
    new Map(
      (
        await orm
          .selectDistinct({ id: people.id, name: people.name })
          .from(people)
          .innerJoin(clauseComments, eq(clauseComments.resolvedBy, people.id))
          .where(eq(people.organisationId, organisationId))
      ).map(({ id, name }) => [id, name]),
    ),
});

const writing = ({ orm }: Connection) => ({
  insert: async (comment: CommentRow): Promise<void> => {
    await orm.insert(clauseComments).values(comment);
  },
  change: async (id: string, change: Partial<Pick<CommentRow, 'body' | 'editedAt' | 'resolvedAt' | 'resolvedBy'>>): Promise<void> => {
    await orm.update(clauseComments).set(change).where(eq(clauseComments.id, id));
  },
  /** Its answers go with it. */
  remove: async (id: string): Promise<void> => {
    await orm.delete(clauseComments).where(eq(clauseComments.id, id));
  },
});

/** What one person wrote, saved and published; and what stays of it, of nobody. */
const personal = ({ orm }: Connection) => {
  const { ownClauseVersions } = schema;
  const ours = (organisationId: string) => eq(ownClauses.organisationId, organisationId);
  return {
    ofPerson: async (organisationId: string, personId: string) => ({
      written: await orm
        .select({ slug: ownClauses.slug, state: ownClauses.state, updatedAt: ownClauses.updatedAt })
        .from(ownClauses)
        .where(and(ours(organisationId), eq(ownClauses.personId, personId)))
        .orderBy(asc(ownClauses.updatedAt), asc(ownClauses.id)),
      published: await orm
        .select({
          slug: ownClauses.slug,
          number: ownClauseVersions.number,
          note: ownClauseVersions.note,
          publishedAt: ownClauseVersions.publishedAt,
        })
        .from(ownClauseVersions)
        .innerJoin(ownClauses, eq(ownClauses.id, ownClauseVersions.clauseId))
        .where(and(ours(organisationId), eq(ownClauseVersions.personId, personId)))
        .orderBy(asc(ownClauseVersions.publishedAt), asc(ownClauses.id)),
      comments: await orm
        .select({ slug: ownClauses.slug, text: clauseComments.body, createdAt: clauseComments.createdAt })
        .from(clauseComments)
        .innerJoin(ownClauses, eq(ownClauses.id, clauseComments.clauseId))
        .where(and(ours(organisationId), eq(clauseComments.personId, personId)))
        .orderBy(asc(clauseComments.createdAt), asc(clauseComments.id)),
    }),

    /** People's ids are unique over organisations: no need to say which. */
    forgetPerson: async (personId: string): Promise<void> => {
      await orm.update(ownClauses).set({ personId: null }).where(eq(ownClauses.personId, personId));
      await orm.update(ownClauseVersions).set({ personId: null }).where(eq(ownClauseVersions.personId, personId));
      await orm.update(clauseComments).set({ personId: null }).where(eq(clauseComments.personId, personId));
      await orm.update(clauseComments).set({ resolvedBy: null }).where(eq(clauseComments.resolvedBy, personId));
    },
  };
};

export const makeClauseCommentRepository = (connection: Connection) => ({ ...reading(connection), ...writing(connection), ...personal(connection) });
