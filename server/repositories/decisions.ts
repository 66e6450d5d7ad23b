/** What people decided of contradictory considerations, with the key of the contract: it outlives every import. */
import { and, eq } from 'drizzle-orm';
import type { DecisionSubject } from '#shared/api/indicators.ts';
import type { Connection } from '../../db/open.ts';
import { changed } from '../../db/query.ts';
import { schema } from '../../db/schema.ts';

const { figureDecisions } = schema;

export type DecisionRow = Omit<typeof figureDecisions.$inferSelect, 'organisationId'>;

export function makeDecisionRepository({ orm }: Connection) {
  const one = (organisationId: string, contractKey: string, subject: DecisionSubject) =>
    and(eq(figureDecisions.organisationId, organisationId), eq(figureDecisions.contractKey, contractKey), eq(figureDecisions.subject, subject));

  return {
    list: async (organisationId: string): Promise<DecisionRow[]> =>
      await orm.select().from(figureDecisions).where(eq(figureDecisions.organisationId, organisationId)),

    put: async (organisationId: string, decision: DecisionRow): Promise<void> => {
      const { answer, reason, personId, decidedAt } = decision;
      await orm
        .insert(figureDecisions)
        .values({ ...decision, organisationId })
        .onConflictDoUpdate({
          target: [figureDecisions.organisationId, figureDecisions.contractKey, figureDecisions.subject],
          set: { answer, reason, personId, decidedAt },
        });
    },

    /** False when nothing was decided. */
    remove: async (organisationId: string, contractKey: string, subject: DecisionSubject): Promise<boolean> =>
      changed(await orm.delete(figureDecisions).where(one(organisationId, contractKey, subject))) === 1,
  };
}
