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

const here = (organisationId: string, tenderId: string) => and(eq(tenderDocuments.organisationId, organisationId), eq(tenderDocuments.tenderId, tenderId));
const one = (organisationId: string, tenderId: string, id: string) => and(here(organisationId, tenderId), eq(tenderDocuments.id, id));

const reading = ({ orm }: Connection) => ({
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
});

function writing({ orm }: Connection) {
  /** False when the file is not there. */
  const change = (organisationId: string, tenderId: string, id: string, values: Partial<Pick<Row, 'piece' | 'reading' | 'plan' | 'plannedAt'>>): boolean =>
    orm
      .update(tenderDocuments)
      .set(values)
      .where(one(organisationId, tenderId, id))
      .run().changes === 1;

  return {
    insert: async (organisationId: string, document: StoredDocument & { data: Buffer }): Promise<void> => {
      orm
        .insert(tenderDocuments)
        .values({ ...document, organisationId })
        .run();
    },

    setPiece: async (organisationId: string, tenderId: string, id: string, piece: Piece): Promise<boolean> => change(organisationId, tenderId, id, { piece }),

    setReading: async (organisationId: string, tenderId: string, id: string, read: StoredDocument['reading']): Promise<boolean> =>
      change(organisationId, tenderId, id, { reading: read }),

    setPlan: async (organisationId: string, tenderId: string, id: string, plan: InsertionRequest, plannedAt: string): Promise<boolean> =>
      change(organisationId, tenderId, id, { plan, plannedAt }),

    remove: async (organisationId: string, tenderId: string, id: string): Promise<boolean> =>
      orm
        .delete(tenderDocuments)
        .where(one(organisationId, tenderId, id))
        .run().changes === 1,
  };
}

export const makeTenderDocumentRepository = (connection: Connection) => ({ ...reading(connection), ...writing(connection) });
