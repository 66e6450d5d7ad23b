/** A clause of the organisation: begun from nothing, from one of Clausier's or from a text; changed while it is written; a draft taken away. */
import type { OwnClause, OwnClauseContent, OwnClauseCreate, OwnClausePatch } from '#shared/api/own-clauses.ts';
import { EMPTY_CONTENT, contentOf, inOrder, OWN_SLUG } from '#shared/clause/own-content.ts';
import { isRefusal, type Refusal, refuse } from '#shared/errors.ts';
import { LIMITS } from '#shared/limits.ts';
import type { Actor } from '#shared/permissions.ts';
import type { Context } from '../../context.ts';
import { repositoriesOn, type Repositories } from '../../repositories/index.ts';
import type { NamedClause } from '../../repositories/own-clauses.ts';
import { denied } from '../allowed.ts';
import { audit } from '../audit.ts';
import { asciiName } from '../names.ts';
import { clauseNotFound, clauseView } from './view.ts';
import { closedClause, tooLarge, writeClause } from './write.ts';

type Begun = Pick<NamedClause, 'kind' | 'content' | 'base' | 'baseHash'> & { adapted: string | null };

const SLUG_LETTERS = 60;

/** `maison-…`, like no other of the organisation. */
function slugOf(title: string, taken: ReadonlySet<string>): string {
  const name = `${OWN_SLUG}${asciiName(title).slice(0, SLUG_LETTERS).replace(/-$/, '') || 'clause'}`;
  if (!taken.has(name)) return name;
  let number = 2;
  while (taken.has(`${name}-${number}`)) number++;
  return `${name}-${number}`;
}

async function begin({ clauses }: Context, { title, from, content = {} }: OwnClauseCreate): Promise<Begun | Refusal> {
  const named = title === undefined ? {} : { title: title.trim() };
  if (from === undefined) {
    const written: OwnClauseContent = inOrder({ ...EMPTY_CONTENT, ...content, ...named });
    if (written.title.trim() !== '') return { kind: 'new', content: written, base: null, baseHash: null, adapted: null };
    return refuse('INVALID_INPUT', 'Donnez un titre à la clause.', { fields: [{ path: 'title', message: 'Un titre est nécessaire.' }] });
  }
  const [family, version] = await Promise.all([clauses.shipped.bySlug(from), clauses.shipped.versionOf(from)]);
  if (!family || !version)
    return refuse('NOT_FOUND', `Aucune clause de Clausier ne porte le nom « ${from} ».`, { remedy: 'Choisissez une clause de la bibliothèque.' });
  const base = contentOf(family);
  return { kind: 'adapted', content: inOrder({ ...base, ...content, ...named }), base, baseHash: version.hash, adapted: from };
}

async function roomFor({ ownClauses }: Repositories, { organisationId }: Actor, { adapted }: Begun): Promise<Set<string> | Refusal> {
  const slugs = await ownClauses.slugs(organisationId);
  if (slugs.length >= LIMITS.ownClauses)
    return refuse('INVALID_INPUT', `Une organisation a ${LIMITS.ownClauses} clauses au plus.`, { remedy: 'Supprimez un brouillon, puis recommencez.' });
  const there = slugs.find(({ slug }) => slug === adapted);
  if (there)
    return refuse('ALREADY_EXISTS', 'Votre organisation adapte déjà cette clause.', {
      remedy: 'Ouvrez son adaptation dans « Nos clauses ».',
      extra: { id: there.id },
    });
  return new Set(slugs.map(({ slug }) => slug));
}

/** A draft, kept with its faults. */
export async function createOwnClause(context: Context, actor: Actor, asked: OwnClauseCreate): Promise<OwnClause | Refusal> {
  const refusal = denied(actor, 'clause:write');
  if (refusal) return refusal;
  const begun = await begin(context, asked);
  if (isRefusal(begun)) return begun;
  const large = tooLarge(begun.content);
  if (large) return large;
  return context.write(async (connection) => {
    const repositories = repositoriesOn(connection);
    const taken = await roomFor(repositories, actor, begun);
    if (isRefusal(taken)) return taken;
    const { adapted, ...content } = begun;
    const now = context.clock.now();
    const id = context.newId();
    await repositories.ownClauses.insert({
      ...content,
      id,
      organisationId: actor.organisationId,
      position: await repositories.ownClauses.nextPosition(),
      slug: adapted ?? slugOf(begun.content.title, taken),
      state: 'draft',
      library: 'absent',
      revision: 1,
      version: null,
      origin: asked.origin ?? null,
      personId: actor.personId,
      createdAt: now,
      updatedAt: now,
    });
    await audit(context, actor, repositories, adapted === null ? 'own-clause.created' : 'own-clause.adapted', id);
    const clause = await repositories.ownClauses.find(actor.organisationId, id);
    return clause ? clauseView(context, actor, repositories, clause) : clauseNotFound(id);
  });
}

/** Saves the fields sent over the revision that was read; the second writer is told, and shown both versions. */
export const changeOwnClause = (context: Context, actor: Actor, id: string, revision: number | null, patch: OwnClausePatch): Promise<OwnClause | Refusal> =>
  writeClause(context, actor, { permission: 'clause:write', id, revision, submitted: patch }, async (clause) => {
    const closed = closedClause(clause);
    return closed ?? { change: { content: inOrder({ ...clause.content, ...patch }) }, action: 'own-clause.updated' };
  });

/** Only what nobody else could read: once published, a clause is retired. */
export async function removeOwnClause(context: Context, actor: Actor, id: string): Promise<Refusal | null> {
  const refusal = denied(actor, 'clause:write');
  if (refusal) return refusal;
  return context.write(async (connection) => {
    const repositories = repositoriesOn(connection);
    const clause = await repositories.ownClauses.find(actor.organisationId, id);
    if (!clause) return clauseNotFound(id);
    if (clause.library !== 'absent')
      return refuse('CLAUSE_CLOSED', 'Cette clause a été publiée : des documents peuvent l’utiliser.', { remedy: 'Retirez-la de la bibliothèque.' });
    await audit(context, actor, repositories, 'own-clause.removed', id);
    await repositories.ownClauses.remove(actor.organisationId, id);
    return null;
  });
}
