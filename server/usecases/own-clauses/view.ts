/**
 * A clause of the organisation as it is shown: its content, where it stands, what there is to correct, what the person who
 * asks may do. Promises: nothing is written; faults are judged by the law and the library of today; an erased person is
 * « Personne effacée », the desk « Ce poste ».
 */
import { CLAUSE_MOVES, type ClauseFault, type OwnClause, type OwnClauseSummary } from '#shared/api/own-clauses.ts';
import { ERASED_NAME } from '#shared/audit/labels.ts';
import { familyFaults, type KnownNames } from '#shared/clause/family-faults.ts';
import type { Naming } from '#shared/clause/field-text.ts';
import { MOVES, movesFrom } from '#shared/clause/life.ts';
import { type Refusal, refuse } from '#shared/errors.ts';
import { type Actor, may } from '#shared/permissions.ts';
import type { Context } from '../../context.ts';
import type { Repositories } from '../../repositories/index.ts';
import type { NamedClause } from '../../repositories/own-clauses.ts';
import { LOCAL_PERSON } from '../audit.ts';

export const clauseNotFound = (id: string): Refusal =>
  refuse('NOT_FOUND', `Aucune clause de l’organisation ne porte l’identifiant « ${id} ».`, { remedy: 'Elle a pu être supprimée : revenez à la liste.' });

/** Null when nobody is known behind it (brought by an import). */
export function authorOf(personId: string | null, personName: string | null): string | null {
  if (personId === null) return ERASED_NAME;
  return personId === LOCAL_PERSON ? 'Ce poste' : personName;
}

type Names = { known: Omit<KnownNames, 'slug'>; naming: Naming };

/** What a clause may cite and link today, and how it is called. */
export async function namesFor(
  { content, clauses, clock }: Context,
  { organisationId }: Pick<Actor, 'organisationId'>,
  repositories: Repositories,
): Promise<Names> {
  const [references, library, own] = await Promise.all([
    content.references(clock.today()),
    clauses.of(organisationId),
    repositories.ownClauses.slugs(organisationId),
  ]);
  const { items } = await library.search({ limit: Number.MAX_SAFE_INTEGER });
  const titles = new Map(items.map(({ slug, title }) => [slug, title]));
  const citations = new Map(references.map(({ id, citation }) => [id, citation]));
  return {
    known: { references: new Set(citations.keys()), families: new Set([...titles.keys(), ...own.map(({ slug }) => slug)]) },
    naming: { reference: (id) => citations.get(id) ?? id, family: (slug) => titles.get(slug) ?? slug },
  };
}

export const faultsOf = ({ slug, content }: Pick<NamedClause, 'slug' | 'content'>, { known }: Names): ClauseFault[] =>
  familyFaults(content, { ...known, slug });

/** Of an adaptation: Clausier's text is no longer the one it was compared to. */
export async function isBehind({ clauses }: Context, { kind, slug, baseHash }: Pick<NamedClause, 'kind' | 'slug' | 'baseHash'>): Promise<boolean> {
  const shipped = kind === 'adapted' ? await clauses.shipped.versionOf(slug) : null;
  return shipped !== null && shipped.hash !== baseHash;
}

async function factsOf(context: Context, clause: NamedClause, openComments: number) {
  const { id, slug, kind, state, library, revision, version, createdAt, updatedAt, personId, personName } = clause;
  const update = await isBehind(context, clause);
  return { id, slug, kind, state, library, revision, version, update, createdAt, updatedAt, updatedBy: authorOf(personId, personName), openComments };
}

export async function summaryOf(context: Context, clause: NamedClause, faults: number, openComments: number): Promise<OwnClauseSummary> {
  const { title, summary, levers, texts } = clause.content;
  return { ...(await factsOf(context, clause, openComments)), title, summary, levers, pieces: texts.map(({ piece }) => piece), faults };
}

/** @param repositories of the unit of work, when the clause was just written in it */
export async function clauseView(context: Context, actor: Actor, repositories: Repositories, clause: NamedClause): Promise<OwnClause> {
  const [names, open] = await Promise.all([namesFor(context, actor, repositories), repositories.ownClauses.openComments(actor.organisationId)]);
  return {
    ...clause.content,
    ...(await factsOf(context, clause, open.get(clause.id) ?? 0)),
    origin: clause.origin,
    faults: faultsOf(clause, names),
    moves: movesFrom(clause, CLAUSE_MOVES).filter((move) => may(actor, MOVES[move].permission)),
  };
}
