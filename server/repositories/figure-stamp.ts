/** A mark that changes with what an organisation's figures are made of: what was made from them is kept no longer than it. */
import { and, count, eq, max } from 'drizzle-orm';
import type { Connection } from '../../db/open.ts';
import { schema } from '../../db/schema.ts';

const { figureDecisions, figureImports, figureSettings, measures } = schema;

export const makeFigureStampRepository = ({ orm }: Connection) => ({
  /** Imports in place, contradictions decided, values typed, settings. */
  read: async (organisationId: string): Promise<string> => {
    const imports = orm
      .select({ count: count(), last: max(figureImports.endedAt) })
      .from(figureImports)
      .where(and(eq(figureImports.organisationId, organisationId), eq(figureImports.state, 'done')))
      .get();
    const decisions = orm
      .select({ count: count(), last: max(figureDecisions.decidedAt) })
      .from(figureDecisions)
      .where(eq(figureDecisions.organisationId, organisationId))
      .get();
    const typed = orm
      .select({ count: count(), last: max(measures.updatedAt) })
      .from(measures)
      .where(eq(measures.organisationId, organisationId))
      .get();
    const settings = orm.select({ content: figureSettings.content }).from(figureSettings).where(eq(figureSettings.organisationId, organisationId)).get();
    return JSON.stringify([imports, decisions, typed, settings]);
  },
});
