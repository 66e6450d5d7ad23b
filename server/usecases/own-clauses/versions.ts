/** What was published of a clause: its versions, one of them taken back as a draft, the difference of words between two texts. */
import type {
  ClauseDifference,
  DifferenceQuery,
  OwnClause,
  OwnClauseContent,
  OwnClauseVersion,
  OwnClauseVersionContent,
  OwnClauseVersionList,
} from '#shared/api/own-clauses.ts';
import { parisTime } from '#shared/audit/days.ts';
import { clauseDifference } from '#shared/clause/difference.ts';
import { contentOf } from '#shared/clause/own-content.ts';
import { isRefusal, type Refusal, refuse } from '#shared/errors.ts';
import { formatDay } from '#shared/format.ts';
import type { Actor } from '#shared/permissions.ts';
import type { Context } from '../../context.ts';
import type { Repositories } from '../../repositories/index.ts';
import type { NamedClause, VersionRow } from '../../repositories/own-clauses.ts';
import { denied } from '../allowed.ts';
import { authorOf, clauseNotFound, namesFor } from './view.ts';
import { closedClause, writeClause } from './write.ts';

const versionNotFound = (number: number): Refusal =>
  refuse('NOT_FOUND', `Cette clause n’a pas de version ${number}.`, { remedy: 'Choisissez-la dans la liste de ses versions.' });

const versionView = ({ number, publishedAt, note, hash, personId, personName }: VersionRow): OwnClauseVersion => ({
  number,
  publishedAt,
  publishedBy: authorOf(personId, personName),
  note,
  hash,
});

/** The clause, for whoever may read. */
export async function findClause({ read }: Pick<Context, 'read'>, actor: Actor, id: string): Promise<NamedClause | Refusal> {
  return denied(actor, 'clause:read') ?? (await read.ownClauses.find(actor.organisationId, id)) ?? clauseNotFound(id);
}

/** Last first. */
export async function listClauseVersions(context: Context, actor: Actor, id: string): Promise<OwnClauseVersionList | Refusal> {
  const clause = await findClause(context, actor, id);
  if (isRefusal(clause)) return clause;
  const items = (await context.read.ownClauses.versions(id)).map(versionView);
  return { items, total: items.length };
}

export async function readClauseVersion(context: Context, actor: Actor, id: string, number: number): Promise<OwnClauseVersionContent | Refusal> {
  const clause = await findClause(context, actor, id);
  if (isRefusal(clause)) return clause;
  const version = await context.read.ownClauses.version(id, number);
  return version ? { ...versionView(version), content: contentOf(version.record) } : versionNotFound(number);
}

/** The draft takes the text of a version back; nothing is published by it. */
export const restoreClauseVersion = (context: Context, actor: Actor, id: string, revision: number | null, number: number): Promise<OwnClause | Refusal> =>
  writeClause(context, actor, { permission: 'clause:write', id, revision, submitted: { number } }, async (clause, repositories) => {
    const closed = closedClause(clause);
    if (closed) return closed;
    const version = await repositories.ownClauses.version(id, number);
    return version ? { change: { content: contentOf(version.record) }, action: 'own-clause.restored' } : versionNotFound(number);
  });

type Side = { label: string; content: OwnClauseContent };

const notAdapted = (): Refusal => refuse('NOT_FOUND', 'Cette clause n’adapte aucune clause de Clausier.', { remedy: 'Comparez-la à l’une de ses versions.' });

async function sideOf({ clauses }: Context, { ownClauses }: Repositories, clause: NamedClause, side: string): Promise<Side | Refusal> {
  if (side === 'current') return { label: 'Texte en cours', content: clause.content };
  if (side === 'base') return clause.base ? { label: 'Texte de Clausier à la dernière comparaison', content: clause.base } : notAdapted();
  if (side === 'shipped') {
    const family = clause.kind === 'adapted' ? await clauses.shipped.bySlug(clause.slug) : null;
    return family ? { label: 'Texte de Clausier aujourd’hui', content: contentOf(family) } : notAdapted();
  }
  const version = await ownClauses.version(clause.id, Number(side));
  if (!version) return versionNotFound(Number(side));
  return { label: `Version ${version.number}, publiée le ${formatDay(parisTime(version.publishedAt).slice(0, 10))}`, content: contentOf(version.record) };
}

/** Word by word, every field and every piece. */
export async function readDifference(context: Context, actor: Actor, id: string, { from, to }: DifferenceQuery): Promise<ClauseDifference | Refusal> {
  const clause = await findClause(context, actor, id);
  if (isRefusal(clause)) return clause;
  const before = await sideOf(context, context.read, clause, from);
  if (isRefusal(before)) return before;
  const after = await sideOf(context, context.read, clause, to);
  if (isRefusal(after)) return after;
  const { naming } = await namesFor(context, actor, context.read);
  return { from: before.label, to: after.label, ...clauseDifference(before.content, after.content, naming) };
}
