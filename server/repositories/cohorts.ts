/** Groups of people who learn together. */
import { and, asc, eq } from 'drizzle-orm';
import type { Connection } from '../../db/open.ts';
import { schema } from '../../db/schema.ts';

const { cohorts } = schema;

export type CohortRow = typeof cohorts.$inferSelect;

const one = (organisationId: string, id: string) => and(eq(cohorts.organisationId, organisationId), eq(cohorts.id, id));

export const makeCohortRepository = ({ orm }: Connection) => ({
  /** Oldest first. */
  list: async (organisationId: string): Promise<CohortRow[]> =>
    orm.select().from(cohorts).where(eq(cohorts.organisationId, organisationId)).orderBy(asc(cohorts.createdAt), asc(cohorts.id)).all(),

  find: async (organisationId: string, id: string): Promise<CohortRow | null> => orm.select().from(cohorts).where(one(organisationId, id)).get() ?? null,

  insert: async (row: CohortRow): Promise<void> => {
    orm.insert(cohorts).values(row).run();
  },

  replace: async ({ id, organisationId, createdAt: _createdAt, ...values }: CohortRow): Promise<void> => {
    orm.update(cohorts).set(values).where(one(organisationId, id)).run();
  },

  /** False when this organisation has no such group. */
  remove: async (organisationId: string, id: string): Promise<boolean> => orm.delete(cohorts).where(one(organisationId, id)).run().changes === 1,
});
