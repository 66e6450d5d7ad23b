/** The journal: who did what, when, one line per action, written in the same unit of work as the action and chained to the one before. */
import { createHash } from 'node:crypto';
import { and, asc, count, desc, eq, getTableColumns, gt, gte, inArray, lt, lte, sql } from 'drizzle-orm';
import { chainedText, type ChainedLine, NO_LINE } from '#shared/audit/chain.ts';
import type { Connection } from '../../db/open.ts';
import { changed, first } from '../../db/query.ts';
import { schema } from '../../db/schema.ts';

const { auditLines, auditChains, cohorts, ownClauses, schemes, tenders, tenderDocuments, files, people, teams, organisations } = schema;

export type AuditEntry = Omit<ChainedLine, 'seq'>;
export type AuditRow = ChainedLine & { hash: string };
/** Where a chain starts and ends, as it is written apart; `first` and `last` are the lines really there. */
export type ChainEnds = {
  written: { firstSeq: number; firstPrevious: string; lastSeq: number; lastHash: string } | null;
  first: number | null;
  last: number | null;
};
/** Instants `from` (in) and `until` (out); lines under `before`. */
export type AuditFilter = { before?: number; personId?: string; entity?: string; entityId?: string; from?: string; until?: string };

export const hashOf = (previous: string, line: ChainedLine): string => createHash('sha256').update(chainedText(previous, line)).digest('hex');

const { organisationId: _organisationId, ...row } = getTableColumns(auditLines);

const matching = (organisationId: string, { before, personId, entity, entityId, from, until }: AuditFilter) =>
  and(
    eq(auditLines.organisationId, organisationId),
    before === undefined ? undefined : lt(auditLines.seq, before),
    personId === undefined ? undefined : eq(auditLines.personId, personId),
    entity === undefined ? undefined : eq(auditLines.entity, entity),
    entityId === undefined ? undefined : eq(auditLines.entityId, entityId),
    from === undefined ? undefined : gte(auditLines.at, from),
    until === undefined ? undefined : lt(auditLines.at, until),
  );

const reading = ({ orm }: Connection) => ({
  /** Last first. */
  page: async (organisationId: string, filter: AuditFilter, most: number): Promise<AuditRow[]> =>
    await orm.select(row).from(auditLines).where(matching(organisationId, filter)).orderBy(desc(auditLines.seq)).limit(most),

  count: async (organisationId: string, filter: AuditFilter): Promise<number> =>
    (await first(orm.select({ total: count() }).from(auditLines).where(matching(organisationId, filter))))?.total ?? 0,

  /** First first, from the line behind `seq`: the chain is read by slices, never whole. */
  after: async (organisationId: string, seq: number, most: number): Promise<AuditRow[]> =>
    await orm
      .select(row)
      .from(auditLines)
      .where(and(eq(auditLines.organisationId, organisationId), gt(auditLines.seq, seq)))
      .orderBy(asc(auditLines.seq))
      .limit(most),

  /** One statement, so that both halves are of the same instant. */
  ends: async (organisationId: string): Promise<ChainEnds> => {
    const found = await first(
      orm
        .select({
          first: sql<number | null>`(SELECT min(seq) FROM audit_lines WHERE organisation_id = ${organisationId})`,
          last: sql<number | null>`(SELECT max(seq) FROM audit_lines WHERE organisation_id = ${organisationId})`,
          written: auditChains,
        })
        .from(organisations)
        .leftJoin(auditChains, eq(auditChains.organisationId, organisations.id))
        .where(eq(organisations.id, organisationId)),
    );
    return { written: found?.written ?? null, first: found?.first ?? null, last: found?.last ?? null };
  },
});

/** What the lines point at is called today; what is gone is left out. */
const naming = ({ orm }: Connection) => {
  const named = <T extends { id: string; label: string }>(rows: readonly T[]): Map<string, string> => new Map(rows.map(({ id, label }) => [id, label]));
  const tables = {
    scheme: { table: schemes, label: schemes.title },
    tender: { table: tenders, label: tenders.title },
    'tender-document': { table: tenderDocuments, label: tenderDocuments.name },
    file: { table: files, label: files.name },
    person: { table: people, label: people.name },
    team: { table: teams, label: teams.name },
    cohort: { table: cohorts, label: cohorts.name },
    'own-clause': { table: ownClauses, label: sql<string>`json_extract(${ownClauses.content}, '$.title')` },
  };
  const isKnown = (entity: string): entity is keyof typeof tables => Object.hasOwn(tables, entity);

  return {
    /** @param ids a page of them at most */
    labels: async (organisationId: string, entity: string, ids: readonly string[]): Promise<Map<string, string>> => {
      if (!isKnown(entity) || ids.length === 0) return new Map();
      const { table, label } = tables[entity];
      return named(
        await orm
          .select({ id: table.id, label })
          .from(table)
          .where(and(eq(table.organisationId, organisationId), inArray(table.id, [...ids]))),
      );
    },
  };
};

const writing = ({ orm }: Connection) => ({
  append: async (organisationId: string, entry: AuditEntry): Promise<void> => {
    const chain = await first(orm.select().from(auditChains).where(eq(auditChains.organisationId, organisationId)));
    const line: ChainedLine = { ...entry, seq: (chain?.lastSeq ?? 0) + 1 };
    const hash = hashOf(chain?.lastHash ?? NO_LINE, line);
    await orm.insert(auditLines).values({ ...line, organisationId, hash });
    await orm
      .insert(auditChains)
      .values({ organisationId, firstSeq: 1, firstPrevious: NO_LINE, lastSeq: line.seq, lastHash: hash })
      .onConflictDoUpdate({ target: auditChains.organisationId, set: { lastSeq: line.seq, lastHash: hash } });
  },

  /**
   * Removes from the start the lines older than `before`, up to the first that is not; the chain then starts behind them. Lines
   * dated after `now` were written under a wrong clock: they neither hold back nor take with them those that follow.
   * Gives the last line removed and how many; null when none was. A line `audit.let-go` must say it in the same unit of work.
   */
  letGo: async (organisationId: string, before: string, now: string): Promise<{ last: number; count: number } | null> => {
    const here = eq(auditLines.organisationId, organisationId);
    const kept = (
      await first(
        orm
          .select({ seq: sql<number | null>`min(${auditLines.seq})` })
          .from(auditLines)
          .where(and(here, gte(auditLines.at, before), lte(auditLines.at, now))),
      )
    )?.seq;
    const last = await first(
      orm
        .select(row)
        .from(auditLines)
        .where(and(here, lt(auditLines.at, before), kept == null ? undefined : lt(auditLines.seq, kept)))
        .orderBy(desc(auditLines.seq))
        .limit(1),
    );
    if (!last) return null;
    const removed = changed(await orm.delete(auditLines).where(and(here, lte(auditLines.seq, last.seq))));
    await orm
      .update(auditChains)
      .set({ firstSeq: last.seq + 1, firstPrevious: last.hash })
      .where(eq(auditChains.organisationId, organisationId));
    return { last: last.seq, count: removed };
  },
});

export const makeAuditRepository = (connection: Connection) => ({ ...reading(connection), ...naming(connection), ...writing(connection) });
