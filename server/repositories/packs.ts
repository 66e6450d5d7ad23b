/** Packs applied, and the content they put in place. Of the whole server. */
import { and, desc, eq } from 'drizzle-orm';
import { gzipSync } from 'node:zlib';
import { type Edition, type LoadedContent, replaceContent, type WrittenContent } from '../../db/loader/index.ts';
import { metaOf } from '../../db/meta.ts';
import type { Connection } from '../../db/open.ts';
import { schema } from '../../db/schema.ts';
import type { Day } from '#shared/days.ts';

const { contentPacks, people } = schema;

export type PackRow = Omit<typeof contentPacks.$inferSelect, 'file' | 'added' | 'changed' | 'removed'>;

export const makePackRepository = (connection: Connection) => {
  const { orm } = connection;
  return {
    /** Last applied first; the name of who did it, when they are of this organisation. */
    list: async (organisationId: string) =>
      await orm
        .select({
          number: contentPacks.edition,
          day: contentPacks.day,
          key: contentPacks.key,
          sha256: contentPacks.sha256,
          bytes: contentPacks.bytes,
          appliedAt: contentPacks.appliedAt,
          added: contentPacks.added,
          changed: contentPacks.changed,
          removed: contentPacks.removed,
          by: people.name,
        })
        .from(contentPacks)
        .leftJoin(people, and(eq(people.id, contentPacks.personId), eq(people.organisationId, organisationId)))
        .orderBy(desc(contentPacks.edition)),

    /** The number of the content in the database, as this unit of work sees it; 0 when it holds none. */
    edition: async (): Promise<number> => {
      const value = await metaOf(connection, 'content-edition');
      const edition: Edition | null = value === undefined ? null : JSON.parse(value);
      return edition?.number ?? 0;
    },

    /** Replaces the content and keeps the pack, in the unit of work of who calls. */
    apply: async (content: LoadedContent, seenOn: Day, row: PackRow, file: Uint8Array): Promise<WrittenContent> => {
      const counts = await replaceContent(connection, content, seenOn);
      // The same number may have been set aside: an unreadable pack made again.
      await orm.delete(contentPacks).where(eq(contentPacks.edition, row.edition));
      await orm.insert(contentPacks).values({ ...row, ...counts, file: gzipSync(file) });
      return counts;
    },
  };
};
