/**
 * Clauses, their use and the law watch brought in, inside the unit of work of the import. A text is believed only under its own hash: the
 * texts that consultations hold are shared by every organisation of the server. A file of before has none of these entries.
 */
import {
  FileClauseLine,
  type FileClauseLineOf,
  FileClauseUseLine,
  type FileClauseUseLineOf,
  FileLawLine,
  type FileLawLineOf,
} from '#shared/api/organisation-clauses.ts';
import { isRefusal, type Refusal } from '#shared/errors.ts';
import { unfit } from '../../organisation-file/read-zip.ts';
import { clauseHash } from '../../repositories/clause-hash.ts';
import { type Brought, bringEach, personHere, readLines } from './import-lines.ts';
import type { Incoming } from './import-parts.ts';
import { newIds } from './new-ids.ts';

const CLAUSES = 'clauses.jsonl';
const CLAUSE_USE = 'clause-use.jsonl';
const LAW = 'law.jsonl';

type Texted = Pick<FileClauseUseLineOf<'record'>, 'hash' | 'record'>;
const hashFault = (name: string, { hash, record }: Texted): Refusal | null =>
  clauseHash(record) === hash ? null : unfit(`dans « ${name} », le texte de « ${record.slug} » n’est pas celui de son empreinte`);

type Clause = FileClauseLineOf<'clause'> & { position: number };
type Clauses = { ids: ReadonlyMap<string, string>; comments: ReadonlyMap<string, string>; byId: Map<string, Clause>; threads: Map<string, string> };

async function bringClause(incoming: Incoming, { ids, byId }: Clauses, line: FileClauseLineOf<'clause'>): Promise<Brought> {
  const { repositories, organisationId } = incoming;
  const { kind: _kind, of, personId, ...row } = line;
  const position = await repositories.ownClauses.nextPosition();
  byId.set(line.id, { ...line, position });
  await repositories.ownClauses.insert({
    ...row,
    ...{ id: ids.get(line.id) ?? line.id, organisationId, position, kind: of, personId: personHere(incoming, personId) },
  });
  return 'brought';
}

async function bringVersion(incoming: Incoming, { ids, byId }: Clauses, line: FileClauseLineOf<'version'>): Promise<Brought> {
  const { ownClauses, ownClauseSearch } = incoming.repositories;
  const clause = byId.get(line.clauseId);
  if (!clause) return 'left';
  const fault = hashFault(CLAUSES, line);
  if (fault) return fault;
  if (line.record.slug !== clause.slug) return unfit(`dans « ${CLAUSES} », une version de « ${clause.slug} » porte le texte de « ${line.record.slug} »`);
  const { kind: _kind, clauseId, personId, ...row } = line;
  await ownClauses.insertVersion({ ...row, clauseId: ids.get(clauseId) ?? clauseId, personId: personHere(incoming, personId) });
  if (clause.library === 'published' && clause.version === line.number) ownClauseSearch.put(clause.position, line.record);
  return 'brought';
}

async function bringComment(incoming: Incoming, { ids, comments, byId, threads }: Clauses, line: FileClauseLineOf<'comment'>): Promise<Brought> {
  const { kind: _kind, id, clauseId, replyTo, personId, resolvedBy, ...row } = line;
  if (!byId.has(clauseId) || (replyTo !== null && threads.get(replyTo) !== clauseId)) return 'left';
  if (replyTo === null) threads.set(id, clauseId);
  await incoming.repositories.clauseComments.insert({
    ...row,
    ...{ id: comments.get(id) ?? id, clauseId: ids.get(clauseId) ?? clauseId },
    replyTo: replyTo === null ? null : (comments.get(replyTo) ?? replyTo),
    personId: personHere(incoming, personId),
    resolvedBy: personHere(incoming, resolvedBy),
  });
  return 'brought';
}

