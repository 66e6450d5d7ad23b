/** Open sessions, found by the digest of their token. The one table read at every request of a served Clausier. */
import { and, asc, desc, eq, gte, lt, ne, notInArray, or, sql } from 'drizzle-orm';
import type { PersonState } from '#shared/api/people.ts';
import type { Role } from '#shared/permissions.ts';
import type { Connection } from '../../db/open.ts';
import { changed, first, prepared } from '../../db/query.ts';
import { schema } from '../../db/schema.ts';

const { sessions, people, organisations } = schema;

export type SessionRow = typeof sessions.$inferSelect;
/** A session with what decides of it today: roles are read at each request, so that a right withdrawn is withdrawn at once. */
export type FoundSession = SessionRow & {
  roles: Role[];
  state: PersonState;
  hasSecondFactor: boolean;
  name: string;
  email: string | null;
  organisation: string;
};

const reading = ({ orm }: Connection) => {
  const byId = prepared(
    orm
      .select({ session: sessions, person: people, organisation: organisations.name })
      .from(sessions)
      .innerJoin(people, eq(people.id, sessions.personId))
      .innerJoin(organisations, eq(organisations.id, sessions.organisationId))
      .where(eq(sessions.id, sql.placeholder('id'))),
  );

  return {
    find: async (id: string): Promise<FoundSession | null> => {
      const row = await first(byId({ id }));
      if (!row) return null;
      const { roles, state, totpSecret, name, email } = row.person;
      return { ...row.session, roles, state, hasSecondFactor: totpSecret !== null, name, email, organisation: row.organisation };
    },

    /** Those that have not ended, of every organisation. */
    countOpen: async (now: string, idleBefore: string): Promise<number> =>
      orm.$count(sessions, and(gte(sessions.expiresAt, now), gte(sessions.seenAt, idleBefore))),

    /** Last seen first. */
    ofPerson: async (personId: string): Promise<SessionRow[]> =>
      await orm.select().from(sessions).where(eq(sessions.personId, personId)).orderBy(desc(sessions.seenAt), asc(sessions.handle)),

    /** Of everybody in an organisation, ended ones included until they are let go. */
    ofOrganisation: async (organisationId: string): Promise<SessionRow[]> =>
      await orm.select().from(sessions).where(eq(sessions.organisationId, organisationId)),
  };
};

const writing = ({ orm }: Connection) => ({
  insert: async (row: SessionRow): Promise<void> => {
    await orm.insert(sessions).values(row);
  },
  /** Completes a session under a new identifier; false when it ended meanwhile. */
  complete: async (id: string, values: Pick<SessionRow, 'id' | 'seenAt' | 'expiresAt'>): Promise<boolean> =>
    changed(
      await orm
        .update(sessions)
        .set({ ...values, complete: true })
        .where(eq(sessions.id, id)),
    ) === 1,
  /** Lets the oldest go. Complete ones and others apart: who only knows a password cannot end the sessions of its owner. */
  keepNewest: async (personId: string, complete: boolean, most: number): Promise<void> => {
    const sameKind = and(eq(sessions.personId, personId), eq(sessions.complete, complete));
    const newest = orm.select({ id: sessions.id }).from(sessions).where(sameKind).orderBy(desc(sessions.createdAt), desc(sql`rowid`)).limit(most);
    await orm.delete(sessions).where(and(sameKind, notInArray(sessions.id, newest)));
  },
  seen: async (id: string, at: string): Promise<void> => {
    await orm.update(sessions).set({ seenAt: at }).where(eq(sessions.id, id));
  },
  remove: async (id: string): Promise<void> => {
    await orm.delete(sessions).where(eq(sessions.id, id));
  },
  /** By the name its owner sees; false when it is not theirs, or already over. */
  removeByHandle: async (personId: string, handle: string): Promise<boolean> =>
    changed(await orm.delete(sessions).where(and(eq(sessions.personId, personId), eq(sessions.handle, handle)))) === 1,
  /** Every session of a person, but the one they act in when it is given. */
  removeOfPerson: async (personId: string, exceptId = ''): Promise<number> =>
    changed(await orm.delete(sessions).where(and(eq(sessions.personId, personId), ne(sessions.id, exceptId)))),
  /** Those whose end has come: absolute, or nobody seen since `idleBefore`. */
  removeEnded: async (now: string, idleBefore: string): Promise<number> =>
    changed(await orm.delete(sessions).where(or(lt(sessions.expiresAt, now), lt(sessions.seenAt, idleBefore)))),
});

export const makeSessionRepository = (connection: Connection) => ({ ...reading(connection), ...writing(connection) });
