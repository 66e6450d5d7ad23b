/**
 * Published versions of a scheme. Publishing freezes its text, its composed document and its Word file; the earlier one is then said replaced.
 * None is ever erased, nor changed: what no longer holds says so.
 */
import { createHash } from 'node:crypto';
import type { Publication, PublicationCreate, PublicationList, PublicationText } from '#shared/api/publications.ts';
import type { Scheme } from '#shared/api/schemes.ts';
import { isRefusal, type Refusal, refuse } from '#shared/errors.ts';
import { LIMITS } from '#shared/limits.ts';
import type { Actor } from '#shared/permissions.ts';
import { numbered, publicationName } from '#shared/scheme/publication.ts';
import type { SchemeDocument } from '#shared/scheme/document.ts';
import type { Context } from '../../context.ts';
import { repositoriesOn, type Repositories } from '../../repositories/index.ts';
import type { KeptPublication } from '../../repositories/publications.ts';
import { contentOf } from '../../repositories/schemes.ts';
import { denied } from '../allowed.ts';
import { askedDay } from '../ask-day.ts';
import { audit } from '../audit.ts';
import { renderDocument, schemeDocument } from '../schemes/export-scheme.ts';
import { readScheme } from '../schemes/read-scheme.ts';
import { movedOn } from '../rounds/open-round.ts';
import { unwritable } from '../sharing/reach.ts';

export const publicationNotFound = (id: string): Refusal =>
  refuse('NOT_FOUND', `Aucune version publiée de ce schéma ne porte l’identifiant « ${id} ».`, { remedy: 'Revenez à la liste des versions publiées.' });

const sha256 = (data: Uint8Array): string => createHash('sha256').update(data).digest('hex');

const said = (publication: KeptPublication, today: string): Publication => ({
  ...publication,
  name: publicationName(publication, today),
  state: publication.replacedAt === null ? 'current' : 'replaced',
});

export async function listPublications(context: Context, actor: Actor, schemeId: string): Promise<PublicationList | Refusal> {
  const scheme = await readScheme(context, actor, schemeId);
  if (isRefusal(scheme)) return scheme;
  const today = context.clock.today();
  const items = (await context.read.publications.list(actor.organisationId, schemeId)).map((publication) => said(publication, today));
  return { items, total: items.length };
}

export async function findPublication(context: Context, actor: Actor, schemeId: string, id: string): Promise<Publication | Refusal> {
  const scheme = await readScheme(context, actor, schemeId);
  if (isRefusal(scheme)) return scheme;
  const found = await context.read.publications.find(actor.organisationId, schemeId, id);
  return found ? said(found, context.clock.today()) : publicationNotFound(id);
}

export async function readPublication(context: Context, actor: Actor, schemeId: string, id: string): Promise<PublicationText | Refusal> {
  const found = await findPublication(context, actor, schemeId, id);
  if (isRefusal(found)) return found;
  const content = await context.read.publications.content(actor.organisationId, schemeId, id);
  return content ? { ...found, content } : publicationNotFound(id);
}

/** A file of the scheme and the hash of its bytes; null when it has none, or has lost it. */
async function usedFile({ read }: Context, { organisationId }: Actor, id: string | null): Promise<Publication['logo']> {
  const file = id === null ? null : await read.files.find(organisationId, id);
  return file ? { id: file.id, sha256: sha256(file.data) } : null;
}

type Frozen = { number: number; document: SchemeDocument; word: Uint8Array; logo: Publication['logo']; template: Publication['template']; lawOn: string };

/** All that takes time, before anything is written: composed, rendered, hashed. */
async function frozen(context: Context, actor: Actor, scheme: Scheme, lawOn: string): Promise<Frozen | Refusal> {
  const number = (await context.read.publications.lastNumber(actor.organisationId, scheme.id)) + 1;
  const document = numbered(await schemeDocument(context, actor, scheme, { final: true, on: lawOn }), number);
  const word = await renderDocument(context, actor, document, scheme.presentation);
  if (isRefusal(word)) return word;
  const { logoFileId, templateFileId } = scheme.presentation;
  return { number, document, word, lawOn, logo: await usedFile(context, actor, logoFileId), template: await usedFile(context, actor, templateFileId) };
}

/** Null when the scheme and its last publication are still those that were frozen. */
async function overtaken(repositories: Repositories, actor: Actor, scheme: Scheme, { number }: Frozen): Promise<Refusal | null> {
  const closed = await unwritable(repositories, actor, 'scheme', scheme.id);
  if (closed) return closed;
  if (number > LIMITS.publicationsPerScheme)
    return refuse('INVALID_INPUT', `Un schéma garde ${LIMITS.publicationsPerScheme} versions publiées au plus.`, {
      remedy: 'Commencez un nouveau schéma à partir de celui-ci.',
    });
  const known = await repositories.publications.lastNumber(actor.organisationId, scheme.id);
  return known + 1 === number ? null : movedOn();
}

/** @param revision of the scheme as it was read: what is published is what was seen */
export async function publishScheme(
  context: Context,
  actor: Actor,
  schemeId: string,
  revision: number | null,
  asked: PublicationCreate,
): Promise<Publication | Refusal> {
  const day = denied(actor, 'scheme:publish') ?? askedDay(context.clock, asked.on);
  if (isRefusal(day)) return day;
  const scheme = await readScheme(context, actor, schemeId);
  if (isRefusal(scheme)) return scheme;
  if (revision === null) return refuse('PRECONDITION_REQUIRED', 'La version du schéma à publier n’est pas indiquée.');
  if (scheme.revision !== revision) return movedOn();
  const made = await frozen(context, actor, scheme, day);
  if (isRefusal(made)) return made;
  const [id, now] = [context.newId(), context.clock.now()];
  const { number, document, word, logo, template } = made;
  const refused = await context.write(async (connection) => {
    const repositories = repositoriesOn(connection);
    const refusal = await overtaken(repositories, actor, scheme, made);
    if (refusal) return refusal;
    await repositories.publications.replaceCurrent(actor.organisationId, schemeId, now, `Remplacée par la version ${number}`);
    await repositories.publications.insert(actor.organisationId, {
      ...{ id, schemeId, number, revision, title: scheme.title, note: asked.note.trim(), adoptedOn: scheme.period.adoptedOn, lawOn: day },
      ...{ productVersion: context.service.version, publishedAt: now, personId: actor.personId },
      ...{ content: contentOf(scheme), document, word, wordSha256: sha256(word), logo, template },
    });
    await audit(context, actor, repositories, 'publication.made', id);
    return null;
  });
  return refused ?? findPublication(context, actor, schemeId, id);
}

/** Says that a version no longer holds although no other took its place. It stays, with its Word file. */
export async function replacePublication(context: Context, actor: Actor, schemeId: string, id: string, reason: string): Promise<Publication | Refusal> {
  const refusal = denied(actor, 'scheme:publish');
  if (refusal) return refusal;
  const refused = await context.write(async (connection) => {
    const repositories = repositoriesOn(connection);
    const found = (await unwritable(repositories, actor, 'scheme', schemeId)) ?? (await repositories.publications.find(actor.organisationId, schemeId, id));
    if (found === null) return publicationNotFound(id);
    if (isRefusal(found)) return found;
    // Said once: the first reason stays.
    if (!(await repositories.publications.replace(actor.organisationId, schemeId, id, context.clock.now(), reason.trim()))) return null;
    await audit(context, actor, repositories, 'publication.replaced', id);
    return null;
  });
  return refused ?? findPublication(context, actor, schemeId, id);
}
