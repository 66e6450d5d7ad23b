/** Groups of people who learn together. */
import { and, asc, eq } from 'drizzle-orm';
import type { Connection } from '../../db/open.ts';
import { changed, first } from '../../db/query.ts';
import { schema } from '../../db/schema.ts';

const { cohorts } = schema;

export type CohortRow = typeof cohorts.$inferSelect;

const one = (organisationId: string, id: string) => and(eq(cohorts.organisationId, organisationId), eq(cohorts.id, id));

export const makeCohortRepository = ({ orm }: Connection) => ({
  /** Oldest first. */
  list: async (organisationId: string): Promise<CohortRow[]> =>
    await orm.select().from(cohorts).where(eq(cohorts.organisationId, organisationId)).orderBy(asc(cohorts.createdAt), asc(cohorts.id)),

  find: async (organisationId: string, id: string): Promise<CohortRow | null> =>
    (await first(orm.select().from(cohorts).where(one(organisationId, id)))) ?? null,

  insert: async (row: CohortRow): Promise<void> => {
    await orm.insert(cohorts).values(row);
  },

  replace: async ({ id, organisationId, createdAt: _createdAt, ...values }: CohortRow): Promise<void> => {
    await orm.update(cohorts).set(values).where(one(organisationId, id));
  },

  /** False when this organisation has no such group. */
  remove: async (organisationId: string, id: string): Promise<boolean> => changed(await orm.delete(cohorts).where(one(organisationId, id))) === 1,
});
