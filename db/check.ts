/** Reads a whole database and says whether it holds: SQLite's own checks, the links between tables, the chain of the journal. Writes nothing. */
import { createHash } from 'node:crypto';
import Database from 'better-sqlite3';
import { chainedText, type ChainedLine, NO_LINE } from '../shared/audit/chain.ts';
import { chainReader, type ChainFault, type ChainLine, type WrittenEnds } from '../shared/audit/verify.ts';
import { checkOwnership, ForeignDatabase, versionOf } from './migrate.ts';

/** The journal became a chain with this migration. */
const CHAINED_SINCE = 3;
const COUNTED = ['organisations', 'people', 'teams', 'schemes', 'scheme_versions', 'tenders', 'tender_documents', 'files', 'audit_lines'];

export type ChainHead = { organisationId: string; seq: number; hash: string };

export type DatabaseFacts = {
  schemaVersion: number;
  /** `ok`, or SQLite's own words. */
  integrity: string;
  /** Lines that point at nothing. */
  orphans: number;
  /** Lines of each table that people fill; a table that a version did not have yet is left out. */
  counts: Record<string, number>;
  chains: ChainHead[];
  /** What is wrong with a journal, in French; empty when each chain is whole. */
  chainFaults: string[];
};

type Chain = WrittenEnds & { organisationId: string };

const hashOf = (previous: string, line: ChainedLine): string => createHash('sha256').update(chainedText(previous, line)).digest('hex');

function chainFault(raw: Database.Database, { organisationId, ...ends }: Chain): string | null {
  const lines = raw.prepare<[string], ChainLine>(
    'SELECT seq, at, person_id AS personId, action, entity, entity_id AS entityId, hash FROM audit_lines WHERE organisation_id = ? ORDER BY seq',
  );
  const reader = chainReader(ends, hashOf);
  let fault: ChainFault | null = null;
  for (const line of lines.iterate(organisationId)) {
    fault = reader.read(line);
    if (fault) break;
  }
  fault ??= reader.end();
  return fault === null ? null : `le journal de l’organisation « ${organisationId} » est rompu : ${fault.why}`;
}

/** The journals of a database, one an organisation: where each ends, and what is wrong with it. */
export function checkJournals(raw: Database.Database): Pick<DatabaseFacts, 'chains' | 'chainFaults'> {
  const chains = raw
    .prepare<[], Chain>(
      'SELECT organisation_id AS organisationId, first_seq AS firstSeq, first_previous AS firstPrevious, last_seq AS lastSeq, last_hash AS lastHash FROM audit_chains ORDER BY organisation_id',
    )
    .all();
  const known = new Set(chains.map(({ organisationId }) => organisationId));
  // Lines whose chain was taken away with its bounds are a fault too.
  const others = raw.prepare<[], string>('SELECT DISTINCT organisation_id FROM audit_lines').pluck().all();
  const lost = others
    .filter((id) => !known.has(id))
    .map((organisationId) => ({ organisationId, firstSeq: 1, firstPrevious: NO_LINE, lastSeq: 0, lastHash: '' }));
  return {
    chains: chains.map(({ organisationId, lastSeq, lastHash }) => ({ organisationId, seq: lastSeq, hash: lastHash })),
    chainFaults: [...chains, ...lost].flatMap((chain) => chainFault(raw, chain) ?? []),
  };
}

/** The words of SQLite's check, on one line; `ok` when all is well. `quick` leaves out the indexes. */
export const integrityOf = (raw: Database.Database, quick = false): string =>
  raw
    .prepare<[], string>(quick ? 'PRAGMA quick_check(5)' : 'PRAGMA integrity_check(5)')
    .pluck()
    .all()
    .join(' ; ');

/** Everything about an open database. Throws `ForeignDatabase` for another program's, `DatabaseTooRecent`, and SQLite's own errors for a file it cannot read. */
function factsOf(raw: Database.Database): DatabaseFacts {
  checkOwnership(raw);
  const schemaVersion = versionOf(raw);
  if (schemaVersion === 0) throw new ForeignDatabase('an empty database');
  const integrity = integrityOf(raw);
  const tables = new Set(raw.prepare<[], string>("SELECT name FROM sqlite_schema WHERE type = 'table'").pluck().all());
  const count = (table: string): number => raw.prepare<[], number>(`SELECT count(*) FROM ${table}`).pluck().get() ?? 0;
  const sound = integrity === 'ok';
  const readable = sound && schemaVersion >= CHAINED_SINCE;
  return {
    schemaVersion,
    integrity,
    orphans: sound ? raw.prepare('PRAGMA foreign_key_check').all().length : 0,
    counts: sound ? Object.fromEntries(COUNTED.filter((table) => tables.has(table)).map((table) => [table, count(table)])) : {},
    ...(readable ? checkJournals(raw) : { chains: [], chainFaults: [] }),
  };
}

/** Opens a file to read it whole, and closes it. */
export function checkFile(path: string): DatabaseFacts {
  const raw = new Database(path, { readonly: true, fileMustExist: true, timeout: 5000 });
  try {
    raw.pragma('trusted_schema = OFF');
    return factsOf(raw);
  } finally {
    raw.close();
  }
}

/** What a sound database should not hold, in French: it can be used, somebody should look. */
export const doubtsOf = ({ orphans, chainFaults }: DatabaseFacts): string[] => [
  ...(orphans === 0 ? [] : [orphans === 1 ? 'une ligne ne se rattache à rien' : `${orphans} lignes ne se rattachent à rien`]),
  ...chainFaults,
];
