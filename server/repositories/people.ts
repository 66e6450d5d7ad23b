/** People and what they sign in with. An erased person keeps a line without a name. */
import { and, asc, eq, isNotNull, ne, sql } from 'drizzle-orm';
import type { Connection } from '../../db/open.ts';
import { changed, first, prepared } from '../../db/query.ts';
import { schema } from '../../db/schema.ts';

const { people } = schema;

export type PersonRow = typeof people.$inferSelect;

const one = (organisationId: string, id: string) => and(eq(people.organisationId, organisationId), eq(people.id, id));

/** Prepared once: a scheme's indicators ask for it each time. */
const openAccounts = ({ orm }: Connection) =>
  prepared(
    orm
      .select({ id: people.id, roles: people.roles })
      .from(people)
      .where(and(eq(people.organisationId, sql.placeholder('organisationId')), eq(people.state, 'active'))),
  );

const reading = ({ orm }: Connection, open: ReturnType<typeof openAccounts>) => ({
  /** Accounts that sign in today, with what they may do; in no order. */
  open: async (organisationId: string): Promise<Pick<PersonRow, 'id' | 'roles'>[]> => await open({ organisationId }),

  /** By name; those erased are left out. */
  list: async (organisationId: string): Promise<PersonRow[]> =>
    await orm
      .select()
      .from(people)
      .where(and(eq(people.organisationId, organisationId), ne(people.state, 'erased')))
      .orderBy(asc(people.name), asc(people.id)),

  find: async (organisationId: string, id: string): Promise<PersonRow | null> =>
    (await first(orm.select().from(people).where(one(organisationId, id)))) ?? null,

  /** Whose account has this e-mail here. */
  withEmail: async (organisationId: string, email: string): Promise<PersonRow | null> =>
    (await first(
      orm
        .select()
        .from(people)
        .where(and(eq(people.organisationId, organisationId), eq(people.email, email))),
    )) ?? null,

  /** Every account that this e-mail may open, whatever the organisation: only for signing in. */
  byEmail: async (email: string): Promise<PersonRow[]> => await orm.select().from(people).where(eq(people.email, email)).orderBy(asc(people.id)),

  /** The account bound to this subject of the identity provider. */
  bySubject: async (issuer: string, subject: string): Promise<PersonRow | null> =>
    (await first(
      orm
        .select()
        .from(people)
        .where(and(eq(people.ssoIssuer, issuer), eq(people.ssoSubject, subject))),
    )) ?? null,

  /** Administrators whose account is open. */
  administrators: async (organisationId: string): Promise<number> =>
    (
      await orm
        .select({ roles: people.roles })
        .from(people)
        .where(and(eq(people.organisationId, organisationId), eq(people.state, 'active')))
    ).filter(({ roles }) => roles.includes('administrator')).length,

  /** True once somebody has an account in this organisation: its first administrator is then no longer to make. */
  any: async (organisationId: string): Promise<boolean> =>
    (await first(
      orm
        .select({ id: people.id })
        .from(people)
        .where(and(eq(people.organisationId, organisationId), isNotNull(people.email)))
        .limit(1),
    )) !== undefined,
});

const writing = ({ orm }: Connection) => ({
  insert: async (row: PersonRow): Promise<void> => {
    await orm.insert(people).values(row);
  },
  /** False when nobody of this organisation has this id. */
  change: async (organisationId: string, id: string, values: Partial<Omit<PersonRow, 'id' | 'organisationId' | 'createdAt'>>): Promise<boolean> =>
    changed(await orm.update(people).set(values).where(one(organisationId, id))) === 1,
  /** Uses a step of the second factor; false when it was used already. */
  spendTotpStep: async (organisationId: string, id: string, step: number): Promise<boolean> =>
    changed(
      await orm
        .update(people)
        .set({ totpStep: step })
        .where(and(one(organisationId, id), sql`coalesce(${people.totpStep}, -1) < ${step}`)),
    ) === 1,
});

export const makePersonRepository = (connection: Connection) => ({ ...reading(connection, openAccounts(connection)), ...writing(connection) });
