/** The organisation's own labour shares, trade by trade. */
import { and, asc, eq } from 'drizzle-orm';
import type { Connection } from '../../db/open.ts';
import { schema } from '../../db/schema.ts';

const { labourShares } = schema;

export type OwnLabourShare = Omit<typeof labourShares.$inferSelect, 'organisationId'>;

export function makeLabourShareRepository({ orm }: Connection) {
  const one = (organisationId: string, tradeId: string) => and(eq(labourShares.organisationId, organisationId), eq(labourShares.tradeId, tradeId));

  return {
    list: async (organisationId: string): Promise<OwnLabourShare[]> =>
      orm.select().from(labourShares).where(eq(labourShares.organisationId, organisationId)).orderBy(asc(labourShares.tradeId)).all(),

    put: async (organisationId: string, share: OwnLabourShare): Promise<void> => {
      const { tradeId: _trade, ...set } = share;
      orm
        .insert(labourShares)
        .values({ ...share, organisationId })
        .onConflictDoUpdate({ target: [labourShares.organisationId, labourShares.tradeId], set })
        .run();
    },

    remove: async (organisationId: string, tradeId: string): Promise<boolean> =>
      orm.delete(labourShares).where(one(organisationId, tradeId)).run().changes === 1,
  };
}
