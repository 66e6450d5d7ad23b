/** What the administration screen counts and measures in the database. */
import { and, count, eq, isNull, ne } from 'drizzle-orm';
import type { ServiceState } from '#shared/api/service.ts';
import { metaOf } from '../../db/meta.ts';
import type { Connection } from '../../db/open.ts';
import { schema } from '../../db/schema.ts';

const { people, teams, schemes, tenders, tenderDocuments, sessions, oneTimeLinks } = schema;

type Counts = ServiceState['counts'];

/** What an engine says of its own storage. */
async function storageOf(connection: Connection): Promise<{ schemaVersion: number; bytes: number }> {
  if (connection.engine === 'postgres') {
    const size = await connection.raw.query<{ bytes: number }>('SELECT pg_database_size(current_database()) AS bytes');
    return { schemaVersion: Number(await metaOf(connection, 'schema-version')), bytes: size.rows[0]?.bytes ?? 0 };
  }
  const asked = (name: string): number => Number(connection.raw.pragma(name, { simple: true }));
  return { schemaVersion: asked('user_version'), bytes: asked('page_count') * asked('page_size') };
}

const counting = ({ orm }: Connection) => ({
  /** What an organisation has; what is in the bin, practice and who was erased are left out. */
  counts: async (organisationId: string): Promise<Counts> => {
    const of = (rows: { value: number }[]): number => rows[0]?.value ?? 0;
    const value = count().as('value');
    return {
      people: of(
        await orm
          .select({ value })
          .from(people)
          .where(and(eq(people.organisationId, organisationId), ne(people.state, 'erased'))),
      ),
      teams: of(await orm.select({ value }).from(teams).where(eq(teams.organisationId, organisationId))),
      schemes: of(
        await orm
          .select({ value })
          .from(schemes)
          .where(and(eq(schemes.organisationId, organisationId), isNull(schemes.deletedAt))),
      ),
      tenders: of(
        await orm
          .select({ value })
          .from(tenders)
          .where(and(eq(tenders.organisationId, organisationId), isNull(tenders.deletedAt), isNull(tenders.exerciseId))),
      ),
      documents: of(
        await orm
          .select({ value })
          .from(tenderDocuments)
          .innerJoin(tenders, eq(tenders.id, tenderDocuments.tenderId))
          .where(and(eq(tenderDocuments.organisationId, organisationId), isNull(tenders.exerciseId))),
      ),
    };
  },

  /** After a restore: who was signed in then, or was handed a link, may have lost that right since. */
  closeEverything: async (): Promise<void> => {
    await orm.delete(sessions);
    await orm.delete(oneTimeLinks);
  },

  /** Administrators whose account is open and who have no second factor of ours: they are asked for one at each sign-in. */
  administratorsWithoutSecondFactor: async (organisationId: string): Promise<number> =>
    (
      await orm
        .select({ roles: people.roles })
        .from(people)
        .where(and(eq(people.organisationId, organisationId), eq(people.state, 'active'), isNull(people.totpSecret), isNull(people.ssoSubject)))
    ).filter(({ roles }) => roles.includes('administrator')).length,
});

export const makeServiceRepository = (connection: Connection) => ({
  /** Number of the last migration applied; bytes of the database, with the room it keeps for itself. */
  storage: () => storageOf(connection),
  ...counting(connection),
});
