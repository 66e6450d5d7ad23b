/** What the administration screen counts and measures in the database. */
import { and, count, eq, isNull, ne } from 'drizzle-orm';
import type { ServiceState } from '#shared/api/service.ts';
import type { Connection } from '../../db/open.ts';
import { schema } from '../../db/schema.ts';

const { people, teams, schemes, tenders, tenderDocuments, sessions, oneTimeLinks } = schema;

type Counts = ServiceState['counts'];

export const makeServiceRepository = ({ raw, orm }: Connection) => ({
  /** Of the migrations applied. */
  schemaVersion: async (): Promise<number> => Number(raw.pragma('user_version', { simple: true })),

  /** Of the database, with the room it keeps for itself. */
  bytes: async (): Promise<number> => Number(raw.pragma('page_count', { simple: true })) * Number(raw.pragma('page_size', { simple: true })),

  /** What an organisation has; what is in the bin, practice and who was erased are left out. */
  counts: async (organisationId: string): Promise<Counts> => {
    const of = (rows: { value: number }[]): number => rows[0]?.value ?? 0;
    const value = count().as('value');
    return {
      people: of(
        orm
          .select({ value })
          .from(people)
          .where(and(eq(people.organisationId, organisationId), ne(people.state, 'erased')))
          .all(),
      ),
      teams: of(orm.select({ value }).from(teams).where(eq(teams.organisationId, organisationId)).all()),
      schemes: of(
        orm
          .select({ value })
          .from(schemes)
          .where(and(eq(schemes.organisationId, organisationId), isNull(schemes.deletedAt)))
          .all(),
      ),
      tenders: of(
        orm
          .select({ value })
          .from(tenders)
          .where(and(eq(tenders.organisationId, organisationId), isNull(tenders.deletedAt), isNull(tenders.exerciseId)))
          .all(),
      ),
      documents: of(
        orm
          .select({ value })
          .from(tenderDocuments)
          .innerJoin(tenders, eq(tenders.id, tenderDocuments.tenderId))
          .where(and(eq(tenderDocuments.organisationId, organisationId), isNull(tenders.exerciseId)))
          .all(),
      ),
    };
  },

  /** After a restore: who was signed in then, or was handed a link, may have lost that right since. */
  closeEverything: async (): Promise<void> => {
    orm.delete(sessions).run();
    orm.delete(oneTimeLinks).run();
  },

  /** Administrators whose account is open and who have no second factor of ours: they are asked for one at each sign-in. */
  administratorsWithoutSecondFactor: async (organisationId: string): Promise<number> =>
    orm
      .select({ roles: people.roles })
      .from(people)
      .where(and(eq(people.organisationId, organisationId), eq(people.state, 'active'), isNull(people.totpSecret), isNull(people.ssoSubject)))
      .all()
      .filter(({ roles }) => roles.includes('administrator')).length,
});
