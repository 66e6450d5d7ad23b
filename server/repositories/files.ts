/** Logos and Word templates of an organisation. */
import { and, eq } from 'drizzle-orm';
import type { StoredFile } from '#shared/api/files.ts';
import type { Connection } from '../../db/open.ts';
import { first } from '../../db/query.ts';
import { schema } from '../../db/schema.ts';

const { files } = schema;

export type FileWithData = StoredFile & { data: Buffer };

export function makeFileRepository({ orm }: Connection) {
  return {
    insert: async (organisationId: string, file: FileWithData, createdAt: string): Promise<void> => {
      await orm.insert(files).values({ ...file, organisationId, createdAt });
    },
    find: async (organisationId: string, id: string): Promise<FileWithData | null> => {
      const row = await first(
        orm
          .select()
          .from(files)
          .where(and(eq(files.organisationId, organisationId), eq(files.id, id))),
      );
      if (!row || (row.kind !== 'logo' && row.kind !== 'template')) return null;
      const { kind } = row;
      return {
        id: row.id,
        kind,
        name: row.name,
        mediaType: row.mediaType,
        bytes: row.bytes,
        width: row.width,
        height: row.height,
        warnings: row.warnings,
        data: row.data,
      };
    },
  };
}
