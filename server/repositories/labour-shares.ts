/** The organisation's own labour shares, trade by trade. */
import { and, asc, eq } from 'drizzle-orm';
import type { Connection } from '../../db/open.ts';
import { changed } from '../../db/query.ts';
import { schema } from '../../db/schema.ts';

const { labourShares } = schema;

export type OwnLabourShare = Omit<typeof labourShares.$inferSelect, 'organisationId'>;

export function makeLabourShareRepository({ orm }: Connection) {
  const one = (organisationId: string, tradeId: string) => and(eq(labourShares.organisationId, organisationId), eq(labourShares.tradeId, tradeId));

  return {
    list: async (organisationId: string): Promise<OwnLabourShare[]> =>
      await orm.select().from(labourShares).where(eq(labourShares.organisationId, organisationId)).orderBy(asc(labourShares.tradeId)),

    put: async (organisationId: string, share: OwnLabourShare): Promise<void> => {
      const { tradeId: _trade, ...set } = share;
      await orm
        .insert(labourShares)
        .values({ ...share, organisationId })
        .onConflictDoUpdate({ target: [labourShares.organisationId, labourShares.tradeId], set });
    },

    remove: async (organisationId: string, tradeId: string): Promise<boolean> =>
      changed(await orm.delete(labourShares).where(one(organisationId, tradeId))) === 1,
  };
}
