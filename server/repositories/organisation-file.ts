/** One organisation whole: read row by row to leave as a file, written row by row when one comes in. */
import { and, asc, count, eq, getTableColumns, inArray, isNull, ne, or, sql } from 'drizzle-orm';
import { completeContent } from '#shared/scheme/complete.ts';
import { completeTender } from '#shared/tender/complete.ts';
import type { Connection } from '../../db/open.ts';
import { schema } from '../../db/schema.ts';

const { figureDecisions, figureImports, figureSettings, measures, rememberedColumns, reviews } = schema;
const { certificates, cohorts, departments, networkContacts, networkEvents, ownModules, trainingAttempts, trainingReadings } = schema;
const { auditChains, auditLines, files, labourShares, organisations, people, schemes, schemeVersions, shares, teamMembers, teams, tenderDocuments, tenders } =
  schema;

const IDENTIFIED = {
  ...{ people, teams, schemes, tenders, documents: tenderDocuments, files, organisations },
  ...{ departments, contacts: networkContacts, events: networkEvents, ownModules, cohorts, attempts: trainingAttempts },
  ...{ imports: figureImports, reviews },
};
export type Identified = keyof typeof IDENTIFIED;
type Ordered = Exclude<Identified, 'people' | 'organisations'>;

const { data: _file, ...lightFile } = getTableColumns(files);
const { data: _data, ...lightDocument } = getTableColumns(tenderDocuments);

const reading = ({ orm }: Connection) => ({
  /** Those erased are in it: the journal points at them. */
  people: async (organisationId: string) => orm.select().from(people).where(eq(people.organisationId, organisationId)).orderBy(asc(people.id)).all(),

  /** Practice is left out: it is no work of the organisation. */
  ids: async (organisationId: string, kind: Ordered): Promise<string[]> => {
    const table = IDENTIFIED[kind];
    return orm
      .select({ id: table.id })
      .from(table)
      .where(and(eq(table.organisationId, organisationId), kind === 'tenders' ? isNull(tenders.exerciseId) : undefined))
      .orderBy(asc(table.id))
      .all()
      .map(({ id }) => id);
  },

  scheme: async (organisationId: string, id: string) => {
    const row = orm
      .select()
      .from(schemes)
      .where(and(eq(schemes.organisationId, organisationId), eq(schemes.id, id)))
      .get();
    return row ? { ...row, content: completeContent(row.content) } : null;
  },

  revisions: async (schemeId: string): Promise<number[]> =>
    orm
      .select({ revision: schemeVersions.revision })
      .from(schemeVersions)
      .where(eq(schemeVersions.schemeId, schemeId))
      .orderBy(asc(schemeVersions.revision))
      .all()
      .map(({ revision }) => revision),

  version: async (schemeId: string, revision: number) => {
    const row = orm
      .select()
      .from(schemeVersions)
      .where(and(eq(schemeVersions.schemeId, schemeId), eq(schemeVersions.revision, revision)))
      .get();
    return row ? { ...row, content: completeContent(row.content) } : null;
  },

  tender: async (organisationId: string, id: string) => {
    const row = orm
      .select()
      .from(tenders)
      .where(and(eq(tenders.organisationId, organisationId), eq(tenders.id, id)))
      .get();
    return row ? { ...row, content: completeTender(row.content) } : null;
  },
});

/** The bytes, and what is said of them. */
const readingFiles = ({ orm }: Connection) => ({
  documents: async (tenderId: string) =>
    orm.select(lightDocument).from(tenderDocuments).where(eq(tenderDocuments.tenderId, tenderId)).orderBy(tenderDocuments.createdAt, sql`rowid`).all(),

  documentData: async (id: string): Promise<Buffer | null> =>
    orm.select({ data: tenderDocuments.data }).from(tenderDocuments).where(eq(tenderDocuments.id, id)).get()?.data ?? null,

  files: async (organisationId: string) => orm.select(lightFile).from(files).where(eq(files.organisationId, organisationId)).orderBy(asc(files.id)).all(),

  fileData: async (id: string): Promise<Buffer | null> => orm.select({ data: files.data }).from(files).where(eq(files.id, id)).get()?.data ?? null,
});

