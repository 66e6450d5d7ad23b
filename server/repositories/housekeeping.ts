/** What the server lets go by itself: how far it went, what has been in the bin too long, files nothing uses any more. */
import { and, asc, eq, isNotNull, lt, sql } from 'drizzle-orm';
import type { SharedEntity } from '#shared/api/sharing.ts';
import { keepMeta, metaOf } from '../../db/meta.ts';
import type { Connection } from '../../db/open.ts';
import { changed, first } from '../../db/query.ts';
import { schema } from '../../db/schema.ts';

const { auditLines, files, meta, schemes, schemeVersions, shares, tenderDocuments, tenders } = schema;

const TABLES = { scheme: schemes, tender: tenders };
const REFERENCE = 'housekeeping.at';

/** A document whose last save also is that old: a clock once wrong is not believed alone. */
const outdated = (entity: SharedEntity, organisationId: string, before: string) => {
  const table = TABLES[entity];
  return and(eq(table.organisationId, organisationId), isNotNull(table.deletedAt), lt(table.deletedAt, before), lt(table.updatedAt, before));
};

/** A logo or a template that no scheme shows, those of the bin included, nor any published version. */
const unused = (organisationId: string, before: string) =>
  and(
    eq(files.organisationId, organisationId),
    lt(files.createdAt, before),
    sql`NOT EXISTS (SELECT 1 FROM schemes WHERE schemes.organisation_id = ${organisationId} AND ${files.id} IN
      (json_extract(schemes.content, '$.presentation.logoFileId'), json_extract(schemes.content, '$.presentation.templateFileId')))`,
    // A published version is made again with its own logo and template.
    sql`NOT EXISTS (SELECT 1 FROM scheme_publications AS p WHERE p.organisation_id = ${organisationId} AND ${files.id} IN (p.logo_file_id, p.template_file_id))`,
  );

const reading = ({ orm }: Connection) => ({
  /** The instant the last pass went up to; without one, the last line of any journal. Null on a new database. */
  lastInstant: async (): Promise<string | null> =>
    (await first(orm.select({ value: meta.value }).from(meta).where(eq(meta.key, REFERENCE))))?.value ??
    (await first(orm.select({ at: sql<string | null>`max(${auditLines.at})` }).from(auditLines)))?.at ??
    null,

  outdated: async (entity: SharedEntity, organisationId: string, before: string): Promise<string[]> =>
    (
      await orm
        .select({ id: TABLES[entity].id })
        .from(TABLES[entity])
        .where(outdated(entity, organisationId, before))
        .orderBy(asc(TABLES[entity].id))
    ).map(({ id }) => id),

  unusedFiles: async (organisationId: string, before: string): Promise<string[]> =>
    (await orm.select({ id: files.id }).from(files).where(unused(organisationId, before)).orderBy(asc(files.id))).map(({ id }) => id),

  schemeIds: async (organisationId: string): Promise<string[]> =>
    (await orm.select({ id: schemes.id }).from(schemes).where(eq(schemes.organisationId, organisationId))).map(({ id }) => id),

  /** Whether a kept version of a scheme names a file; read as text, the content can weigh megabytes. */
  keptVersionNames: async (schemeId: string, fileId: string): Promise<boolean> =>
    (await first(
      orm
        .select({ revision: schemeVersions.revision })
        .from(schemeVersions)
        .where(and(eq(schemeVersions.schemeId, schemeId), sql`instr(${schemeVersions.content}, ${`"${fileId}"`}) > 0`))
        .limit(1),
    )) !== undefined,
});

const writing = ({ orm }: Connection) => ({
  setLastInstant: async (at: string): Promise<void> => {
    await orm
      .insert(meta)
      .values({ key: REFERENCE, value: at })
      .onConflictDoUpdate({ target: meta.key, set: { value: at } });
  },

  /** For good, with all that hangs from it; false when it was taken out of the bin meanwhile. */
  purge: async (entity: SharedEntity, organisationId: string, id: string, before: string): Promise<boolean> => {
    const table = TABLES[entity];
    const found = await first(
      orm
        .select({ id: table.id })
        .from(table)
        .where(and(outdated(entity, organisationId, before), eq(table.id, id))),
    );
    if (!found) return false;
    if (entity === 'scheme') await orm.delete(schemeVersions).where(eq(schemeVersions.schemeId, id));
    else await orm.delete(tenderDocuments).where(eq(tenderDocuments.tenderId, id));
    await orm.delete(shares).where(and(eq(shares.organisationId, organisationId), eq(shares.entity, entity), eq(shares.entityId, id)));
    await orm.delete(table).where(eq(table.id, id));
    return true;
  },

  /** False when a scheme uses it again. */
  purgeFile: async (organisationId: string, id: string, before: string): Promise<boolean> =>
    changed(await orm.delete(files).where(and(unused(organisationId, before), eq(files.id, id)))) === 1,
});

/** The pass itself, which one process takes for all of them. */
const passing = (connection: Connection) => ({
  /** The clock when the last one was taken; undefined before the first. */
  lastPass: () => metaOf(connection, 'housekeeping-pass'),
  setLastPass: (at: string) => keepMeta(connection, 'housekeeping-pass', at),
});

export const makeHousekeepingRepository = (connection: Connection) => ({ ...reading(connection), ...writing(connection), ...passing(connection) });
