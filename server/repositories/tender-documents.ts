/**
 * The buyer's own Word files, with what was read in them. The bytes are written once and never again. Each query asks that
 * the consultation itself be reached: a file is never had another way.
 */
import { and, count, eq, getTableColumns, sql } from 'drizzle-orm';
import type { Piece } from '#shared/api/clauses.ts';
import type { InsertionRequest } from '#shared/api/documents.ts';
import type { Access, Reach } from '#shared/permissions.ts';
import type { Connection } from '../../db/open.ts';
import { changed, first } from '../../db/query.ts';
import { schema } from '../../db/schema.ts';
import { asked, reached } from './reach.ts';

const { tenderDocuments, tenders } = schema;

type Row = typeof tenderDocuments.$inferSelect;
/** A file without its bytes. */
export type StoredDocument = Omit<Row, 'data' | 'organisationId'>;

const { data: _data, organisationId: _organisationId, ...light } = getTableColumns(tenderDocuments);

const tenderReached = (reach: Reach, tenderId: string, need: Access) =>
  sql`EXISTS (SELECT 1 FROM tenders WHERE tenders.id = ${tenderId} AND tenders.deleted_at IS NULL AND ${reached('tender', asked(reach), need)})`;

const here = (reach: Reach, tenderId: string, need: Access) =>
  and(eq(tenderDocuments.organisationId, reach.organisationId), eq(tenderDocuments.tenderId, tenderId), tenderReached(reach, tenderId, need));
const one = (reach: Reach, tenderId: string, id: string, need: Access) => and(here(reach, tenderId, need), eq(tenderDocuments.id, id));

const reading = ({ orm }: Connection) => ({
  /** In the order they were sent. */
  list: async (reach: Reach, tenderId: string): Promise<StoredDocument[]> =>
    await orm
      .select(light)
      .from(tenderDocuments)
      .where(here(reach, tenderId, 'read'))
      .orderBy(tenderDocuments.createdAt, sql`rowid`),

  count: async (reach: Reach, tenderId: string): Promise<number> =>
    (
      await first(
        orm
          .select({ total: count() })
          .from(tenderDocuments)
          .where(here(reach, tenderId, 'read')),
      )
    )?.total ?? 0,

  find: async (reach: Reach, tenderId: string, id: string): Promise<StoredDocument | null> =>
    (await first(
      orm
        .select(light)
        .from(tenderDocuments)
        .where(one(reach, tenderId, id, 'read')),
    )) ?? null,

  /** The file as it was sent. */
  data: async (reach: Reach, tenderId: string, id: string): Promise<Buffer | null> =>
    (
      await first(
        orm
          .select({ data: tenderDocuments.data })
          .from(tenderDocuments)
          .where(one(reach, tenderId, id, 'read')),
      )
    )?.data ?? null,
});

function writing({ orm }: Connection) {
  /** False when the file is not there, or not theirs to change. */
  const change = async (
    reach: Reach,
    tenderId: string,
    id: string,
    values: Partial<Pick<Row, 'piece' | 'reading' | 'plan' | 'plannedAt'>>,
    need: Access = 'write',
  ): Promise<boolean> =>
    changed(
      await orm
        .update(tenderDocuments)
        .set(values)
        .where(one(reach, tenderId, id, need)),
    ) === 1;

  return {
    /** False when the consultation is not there, or not theirs to change. */
    insert: async (reach: Reach, document: StoredDocument & { data: Buffer }): Promise<boolean> => {
      const there = orm
        .select({ id: tenders.id })
        .from(tenders)
        .where(and(eq(tenders.id, document.tenderId), tenderReached(reach, document.tenderId, 'write')));
      if (!(await first(there))) return false;
      await orm.insert(tenderDocuments).values({ ...document, organisationId: reach.organisationId });
      return true;
    },

    setPiece: async (reach: Reach, tenderId: string, id: string, piece: Piece): Promise<boolean> => change(reach, tenderId, id, { piece }),

    /** Made again from the same bytes by whoever reads the file first: it changes nothing of theirs. */
    setReading: async (reach: Reach, tenderId: string, id: string, read: StoredDocument['reading']): Promise<boolean> =>
      change(reach, tenderId, id, { reading: read }, 'read'),

    setPlan: async (reach: Reach, tenderId: string, id: string, plan: InsertionRequest, plannedAt: string): Promise<boolean> =>
      change(reach, tenderId, id, { plan, plannedAt }),

    remove: async (reach: Reach, tenderId: string, id: string): Promise<boolean> =>
      changed(await orm.delete(tenderDocuments).where(one(reach, tenderId, id, 'write'))) === 1,
  };
}

export const makeTenderDocumentRepository = (connection: Connection) => ({ ...reading(connection), ...writing(connection) });
