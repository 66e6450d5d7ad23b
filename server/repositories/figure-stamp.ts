/** A mark that changes with what an organisation's figures are made of: what was made from them is kept no longer than it. */
import { and, count, eq, max } from 'drizzle-orm';
import type { Connection } from '../../db/open.ts';
import { first } from '../../db/query.ts';
import { schema } from '../../db/schema.ts';

const { figureDecisions, figureImports, figureSettings, measures } = schema;

export const makeFigureStampRepository = ({ orm }: Connection) => ({
  /** Imports in place, contradictions decided, values typed, settings. */
  read: async (organisationId: string): Promise<string> => {
    const imports = await first(
      orm
        .select({ count: count(), last: max(figureImports.endedAt) })
        .from(figureImports)
        .where(and(eq(figureImports.organisationId, organisationId), eq(figureImports.state, 'done'))),
    );
    const decisions = await first(
      orm
        .select({ count: count(), last: max(figureDecisions.decidedAt) })
        .from(figureDecisions)
        .where(eq(figureDecisions.organisationId, organisationId)),
    );
    const typed = await first(
      orm
        .select({ count: count(), last: max(measures.updatedAt) })
        .from(measures)
        .where(eq(measures.organisationId, organisationId)),
    );
    const settings = await first(orm.select({ content: figureSettings.content }).from(figureSettings).where(eq(figureSettings.organisationId, organisationId)));
    return JSON.stringify([imports, decisions, typed, settings]);
  },
});
