/** The buyer's own Word files, with what was read in them. The bytes are written once and never again. */
import { and, count, eq, getTableColumns, sql } from 'drizzle-orm';
import type { Piece } from '#shared/api/clauses.ts';
import type { InsertionRequest } from '#shared/api/documents.ts';
import type { Connection } from '../../db/open.ts';
import { schema } from '../../db/schema.ts';

const { tenderDocuments } = schema;

type Row = typeof tenderDocuments.$inferSelect;
/** A file without its bytes. */
export type StoredDocument = Omit<Row, 'data' | 'organisationId'>;

const { data: _data, organisationId: _organisationId, ...light } = getTableColumns(tenderDocuments);

export function makeTenderDocumentRepository({ orm }: Connection) {
  const here = (organisationId: string, tenderId: string) => and(eq(tenderDocuments.organisationId, organisationId), eq(tenderDocuments.tenderId, tenderId));
  const one = (organisationId: string, tenderId: string, id: string) => and(here(organisationId, tenderId), eq(tenderDocuments.id, id));

  return {
    /** In the order they were sent. */
    list: async (organisationId: string, tenderId: string): Promise<StoredDocument[]> =>
      orm.select(light).from(tenderDocuments).where(here(organisationId, tenderId)).orderBy(tenderDocuments.createdAt, sql`rowid`).all(),

    count: async (organisationId: string, tenderId: string): Promise<number> =>
      orm.select({ total: count() }).from(tenderDocuments).where(here(organisationId, tenderId)).get()?.total ?? 0,

    find: async (organisationId: string, tenderId: string, id: string): Promise<StoredDocument | null> =>
      orm
        .select(light)
        .from(tenderDocuments)
        .where(one(organisationId, tenderId, id))
        .get() ?? null,

    /** The file as it was sent. */
    data: async (organisationId: string, tenderId: string, id: string): Promise<Buffer | null> =>
      orm
        .select({ data: tenderDocuments.data })
        .from(tenderDocuments)
        .where(one(organisationId, tenderId, id))
        .get()?.data ?? null,

    insert: async (organisationId: string, document: StoredDocument & { data: Buffer }): Promise<void> => {
      orm
        .insert(tenderDocuments)
        .values({ ...document, organisationId })
        .run();
    },

    setPiece: async (organisationId: string, tenderId: string, id: string, piece: Piece): Promise<boolean> =>
      orm
        .update(tenderDocuments)
        .set({ piece })
        .where(one(organisationId, tenderId, id))
        .run().changes === 1,

    setReading: async (organisationId: string, tenderId: string, id: string, reading: StoredDocument['reading']): Promise<void> => {
      orm
        .update(tenderDocuments)
        .set({ reading })
        .where(one(organisationId, tenderId, id))
        .run();
    },

    setPlan: async (organisationId: string, tenderId: string, id: string, plan: InsertionRequest, plannedAt: string): Promise<boolean> =>
      orm
        .update(tenderDocuments)
        .set({ plan, plannedAt })
        .where(one(organisationId, tenderId, id))
        .run().changes === 1,

    remove: async (organisationId: string, tenderId: string, id: string): Promise<boolean> =>
      orm
        .delete(tenderDocuments)
        .where(one(organisationId, tenderId, id))
        .run().changes === 1,
  };
}
