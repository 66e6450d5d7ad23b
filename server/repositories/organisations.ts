/** The organisations of this server. */
import { asc, eq } from 'drizzle-orm';
import type { Connection } from '../../db/open.ts';
import { changed, first } from '../../db/query.ts';
import { schema } from '../../db/schema.ts';

const { organisations } = schema;

export type OrganisationRow = typeof organisations.$inferSelect;

export const makeOrganisationRepository = ({ orm }: Connection) => ({
  find: async (id: string): Promise<OrganisationRow | null> => (await first(orm.select().from(organisations).where(eq(organisations.id, id)))) ?? null,
  /** Every organisation: for the server itself and the command line, never for a request. */
  all: async (): Promise<OrganisationRow[]> => await orm.select().from(organisations).orderBy(asc(organisations.createdAt), asc(organisations.id)),
  change: async (id: string, values: Partial<Omit<OrganisationRow, 'id' | 'createdAt'>>): Promise<boolean> =>
    changed(await orm.update(organisations).set(values).where(eq(organisations.id, id))) === 1,
});
