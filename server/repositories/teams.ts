/** Teams of an organisation and who is in them. */
import { and, asc, eq, inArray, isNull, ne, sql } from 'drizzle-orm';
import type { Team } from '#shared/api/people.ts';
import type { Connection } from '../../db/open.ts';
import { schema } from '../../db/schema.ts';

const { teams, teamMembers, people, schemes, tenders, shares } = schema;

export type TeamRow = typeof teams.$inferSelect;

const one = (organisationId: string, id: string) => and(eq(teams.organisationId, organisationId), eq(teams.id, id));

const reading = ({ orm }: Connection) => ({
  list: async (organisationId: string): Promise<TeamRow[]> =>
    orm.select().from(teams).where(eq(teams.organisationId, organisationId)).orderBy(asc(teams.name)).all(),

  /** By name, with how many people, schemes and consultations each has; what is in the bin is not counted. */
  counted: async (organisationId: string): Promise<Team[]> => {
    const members = orm
      .select({ count: sql`count(*)` })
      .from(teamMembers)
      .innerJoin(people, eq(people.id, teamMembers.personId))
      .where(and(eq(teamMembers.teamId, teams.id), ne(people.state, 'erased')));
    const documentsOf = (table: typeof schemes | typeof tenders) =>
      orm
        .select({ count: sql`count(*)` })
        .from(table)
        .where(and(eq(table.teamId, teams.id), isNull(table.deletedAt)));
    return orm
      .select({
        id: teams.id,
        name: teams.name,
        members: sql<number>`(${members})`,
        schemes: sql<number>`(${documentsOf(schemes)})`,
        tenders: sql<number>`(${documentsOf(tenders)})`,
      })
      .from(teams)
      .where(eq(teams.organisationId, organisationId))
      .orderBy(asc(teams.name))
      .all();
  },

  /** The teams of one person, by name. */
  ofPerson: async (personId: string): Promise<TeamRow[]> =>
    orm
      .select({ team: teams })
      .from(teamMembers)
      .innerJoin(teams, eq(teams.id, teamMembers.teamId))
      .where(eq(teamMembers.personId, personId))
      .orderBy(asc(teams.name))
      .all()
      .map(({ team }) => team),

  /** Who is in what, for the whole organisation, teams by name. */
  memberships: async (organisationId: string): Promise<{ teamId: string; personId: string }[]> =>
    orm
      .select({ teamId: teamMembers.teamId, personId: teamMembers.personId })
      .from(teamMembers)
      .innerJoin(teams, eq(teams.id, teamMembers.teamId))
      .where(eq(teams.organisationId, organisationId))
      .orderBy(asc(teams.name))
      .all(),

  /** Those of these teams that this organisation has. */
  known: async (organisationId: string, ids: readonly string[]): Promise<Set<string>> =>
    new Set(
      orm
        .select({ id: teams.id })
        .from(teams)
        .where(and(eq(teams.organisationId, organisationId), inArray(teams.id, [...ids])))
        .all()
        .map(({ id }) => id),
    ),
});

const writing = ({ orm }: Connection) => ({
  insert: async (row: TeamRow): Promise<void> => {
    orm.insert(teams).values(row).run();
  },

  rename: async (organisationId: string, id: string, name: string): Promise<void> => {
    orm.update(teams).set({ name }).where(one(organisationId, id)).run();
  },

  /** Its documents, those of the bin included, become the whole organisation's; its members leave it. False when this organisation has no such team. */
  remove: async (organisationId: string, id: string): Promise<boolean> => {
    for (const table of [schemes, tenders])
      orm
        .update(table)
        .set({ teamId: null })
        .where(and(eq(table.organisationId, organisationId), eq(table.teamId, id)))
        .run();
    orm
      .delete(shares)
      .where(and(eq(shares.organisationId, organisationId), eq(shares.holder, 'team'), eq(shares.holderId, id)))
      .run();
    return orm.delete(teams).where(one(organisationId, id)).run().changes === 1;
  },

  /** Replaces the teams of a person; the caller has checked that both are of the same organisation. */
  putMember: async (personId: string, teamIds: readonly string[]): Promise<void> => {
    orm.delete(teamMembers).where(eq(teamMembers.personId, personId)).run();
    for (const teamId of teamIds) orm.insert(teamMembers).values({ teamId, personId }).run();
  },
});

export const makeTeamRepository = (connection: Connection) => ({ ...reading(connection), ...writing(connection) });
