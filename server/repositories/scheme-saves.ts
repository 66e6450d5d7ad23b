/** Who saved which sections since each kept version of a scheme. The scheme's reach is asked first, by the use case. */
import { and, asc, desc, eq } from 'drizzle-orm';
import type { SchemeSave } from '#shared/api/schemes.ts';
import type { Connection } from '../../db/open.ts';
import { first } from '../../db/query.ts';
import { schema } from '../../db/schema.ts';

const { people, schemeSaves, schemeVersions } = schema;

export const makeSchemeSaveRepository = ({ orm }: Connection) => ({
  /** By the kept version they come after, in the order people began. */
  list: async (schemeId: string): Promise<(SchemeSave & { sinceRevision: number })[]> =>
    await orm
      .select({ sinceRevision: schemeSaves.sinceRevision, by: people.name, sections: schemeSaves.sections, from: schemeSaves.firstAt, to: schemeSaves.lastAt })
      .from(schemeSaves)
      .leftJoin(people, eq(people.id, schemeSaves.personId))
      .where(eq(schemeSaves.schemeId, schemeId))
      .orderBy(asc(schemeSaves.sinceRevision), asc(schemeSaves.firstAt), asc(schemeSaves.personId)),

  /** A save, told with those of the same person since the last kept version; in the unit of work that saves. */
  record: async (schemeId: string, personId: string, sections: readonly string[], at: string): Promise<void> => {
    const since = (
      await first(
        orm
          .select({ revision: schemeVersions.revision })
          .from(schemeVersions)
          .where(eq(schemeVersions.schemeId, schemeId))
          .orderBy(desc(schemeVersions.revision))
          .limit(1),
      )
    )?.revision;
    if (since === undefined) return;
    const key = and(eq(schemeSaves.schemeId, schemeId), eq(schemeSaves.sinceRevision, since), eq(schemeSaves.personId, personId));
    const known = await first(orm.select({ sections: schemeSaves.sections }).from(schemeSaves).where(key));
    const all = [...new Set([...(known?.sections ?? []), ...sections])];
    if (known) await orm.update(schemeSaves).set({ sections: all, lastAt: at }).where(key);
    else await orm.insert(schemeSaves).values({ schemeId, sinceRevision: since, personId, sections: all, firstAt: at, lastAt: at });
  },
});
