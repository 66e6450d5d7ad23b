/** The organisations of this server. */
import { asc, eq } from 'drizzle-orm';
import type { Connection } from '../../db/open.ts';
import { schema } from '../../db/schema.ts';

const { organisations } = schema;

export type OrganisationRow = typeof organisations.$inferSelect;

export const makeOrganisationRepository = ({ orm }: Connection) => ({
  find: async (id: string): Promise<OrganisationRow | null> => orm.select().from(organisations).where(eq(organisations.id, id)).get() ?? null,
  /** Every organisation: for the server itself and the command line, never for a request. */
  all: async (): Promise<OrganisationRow[]> => orm.select().from(organisations).orderBy(asc(organisations.createdAt), asc(organisations.id)).all(),
  change: async (id: string, values: Partial<Omit<OrganisationRow, 'id' | 'createdAt'>>): Promise<boolean> =>
    orm.update(organisations).set(values).where(eq(organisations.id, id)).run().changes === 1,
});
