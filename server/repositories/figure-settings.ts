/** Whose contracts the figures are about, and on which territory. */
import { eq, sql } from 'drizzle-orm';
import type { FigureSettings } from '#shared/api/imports.ts';
import type { Connection } from '../../db/open.ts';
import { first, prepared } from '../../db/query.ts';
import { schema } from '../../db/schema.ts';

const { figureSettings } = schema;

export function makeFigureSettingsRepository({ orm }: Connection) {
  const settings = prepared(
    orm
      .select()
      .from(figureSettings)
      .where(eq(figureSettings.organisationId, sql.placeholder('organisationId'))),
  );
  return {
    /** No buyer and no territory until somebody says them. */
    read: async (organisationId: string): Promise<FigureSettings> => (await first(settings({ organisationId })))?.content ?? { buyers: [], territory: [] },

    write: async (organisationId: string, content: FigureSettings): Promise<void> => {
      await orm.insert(figureSettings).values({ organisationId, content }).onConflictDoUpdate({ target: figureSettings.organisationId, set: { content } });
    },
  };
}
