/** Comments and tasks of the schemes. The scheme's reach is asked first, by the use case. */
import { and, asc, count, eq, inArray, isNull, max, or } from 'drizzle-orm';
import type { Connection } from '../../db/open.ts';
import { first } from '../../db/query.ts';
import { schema } from '../../db/schema.ts';

const { people, schemeComments, schemes, schemeTasks } = schema;

export type CommentRow = typeof schemeComments.$inferSelect;
export type TaskRow = typeof schemeTasks.$inferSelect;
export type CommentChanges = Partial<Pick<CommentRow, 'body' | 'editedAt' | 'resolvedAt' | 'resolvedBy'>>;
export type TaskChanges = Partial<Pick<TaskRow, 'title' | 'ownerId' | 'dueOn' | 'doneAt' | 'doneBy'>>;

const oneComment = (organisationId: string, schemeId: string, id: string) =>
  and(eq(schemeComments.organisationId, organisationId), eq(schemeComments.schemeId, schemeId), eq(schemeComments.id, id));
const oneTask = (organisationId: string, schemeId: string, id: string) =>
  and(eq(schemeTasks.organisationId, organisationId), eq(schemeTasks.schemeId, schemeId), eq(schemeTasks.id, id));

const comments = ({ orm }: Connection) => ({
  /** First written first. */
  comments: async (organisationId: string, schemeId: string): Promise<CommentRow[]> =>
    await orm
      .select()
      .from(schemeComments)
      .where(and(eq(schemeComments.organisationId, organisationId), eq(schemeComments.schemeId, schemeId)))
      .orderBy(asc(schemeComments.createdAt), asc(schemeComments.id)),

  /** The first comment and its answers, in order. */
  thread: async (organisationId: string, schemeId: string, id: string): Promise<CommentRow[]> =>
    await orm
      .select()
      .from(schemeComments)
      .where(
        and(
          eq(schemeComments.organisationId, organisationId),
          eq(schemeComments.schemeId, schemeId),
          or(eq(schemeComments.id, id), eq(schemeComments.threadId, id)),
        ),
      )
      .orderBy(asc(schemeComments.createdAt), asc(schemeComments.id)),

  findComment: async (organisationId: string, schemeId: string, id: string): Promise<CommentRow | null> =>
    (await first(
      orm
        .select()
        .from(schemeComments)
        .where(oneComment(organisationId, schemeId, id)),
    )) ?? null,

  commentCount: async (schemeId: string): Promise<number> =>
    (await first(orm.select({ count: count() }).from(schemeComments).where(eq(schemeComments.schemeId, schemeId))))?.count ?? 0,

  insertComment: async (row: CommentRow): Promise<void> => {
    await orm.insert(schemeComments).values(row);
  },

  changeComment: async (organisationId: string, schemeId: string, id: string, changes: CommentChanges, at: string): Promise<void> => {
    await orm
      .update(schemeComments)
      .set({ ...changes, updatedAt: at })
      .where(oneComment(organisationId, schemeId, id));
  },

  /** With its answers, when it began a thread. */
  removeComment: async (organisationId: string, schemeId: string, id: string): Promise<void> => {
    await orm.delete(schemeComments).where(oneComment(organisationId, schemeId, id));
  },
});

const tasks = ({ orm }: Connection) => ({
  tasks: async (organisationId: string, schemeId: string): Promise<TaskRow[]> =>
    await orm
      .select()
      .from(schemeTasks)
      .where(and(eq(schemeTasks.organisationId, organisationId), eq(schemeTasks.schemeId, schemeId)))
      .orderBy(asc(schemeTasks.createdAt), asc(schemeTasks.id)),

  /** Still to do, of one person, in whatever scheme; those of the bin are left out. */
  tasksOf: async (organisationId: string, personId: string): Promise<TaskRow[]> =>
    (
      await orm
        .select({ task: schemeTasks })
        .from(schemeTasks)
        .innerJoin(schemes, eq(schemes.id, schemeTasks.schemeId))
        .where(and(eq(schemeTasks.organisationId, organisationId), eq(schemeTasks.ownerId, personId), isNull(schemeTasks.doneAt), isNull(schemes.deletedAt)))
        .orderBy(asc(schemeTasks.createdAt), asc(schemeTasks.id))
    ).map(({ task }) => task),

  findTask: async (organisationId: string, schemeId: string, id: string): Promise<TaskRow | null> =>
    (await first(
      orm
        .select()
        .from(schemeTasks)
        .where(oneTask(organisationId, schemeId, id)),
    )) ?? null,

  taskCount: async (schemeId: string): Promise<number> =>
    (await first(orm.select({ count: count() }).from(schemeTasks).where(eq(schemeTasks.schemeId, schemeId))))?.count ?? 0,

  insertTask: async (row: TaskRow): Promise<void> => {
    await orm.insert(schemeTasks).values(row);
  },

  changeTask: async (organisationId: string, schemeId: string, id: string, changes: TaskChanges, at: string): Promise<void> => {
    await orm
      .update(schemeTasks)
      .set({ ...changes, updatedAt: at })
      .where(oneTask(organisationId, schemeId, id));
  },

  removeTask: async (organisationId: string, schemeId: string, id: string): Promise<void> => {
    await orm.delete(schemeTasks).where(oneTask(organisationId, schemeId, id));
  },
});

