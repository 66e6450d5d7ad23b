/** What the server lets go by itself: how far it went, what has been in the bin too long, files nothing uses any more. */
import { and, asc, eq, isNotNull, lt, sql } from 'drizzle-orm';
import type { SharedEntity } from '#shared/api/sharing.ts';
import type { Connection } from '../../db/open.ts';
import { schema } from '../../db/schema.ts';

const { auditLines, files, meta, schemes, schemeVersions, shares, tenderDocuments, tenders } = schema;

const TABLES = { scheme: schemes, tender: tenders };
const REFERENCE = 'housekeeping.at';

/** A document whose last save also is that old: a clock once wrong is not believed alone. */
const outdated = (entity: SharedEntity, organisationId: string, before: string) => {
  const table = TABLES[entity];
  return and(eq(table.organisationId, organisationId), isNotNull(table.deletedAt), lt(table.deletedAt, before), lt(table.updatedAt, before));
};

/** A logo or a template that no scheme shows, those of the bin included. */
const unused = (organisationId: string, before: string) =>
  and(
    eq(files.organisationId, organisationId),
    lt(files.createdAt, before),
    sql`NOT EXISTS (SELECT 1 FROM schemes WHERE schemes.organisation_id = ${organisationId} AND ${files.id} IN
      (json_extract(schemes.content, '$.presentation.logoFileId'), json_extract(schemes.content, '$.presentation.templateFileId')))`,
  );

const reading = ({ orm }: Connection) => ({
  /** The instant the last pass went up to; without one, the last line of any journal. Null on a new database. */
  lastInstant: async (): Promise<string | null> =>
    orm.select({ value: meta.value }).from(meta).where(eq(meta.key, REFERENCE)).get()?.value ??
    orm
      .select({ at: sql<string | null>`max(${auditLines.at})` })
      .from(auditLines)
      .get()?.at ??
    null,

  outdated: async (entity: SharedEntity, organisationId: string, before: string): Promise<string[]> =>
    orm
      .select({ id: TABLES[entity].id })
      .from(TABLES[entity])
      .where(outdated(entity, organisationId, before))
      .orderBy(asc(TABLES[entity].id))
      .all()
      .map(({ id }) => id),

  unusedFiles: async (organisationId: string, before: string): Promise<string[]> =>
    orm
      .select({ id: files.id })
      .from(files)
      .where(unused(organisationId, before))
      .orderBy(asc(files.id))
      .all()
      .map(({ id }) => id),

  schemeIds: async (organisationId: string): Promise<string[]> =>
    orm
      .select({ id: schemes.id })
      .from(schemes)
      .where(eq(schemes.organisationId, organisationId))
      .all()
      .map(({ id }) => id),

  /** Whether a kept version of a scheme names a file; read as text, the content can weigh megabytes. */
  keptVersionNames: async (schemeId: string, fileId: string): Promise<boolean> =>
    orm
      .select({ revision: schemeVersions.revision })
      .from(schemeVersions)
      .where(and(eq(schemeVersions.schemeId, schemeId), sql`instr(${schemeVersions.content}, ${`"${fileId}"`}) > 0`))
      .limit(1)
      .get() !== undefined,
});

const writing = ({ orm }: Connection) => ({
  setLastInstant: async (at: string): Promise<void> => {
    orm
      .insert(meta)
      .values({ key: REFERENCE, value: at })
      .onConflictDoUpdate({ target: meta.key, set: { value: at } })
      .run();
  },

  /** For good, with all that hangs from it; false when it was taken out of the bin meanwhile. */
  purge: async (entity: SharedEntity, organisationId: string, id: string, before: string): Promise<boolean> => {
    const table = TABLES[entity];
    const found = orm
      .select({ id: table.id })
      .from(table)
      .where(and(outdated(entity, organisationId, before), eq(table.id, id)))
      .get();
    if (!found) return false;
    if (entity === 'scheme') orm.delete(schemeVersions).where(eq(schemeVersions.schemeId, id)).run();
    else orm.delete(tenderDocuments).where(eq(tenderDocuments.tenderId, id)).run();
    orm
      .delete(shares)
      .where(and(eq(shares.organisationId, organisationId), eq(shares.entity, entity), eq(shares.entityId, id)))
      .run();
    orm.delete(table).where(eq(table.id, id)).run();
    return true;
  },

  /** False when a scheme uses it again. */
  purgeFile: async (organisationId: string, id: string, before: string): Promise<boolean> =>
    orm
      .delete(files)
      .where(and(unused(organisationId, before), eq(files.id, id)))
      .run().changes === 1,
});

export const makeHousekeepingRepository = (connection: Connection) => ({ ...reading(connection), ...writing(connection) });