/** What is asked before anything leaves or comes in. */
const judging = ({ orm }: Connection) => ({
  /** Entries of its file, and bytes before any is compressed: an upper bound. */
  weight: async (organisationId: string): Promise<{ entries: number; bytes: number }> => {
    const parts = [
      sql`SELECT count(*) AS n, sum(octet_length(data)) AS bytes FROM files WHERE organisation_id = ${organisationId}`,
      sql`SELECT count(*) AS n, sum(octet_length(content)) AS bytes FROM schemes WHERE organisation_id = ${organisationId}`,
      sql`SELECT count(*) AS n, sum(octet_length(v.content)) AS bytes FROM scheme_versions v JOIN schemes s ON s.id = v.scheme_id WHERE s.organisation_id = ${organisationId}`,
      sql`SELECT count(*) AS n, sum(octet_length(content)) AS bytes FROM tenders WHERE organisation_id = ${organisationId}`,
      sql`SELECT count(*) AS n, sum(octet_length(content)) AS bytes FROM own_modules WHERE organisation_id = ${organisationId}`,
      sql`SELECT count(*) AS n, sum(octet_length(content)) AS bytes FROM reviews WHERE organisation_id = ${organisationId}`,
      sql`SELECT 1 AS n, sum(octet_length(options) + coalesce(octet_length(report), 0)) AS bytes FROM figure_imports WHERE organisation_id = ${organisationId}`,
      sql`SELECT 0 AS n, sum(octet_length(content)) AS bytes FROM measures WHERE organisation_id = ${organisationId}`,
      sql`SELECT 0 AS n, sum(octet_length(reason) + 300) AS bytes FROM figure_decisions WHERE organisation_id = ${organisationId}`,
      sql`SELECT 1 AS n, sum(octet_length(questions) + octet_length(answers)) AS bytes FROM training_attempts WHERE organisation_id = ${organisationId}`,
      sql`SELECT count(*) AS n, sum(bytes) AS bytes FROM tender_documents WHERE organisation_id = ${organisationId}`,
    ].map((query) => orm.get<{ n: number; bytes: number | null }>(query));
    return { entries: parts.reduce((sum, { n }) => sum + n, 0), bytes: parts.reduce((sum, { bytes }) => sum + (bytes ?? 0), 0) };
  },

  /** Those of these ids that some organisation of this server already has. */
  taken: async (kind: Identified, ids: readonly string[]): Promise<Set<string>> => {
    const table = IDENTIFIED[kind];
    const taken = new Set<string>();
    for (let at = 0; at < ids.length; at += 500)
      for (const { id } of orm
        .select({ id: table.id })
        .from(table)
        .where(inArray(table.id, ids.slice(at, at + 500)))
        .all())
        taken.add(id);
    return taken;
  },

  /** True when nobody ever did anything there: at most the example, as it was shipped. */
  untouched: async (organisationId: string): Promise<boolean> => {
    if (!orm.select({ id: organisations.id }).from(organisations).where(eq(organisations.id, organisationId)).get()) return false;
    const learnt = [trainingAttempts, trainingReadings, certificates, ownModules, cohorts, departments, networkContacts, networkEvents];
    const counted = [figureDecisions, figureImports, figureSettings, measures, rememberedColumns, reviews];
    const used = [people, teams, tenders, files, labourShares, auditLines, ...learnt, ...counted].some(
      (table) => (orm.select({ n: count() }).from(table).where(eq(table.organisationId, organisationId)).get()?.n ?? 0) > 0,
    );
    const worked = orm
      .select({ n: count() })
      .from(schemes)
      .where(and(eq(schemes.organisationId, organisationId), or(eq(schemes.example, false), ne(schemes.revision, 1))))
      .get();
    return !used && worked?.n === 0;
  },
});

type OrganisationRow = typeof organisations.$inferInsert;

const writing = ({ orm }: Connection) => ({
  insertOrganisation: async (row: OrganisationRow): Promise<void> => {
    orm.insert(organisations).values(row).run();
  },
  /** An untouched organisation becomes the one that comes in, which has its own copy of the example. */
  become: async ({ id, ...values }: OrganisationRow): Promise<void> => {
    orm.delete(schemes).where(eq(schemes.organisationId, id)).run();
    orm.update(organisations).set(values).where(eq(organisations.id, id)).run();
  },
  insertPerson: async (row: typeof people.$inferInsert): Promise<void> => {
    orm.insert(people).values(row).run();
  },
  insertTeam: async (row: typeof teams.$inferInsert, memberIds: readonly string[]): Promise<void> => {
    orm.insert(teams).values(row).run();
    for (const personId of memberIds) orm.insert(teamMembers).values({ teamId: row.id, personId }).run();
  },
  insertScheme: async (row: typeof schemes.$inferInsert): Promise<void> => {
    orm.insert(schemes).values(row).run();
  },
  insertVersion: async (row: typeof schemeVersions.$inferInsert): Promise<void> => {
    orm.insert(schemeVersions).values(row).run();
  },
  insertTender: async (row: typeof tenders.$inferInsert): Promise<void> => {
    orm.insert(tenders).values(row).run();
  },
  insertDocument: async (row: typeof tenderDocuments.$inferInsert): Promise<void> => {
    orm.insert(tenderDocuments).values(row).run();
  },
  insertFile: async (row: typeof files.$inferInsert): Promise<void> => {
    orm.insert(files).values(row).run();
  },
  insertLabourShare: async (row: typeof labourShares.$inferInsert): Promise<void> => {
    orm.insert(labourShares).values(row).run();
  },
  insertShare: async (row: typeof shares.$inferInsert): Promise<void> => {
    orm.insert(shares).values(row).run();
  },
  insertAuditLine: async (row: typeof auditLines.$inferInsert): Promise<void> => {
    orm.insert(auditLines).values(row).run();
  },
  insertChain: async (row: typeof auditChains.$inferInsert): Promise<void> => {
    orm.insert(auditChains).values(row).run();
  },
});

export const makeOrganisationFileRepository = (connection: Connection) => ({
  ...reading(connection),
  ...readingFiles(connection),
  ...judging(connection),
  ...writing(connection),
});