const around = ({ orm }: Connection) => ({
  /** What a page that is open asks for every few seconds: the scheme itself is not read. */
  head: async (organisationId: string, schemeId: string): Promise<{ title: string; revision: number } | null> =>
    (await first(
      orm
        .select({ title: schemes.title, revision: schemes.revision })
        .from(schemes)
        .where(and(eq(schemes.organisationId, organisationId), eq(schemes.id, schemeId))),
    )) ?? null,

  /** Names of these people of the organisation, those erased included. */
  names: async (organisationId: string, ids: readonly string[]): Promise<ReadonlyMap<string, string>> =>
    new Map(
      (
        await orm
          .select({ id: people.id, name: people.name })
          .from(people)
          .where(and(eq(people.organisationId, organisationId), inArray(people.id, [...new Set(ids)])))
      ).map(({ id, name }) => [id, name]),
    ),

  /** Another text as soon as a comment or a task of the scheme is added, changed or taken away. */
  discussion: async (schemeId: string): Promise<string> => {
    const written = await first(
      orm
        .select({ last: max(schemeComments.updatedAt), count: count() })
        .from(schemeComments)
        .where(eq(schemeComments.schemeId, schemeId)),
    );
    const asked = await first(
      orm
        .select({ last: max(schemeTasks.updatedAt), count: count() })
        .from(schemeTasks)
        .where(eq(schemeTasks.schemeId, schemeId)),
    );
    return [written, asked].map((part) => `${part?.count ?? 0}@${part?.last ?? ''}`).join(' ');
  },
});

/** What one person wrote and was asked: given with their data, without them once they are erased. */
const personal = ({ orm }: Connection) => ({
  ofPerson: async (organisationId: string, personId: string) => ({
    comments: await orm
      .select({ schemeId: schemeComments.schemeId, text: schemeComments.body, createdAt: schemeComments.createdAt })
      .from(schemeComments)
      .where(and(eq(schemeComments.organisationId, organisationId), eq(schemeComments.personId, personId)))
      .orderBy(asc(schemeComments.createdAt), asc(schemeComments.id)),
    tasks: await orm
      .select({ schemeId: schemeTasks.schemeId, title: schemeTasks.title, dueOn: schemeTasks.dueOn, doneAt: schemeTasks.doneAt })
      .from(schemeTasks)
      .where(and(eq(schemeTasks.organisationId, organisationId), or(eq(schemeTasks.ownerId, personId), eq(schemeTasks.authorId, personId))))
      .orderBy(asc(schemeTasks.createdAt), asc(schemeTasks.id)),
  }),

  /** Comments and tasks stay, with nobody behind them. */
  forgetPerson: async (organisationId: string, personId: string): Promise<void> => {
    const { personId: by, resolvedBy } = schemeComments;
    const written = (column: typeof by | typeof resolvedBy) => and(eq(schemeComments.organisationId, organisationId), eq(column, personId));
    await orm.update(schemeComments).set({ personId: null }).where(written(by));
    await orm.update(schemeComments).set({ resolvedBy: null }).where(written(resolvedBy));
    const { ownerId, authorId, doneBy } = schemeTasks;
    const asked = (column: typeof ownerId | typeof authorId | typeof doneBy) => and(eq(schemeTasks.organisationId, organisationId), eq(column, personId));
    await orm.update(schemeTasks).set({ ownerId: null }).where(asked(ownerId));
    await orm.update(schemeTasks).set({ authorId: null }).where(asked(authorId));
    await orm.update(schemeTasks).set({ doneBy: null }).where(asked(doneBy));
  },
});

export const makeTogetherRepository = (connection: Connection) => ({
  ...comments(connection),
  ...tasks(connection),
  ...around(connection),
  ...personal(connection),
});