/** What the library says it gives is there: else nobody could open it. */
const withoutVersion = (lines: readonly FileClauseLine[]): Refusal | null => {
  const there = new Set(lines.flatMap((line) => (line.kind === 'version' ? [`${line.clauseId} ${line.number}`] : [])));
  const clause = lines.find((line) => line.kind === 'clause' && line.version !== null && !there.has(`${line.id} ${line.version}`));
  return clause?.kind === 'clause' ? unfit(`dans « ${CLAUSES} », il manque la version ${clause.version} de « ${clause.slug} »`) : null;
};

export async function bringClauses(incoming: Incoming): Promise<Refusal | null> {
  const { context, repositories, organisationId } = incoming;
  const lines = readLines(incoming, CLAUSES, FileClauseLine);
  if (isRefusal(lines)) return lines;
  const fault = withoutVersion(lines);
  if (fault) return fault;
  const idsOf = (kind: 'clause' | 'comment'): string[] => lines.flatMap((line) => (line.kind === kind ? [line.id] : []));
  const clauses: Clauses = {
    ids: await newIds(context, repositories, 'clauses', idsOf('clause')),
    comments: await newIds(context, repositories, 'clauseComments', idsOf('comment')),
    byId: new Map(),
    threads: new Map(),
  };
  return bringEach(incoming, lines, async (line) => {
    switch (line.kind) {
      case 'library':
        await repositories.organisationClauses.insertLibrary({ organisationId, revision: line.revision });
        return 'brought';
      case 'clause':
        return bringClause(incoming, clauses, line);
      case 'version':
        return bringVersion(incoming, clauses, line);
      case 'comment':
        return bringComment(incoming, clauses, line);
    }
  });
}

/** Once consultations and their files are here. A text that is not in the file is not looked for among those of others. */
export async function bringClauseUse(incoming: Incoming): Promise<Refusal | null> {
  const lines = readLines(incoming, CLAUSE_USE, FileClauseUseLine);
  if (isRefusal(lines)) return lines;
  const { repositories, ids, documents } = incoming;
  const { organisationClauses: to, clauseUse } = repositories;
  const texts = new Map<string, string>();
  return bringEach(incoming, lines, async (line) => {
    if (line.kind === 'record') {
      texts.set(line.hash, line.record.slug);
      const fault = hashFault(CLAUSE_USE, line);
      if (!fault) await clauseUse.keepRecord(line.hash, line.record);
      return fault ?? 'brought';
    }
    const { kind: _kind, ...row } = line;
    const owner = 'documentId' in row ? documents.get(row.documentId) : ids.tenders.get(row.tenderId);
    const held = !('hash' in row) || row.hash === null || texts.get(row.hash) === row.slug;
    if (owner === undefined || !held) return 'left';
    if ('documentId' in row) await to.insertInserted({ ...row, documentId: owner });
    else if ('slug' in row) await to.insertKept({ ...row, tenderId: owner });
    else await to.insertResult({ ...row, tenderId: owner });
    return 'brought';
  });
}

async function bringSeen(incoming: Incoming, { change: { of, ...change }, acknowledgedOn, personId }: FileLawLineOf<'seen'>): Promise<Brought> {
  const { repositories, organisationId } = incoming;
  const seq = await repositories.organisationClauses.changeHere({ ...change, kind: of });
  if (seq === null) return 'left';
  await repositories.organisationClauses.insertSeen({ organisationId, seq, acknowledgedOn, personId: personHere(incoming, personId) });
  return 'brought';
}

export async function bringLaw(incoming: Incoming): Promise<Refusal | null> {
  const { context, repositories, organisationId } = incoming;
  const lines = readLines(incoming, LAW, FileLawLine);
  if (isRefusal(lines)) return lines;
  const known = lines.flatMap((line) => (line.kind === 'review' ? [line.id] : []));
  const here = await newIds(context, repositories, 'lawReviews', known);
  return bringEach(incoming, lines, async (line) => {
    if (line.kind === 'seen') return bringSeen(incoming, line);
    const { kind: _kind, of, id, personId, ...row } = line;
    await repositories.organisationClauses.insertLawReview({
      ...row,
      ...{ id: here.get(id) ?? id, organisationId, kind: of, personId: personHere(incoming, personId) },
    });
    return 'brought';
  });
}
