/** One organisation whole: read row by row to leave as a file, written row by row when one comes in. */
import { and, asc, count, eq, getTableColumns, inArray, isNull, ne, or, sql } from 'drizzle-orm';
import { completeContent } from '#shared/scheme/complete.ts';
import { completeTender } from '#shared/tender/complete.ts';
import type { Connection } from '../../db/open.ts';
import { first } from '../../db/query.ts';
import { schema } from '../../db/schema.ts';

const { figureDecisions, figureImports, figureSettings, measures, rememberedColumns, reviews } = schema;
const { clauseComments, ownClauses, referenceReviews, watchAcknowledgements } = schema;
const { roundParts, roundRemarks, schemeComments, schemeConsulted, schemePublications, schemeRounds, schemeTasks } = schema;
const { certificates, cohorts, departments, networkContacts, networkEvents, ownModules, trainingAttempts, trainingReadings } = schema;
const { auditChains, auditLines, files, labourShares, organisations, people, schemes, schemeVersions, shares, teamMembers, teams, tenderDocuments, tenders } =
  schema;

const IDENTIFIED = {
  ...{ people, teams, schemes, tenders, documents: tenderDocuments, files, organisations },
  ...{ departments, contacts: networkContacts, events: networkEvents, ownModules, cohorts, attempts: trainingAttempts },
  ...{ imports: figureImports, reviews },
  ...{ clauses: ownClauses, clauseComments, lawReviews: referenceReviews },
  ...{ schemeComments, tasks: schemeTasks, consulted: schemeConsulted, rounds: schemeRounds, publications: schemePublications },
  ...{ parts: roundParts, remarks: roundRemarks },
  ...{ participations: schema.participations, participationAnswers: schema.participationAnswers, participationComments: schema.participationComments },
};
export type Identified = keyof typeof IDENTIFIED;
type Ordered = Exclude<Identified, 'people' | 'organisations' | 'clauseComments' | 'parts' | 'remarks' | 'participationAnswers' | 'participationComments'>;

const { data: _file, ...lightFile } = getTableColumns(files);
const { data: _data, ...lightDocument } = getTableColumns(tenderDocuments);

const reading = ({ orm }: Connection) => ({
  /** Those erased are in it: the journal points at them. */
  people: async (organisationId: string) => await orm.select().from(people).where(eq(people.organisationId, organisationId)).orderBy(asc(people.id)),

  /** Practice is left out: it is no work of the organisation. */
  ids: async (organisationId: string, kind: Ordered): Promise<string[]> => {
    const table = IDENTIFIED[kind];
    return (
      await orm
        .select({ id: table.id })
        .from(table)
        .where(and(eq(table.organisationId, organisationId), kind === 'tenders' ? isNull(tenders.exerciseId) : undefined))
        .orderBy(asc(table.id))
    ).map(({ id }) => id);
  },

  scheme: async (organisationId: string, id: string) => {
    const row = await first(
      orm
        .select()
        .from(schemes)
        .where(and(eq(schemes.organisationId, organisationId), eq(schemes.id, id))),
    );
    return row ? { ...row, content: completeContent(row.content) } : null;
  },

  revisions: async (schemeId: string): Promise<number[]> =>
    (
      await orm
        .select({ revision: schemeVersions.revision })
        .from(schemeVersions)
        .where(eq(schemeVersions.schemeId, schemeId))
        .orderBy(asc(schemeVersions.revision))
    ).map(({ revision }) => revision),

  version: async (schemeId: string, revision: number) => {
    const row = await first(
      orm
        .select()
        .from(schemeVersions)
        .where(and(eq(schemeVersions.schemeId, schemeId), eq(schemeVersions.revision, revision))),
    );
    return row ? { ...row, content: completeContent(row.content) } : null;
  },

  tender: async (organisationId: string, id: string) => {
    const row = await first(
      orm
        .select()
        .from(tenders)
        .where(and(eq(tenders.organisationId, organisationId), eq(tenders.id, id))),
    );
    return row ? { ...row, content: completeTender(row.content) } : null;
  },
});

