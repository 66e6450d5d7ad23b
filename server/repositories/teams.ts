/** Teams of an organisation and who is in them. */
import { and, asc, eq, inArray, isNull, ne, sql } from 'drizzle-orm';
import type { Team } from '#shared/api/people.ts';
import type { Connection } from '../../db/open.ts';
import { changed } from '../../db/query.ts';
import { schema } from '../../db/schema.ts';

const { teams, teamMembers, people, schemes, tenders, shares } = schema;

export type TeamRow = typeof teams.$inferSelect;

const one = (organisationId: string, id: string) => and(eq(teams.organisationId, organisationId), eq(teams.id, id));

const reading = ({ orm }: Connection) => ({
  list: async (organisationId: string): Promise<TeamRow[]> =>
    await orm.select().from(teams).where(eq(teams.organisationId, organisationId)).orderBy(asc(teams.name)),

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
    return await orm
      .select({
        id: teams.id,
        name: teams.name,
        members: sql<number>`(${members})`,
        schemes: sql<number>`(${documentsOf(schemes)})`,
        tenders: sql<number>`(${documentsOf(tenders)})`,
      })
      .from(teams)
      .where(eq(teams.organisationId, organisationId))
      .orderBy(asc(teams.name));
  },

  /** The teams of one person, by name. */
  ofPerson: async (personId: string): Promise<TeamRow[]> =>
    (
      await orm
        .select({ team: teams })
        .from(teamMembers)
        .innerJoin(teams, eq(teams.id, teamMembers.teamId))
        .where(eq(teamMembers.personId, personId))
        .orderBy(asc(teams.name))
    ).map(({ team }) => team),

  /** Who is in what, for the whole organisation, teams by name. */
  memberships: async (organisationId: string): Promise<{ teamId: string; personId: string }[]> =>
    await orm
      .select({ teamId: teamMembers.teamId, personId: teamMembers.personId })
      .from(teamMembers)
      .innerJoin(teams, eq(teams.id, teamMembers.teamId))
      .where(eq(teams.organisationId, organisationId))
      .orderBy(asc(teams.name)),

  /** Those of these teams that this organisation has. */
  known: async (organisationId: string, ids: readonly string[]): Promise<Set<string>> =>
    new Set(
      (
        await orm
          .select({ id: teams.id })
          .from(teams)
          .where(and(eq(teams.organisationId, organisationId), inArray(teams.id, [...ids])))
      ).map(({ id }) => id),
    ),
});

const writing = ({ orm }: Connection) => ({
  insert: async (row: TeamRow): Promise<void> => {
    await orm.insert(teams).values(row);
  },

  rename: async (organisationId: string, id: string, name: string): Promise<void> => {
    await orm.update(teams).set({ name }).where(one(organisationId, id));
  },

  /** Its documents, those of the bin included, become the whole organisation's; its members leave it. False when this organisation has no such team. */
  remove: async (organisationId: string, id: string): Promise<boolean> => {
    for (const table of [schemes, tenders])
      await orm
        .update(table)
        .set({ teamId: null })
        .where(and(eq(table.organisationId, organisationId), eq(table.teamId, id)));
    await orm.delete(shares).where(and(eq(shares.organisationId, organisationId), eq(shares.holder, 'team'), eq(shares.holderId, id)));
    return changed(await orm.delete(teams).where(one(organisationId, id))) === 1;
  },

  /** Replaces the teams of a person; the caller has checked that both are of the same organisation. */
  putMember: async (personId: string, teamIds: readonly string[]): Promise<void> => {
    await orm.delete(teamMembers).where(eq(teamMembers.personId, personId));
    for (const teamId of teamIds) await orm.insert(teamMembers).values({ teamId, personId });
  },
});

export const makeTeamRepository = (connection: Connection) => ({ ...reading(connection), ...writing(connection) });
