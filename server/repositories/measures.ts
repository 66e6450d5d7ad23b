/** Values of indicators typed by people: one per indicator, year and buyer ('' for all the buyers together). */
import { and, between, eq, sql } from 'drizzle-orm';
import type { TypedMeasure } from '#shared/api/indicators.ts';
import type { Connection } from '../../db/open.ts';
import { changed, prepared } from '../../db/query.ts';
import { schema } from '../../db/schema.ts';

const { measures } = schema;

export type MeasureRow = Omit<typeof measures.$inferSelect, 'organisationId'>;
export type MeasurePlace = { indicatorId: string; year: number; buyer: string };

export function makeMeasureRepository({ orm }: Connection) {
  const one = (organisationId: string, { indicatorId, year, buyer }: MeasurePlace) =>
    and(eq(measures.organisationId, organisationId), eq(measures.indicatorId, indicatorId), eq(measures.year, year), eq(measures.buyer, buyer));

  const { organisationId, buyer, year } = measures;
  const value = sql.placeholder;
  const typed = prepared(
    orm
      .select()
      .from(measures)
      .where(and(eq(organisationId, value('organisationId')), eq(buyer, value('buyer')), between(year, value('from'), value('to')))),
  );

  return {
    list: async (organisationId: string, buyer: string, from: number, to: number): Promise<MeasureRow[]> => await typed({ organisationId, buyer, from, to }),

    put: async (organisationId: string, place: MeasurePlace, content: TypedMeasure, personId: string, updatedAt: string): Promise<void> => {
      await orm
        .insert(measures)
        .values({ ...place, organisationId, content, personId, updatedAt })
        .onConflictDoUpdate({
          target: [measures.organisationId, measures.indicatorId, measures.year, measures.buyer],
          set: { content, personId, updatedAt },
        });
    },

    /** False when nothing was typed there. */
    remove: async (organisationId: string, place: MeasurePlace): Promise<boolean> =>
      changed(await orm.delete(measures).where(one(organisationId, place))) === 1,
  };
}