/** The bytes, and what is said of them. */
const readingFiles = ({ orm }: Connection) => ({
  documents: async (tenderId: string) =>
    await orm.select(lightDocument).from(tenderDocuments).where(eq(tenderDocuments.tenderId, tenderId)).orderBy(tenderDocuments.createdAt, sql`rowid`),

  documentData: async (id: string): Promise<Buffer | null> =>
    (await first(orm.select({ data: tenderDocuments.data }).from(tenderDocuments).where(eq(tenderDocuments.id, id))))?.data ?? null,

  files: async (organisationId: string) => await orm.select(lightFile).from(files).where(eq(files.organisationId, organisationId)).orderBy(asc(files.id)),

  fileData: async (id: string): Promise<Buffer | null> => (await first(orm.select({ data: files.data }).from(files).where(eq(files.id, id))))?.data ?? null,
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
      // Documents are kept packed: ten times as much once they are text.
      sql`SELECT count(*) AS n, sum(octet_length(content) + 10 * octet_length(document)) AS bytes FROM scheme_rounds WHERE organisation_id = ${organisationId}`,
      sql`SELECT 2 * count(*) AS n, sum(octet_length(content) + 10 * octet_length(document) + word_bytes) AS bytes FROM scheme_publications WHERE organisation_id = ${organisationId}`,
      sql`SELECT 0 AS n, sum(2 * octet_length(r.text) + 500) AS bytes FROM round_remarks r JOIN round_parts p ON p.id = r.part_id JOIN scheme_rounds s ON s.id = p.round_id WHERE s.organisation_id = ${organisationId}`,
      sql`SELECT 1 AS n, sum(octet_length(introduction) + 10 * octet_length(document) + 2000) AS bytes FROM participations WHERE organisation_id = ${organisationId}`,
      sql`SELECT 0 AS n, sum(2 * octet_length(c.text) + 2000) AS bytes FROM participation_comments c JOIN participations p ON p.id = c.participation_id WHERE p.organisation_id = ${organisationId}`,
      sql`SELECT 0 AS n, sum(2 * octet_length(a.text) + 1000) AS bytes FROM participation_answers a JOIN participations p ON p.id = a.participation_id WHERE p.organisation_id = ${organisationId}`,
      sql`SELECT 0 AS n, sum(octet_length(body) + 1000) AS bytes FROM scheme_comments WHERE organisation_id = ${organisationId}`,
      sql`SELECT 0 AS n, sum(octet_length(content) + coalesce(octet_length(base), 0)) AS bytes FROM own_clauses WHERE organisation_id = ${organisationId}`,
      sql`SELECT 0 AS n, sum(octet_length(v.record)) AS bytes FROM own_clause_versions v JOIN own_clauses c ON c.id = v.clause_id WHERE c.organisation_id = ${organisationId}`,
      sql`SELECT 0 AS n, sum(octet_length(record)) AS bytes FROM used_clause_records WHERE hash IN (SELECT c.hash FROM tender_clauses c JOIN tenders t ON t.id = c.tender_id WHERE t.organisation_id = ${organisationId})`,
    ];
    const total = { entries: 0, bytes: 0 };
    for (const part of parts) {
      const row = await first(orm.select({ n: sql<number>`n`, bytes: sql<number | null>`bytes` }).from(sql`(${part}) AS part`));
      total.entries += row?.n ?? 0;
      total.bytes += row?.bytes ?? 0;
    }
    return total;
  },

  /** Those of these ids that some organisation of this server already has. */
  taken: async (kind: Identified, ids: readonly string[]): Promise<Set<string>> => {
    const table = IDENTIFIED[kind];
    const taken = new Set<string>();
    for (let at = 0; at < ids.length; at += 500)
      for (const { id } of await orm
        .select({ id: table.id })
        .from(table)
        .where(inArray(table.id, ids.slice(at, at + 500))))
        taken.add(id);
    return taken;
  },

  /** True when nobody ever did anything there: at most the example, as it was shipped. */
  untouched: async (organisationId: string): Promise<boolean> => {
    if (!(await first(orm.select({ id: organisations.id }).from(organisations).where(eq(organisations.id, organisationId))))) return false;
    const learnt = [trainingAttempts, trainingReadings, certificates, ownModules, cohorts, departments, networkContacts, networkEvents];
    const counted = [figureDecisions, figureImports, figureSettings, measures, rememberedColumns, reviews];
    const together = [ownClauses, referenceReviews, watchAcknowledgements, schemeComments, schemeTasks, schemeConsulted, schemeRounds, schemePublications];
    for (const table of [people, teams, tenders, files, labourShares, auditLines, ...learnt, ...counted, ...together]) {
      const found = await first(orm.select({ n: count() }).from(table).where(eq(table.organisationId, organisationId)));
      if (found && found.n > 0) return false;
    }
    const worked = await first(
      orm
        .select({ n: count() })
        .from(schemes)
        .where(and(eq(schemes.organisationId, organisationId), or(eq(schemes.example, false), ne(schemes.revision, 1)))),
    );
    return worked?.n === 0;
  },
});

type OrganisationRow = typeof organisations.$inferInsert;

const writing = ({ orm }: Connection) => ({
  insertOrganisation: async (row: OrganisationRow): Promise<void> => {
    await orm.insert(organisations).values(row);
  },
  /** An untouched organisation becomes the one that comes in, which has its own copy of the example. */
  become: async ({ id, ...values }: OrganisationRow): Promise<void> => {
    await orm.delete(schemes).where(eq(schemes.organisationId, id));
    await orm.update(organisations).set(values).where(eq(organisations.id, id));
  },
  insertPerson: async (row: typeof people.$inferInsert): Promise<void> => {
    await orm.insert(people).values(row);
  },
  insertTeam: async (row: typeof teams.$inferInsert, memberIds: readonly string[]): Promise<void> => {
    await orm.insert(teams).values(row);
    for (const personId of memberIds) await orm.insert(teamMembers).values({ teamId: row.id, personId });
  },
  insertScheme: async (row: typeof schemes.$inferInsert): Promise<void> => {
    await orm.insert(schemes).values(row);
  },
  insertVersion: async (row: typeof schemeVersions.$inferInsert): Promise<void> => {
    await orm.insert(schemeVersions).values(row);
  },
  insertTender: async (row: typeof tenders.$inferInsert): Promise<void> => {
    await orm.insert(tenders).values(row);
  },
  insertDocument: async (row: typeof tenderDocuments.$inferInsert): Promise<void> => {
    await orm.insert(tenderDocuments).values(row);
  },
  insertFile: async (row: typeof files.$inferInsert): Promise<void> => {
    await orm.insert(files).values(row);
  },
  insertLabourShare: async (row: typeof labourShares.$inferInsert): Promise<void> => {
    await orm.insert(labourShares).values(row);
  },
  insertShare: async (row: typeof shares.$inferInsert): Promise<void> => {
    await orm.insert(shares).values(row);
  },
  insertAuditLine: async (row: typeof auditLines.$inferInsert): Promise<void> => {
    await orm.insert(auditLines).values(row);
  },
  insertChain: async (row: typeof auditChains.$inferInsert): Promise<void> => {
    await orm.insert(auditChains).values(row);
  },
});

export const makeOrganisationFileRepository = (connection: Connection) => ({
  ...reading(connection),
  ...readingFiles(connection),
  ...judging(connection),
  ...writing(connection),
});
