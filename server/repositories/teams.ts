/** Teams of an organisation and who is in them. */
import { asc, eq } from 'drizzle-orm';
import type { Connection } from '../../db/open.ts';
import { schema } from '../../db/schema.ts';

const { teams, teamMembers } = schema;

export type TeamRow = typeof teams.$inferSelect;

const reading = ({ orm }: Connection) => ({
  list: async (organisationId: string): Promise<TeamRow[]> =>
    orm.select().from(teams).where(eq(teams.organisationId, organisationId)).orderBy(asc(teams.name)).all(),
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
});

export const makeTeamRepository = (connection: Connection) => ({ ...reading(connection) });
