/** Whose contracts the figures are about, and on which territory. */
import { eq } from 'drizzle-orm';
import type { FigureSettings } from '#shared/api/imports.ts';
import type { Connection } from '../../db/open.ts';
import { first } from '../../db/query.ts';
import { schema } from '../../db/schema.ts';

const { figureSettings } = schema;

export const makeFigureSettingsRepository = ({ orm }: Connection) => ({
  /** No buyer and no territory until somebody says them. */
  read: async (organisationId: string): Promise<FigureSettings> =>
    (await first(orm.select().from(figureSettings).where(eq(figureSettings.organisationId, organisationId))))?.content ?? { buyers: [], territory: [] },

  write: async (organisationId: string, content: FigureSettings): Promise<void> => {
    await orm.insert(figureSettings).values({ organisationId, content }).onConflictDoUpdate({ target: figureSettings.organisationId, set: { content } });
  },
});
