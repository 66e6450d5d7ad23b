/** Comments on a scheme: threads on a place, answered, settled, changed and withdrawn by their author. What is not one's own is not there. */
import type { CommentChange, CommentCreate, SchemeComment, SchemeThread, SchemeThreadList } from '#shared/api/together.ts';
import { isRefusal, type Refusal, refuse } from '#shared/errors.ts';
import { LIMITS } from '#shared/limits.ts';
import type { Actor } from '#shared/permissions.ts';
import type { Context } from '../../context.ts';
import { repositoriesOn, type Repositories } from '../../repositories/index.ts';
import type { CommentRow } from '../../repositories/together.ts';
import { denied } from '../allowed.ts';
import { audit } from '../audit.ts';
import { nameOf, type Names, namesOf, seenScheme } from './people.ts';

const notFound = (): Refusal =>
  refuse('NOT_FOUND', 'Ce commentaire n’existe plus.', { remedy: 'Il a pu être retiré par son auteur : relisez les commentaires.' });
const notYours = (): Refusal => refuse('NOT_FOUND', 'Ce commentaire n’est pas le vôtre, ou n’existe plus.', { remedy: 'Répondez-lui, ou réglez-le.' });

const toComment = ({ id, personId, body, createdAt, editedAt }: CommentRow, { personId: me }: Actor, names: Names): SchemeComment => ({
  id,
  author: nameOf(names, personId),
  mine: personId === me,
  text: body,
  at: createdAt,
  editedAt,
});

/** Null when the rows do not begin a thread. */
function toThread(rows: readonly CommentRow[], actor: Actor, names: Names): SchemeThread | null {
  const first = rows.find(({ threadId }) => threadId === null);
  if (!first?.anchor) return null;
  return {
    id: first.id,
    anchor: first.anchor,
    resolvedAt: first.resolvedAt,
    resolvedBy: first.resolvedAt === null ? null : nameOf(names, first.resolvedBy),
    comments: [first, ...rows.filter(({ threadId }) => threadId === first.id)].map((row) => toComment(row, actor, names)),
  };
}

const whoWrote = (rows: readonly CommentRow[]): (string | null)[] => rows.flatMap(({ personId, resolvedBy }) => [personId, resolvedBy]);

/** Every thread of the scheme, settled ones included. */
export async function listComments(context: Context, actor: Actor, schemeId: string): Promise<SchemeThreadList | Refusal> {
  const refusal = denied(actor, 'scheme:read') ?? (await seenScheme(context.read, actor, schemeId));
  if (isRefusal(refusal)) return refusal;
  const rows = await context.read.together.comments(actor.organisationId, schemeId);
  const names = await namesOf(context, context.read, actor, whoWrote(rows));
  const byThread = new Map<string, CommentRow[]>();
  for (const row of rows) byThread.set(row.threadId ?? row.id, [...(byThread.get(row.threadId ?? row.id) ?? []), row]);
  const items = [...byThread.values()].flatMap((thread) => toThread(thread, actor, names) ?? []);
  return { items, total: items.length };
}

async function threadOf(context: Context, repositories: Repositories, actor: Actor, schemeId: string, id: string): Promise<SchemeThread | Refusal> {
  const rows = await repositories.together.thread(actor.organisationId, schemeId, id);
  return toThread(rows, actor, await namesOf(context, repositories, actor, whoWrote(rows))) ?? notFound();
}

/** Where the comment goes: a place of its own, or a thread that is there. */
async function placeOf(
  { together }: Repositories,
  { organisationId }: Actor,
  schemeId: string,
  { anchor, threadId }: CommentCreate,
): Promise<Pick<CommentRow, 'anchor' | 'threadId'> | Refusal> {
  if ((anchor === undefined) === (threadId === undefined))
    return refuse('INVALID_INPUT', 'Un commentaire porte sur un passage, ou répond à un autre : l’un des deux.');
  if (threadId === undefined) return { anchor: anchor ?? null, threadId: null };
  const first = await together.findComment(organisationId, schemeId, threadId);
  return first && first.threadId === null ? { anchor: null, threadId } : notFound();
}

/** A new thread, or an answer; an answer opens a settled thread again. */
export async function writeComment(context: Context, actor: Actor, schemeId: string, written: CommentCreate): Promise<SchemeThread | Refusal> {
  const refusal = denied(actor, 'scheme:comment');
  if (refusal) return refusal;
  return context.write(async (connection) => {
    const repositories = repositoriesOn(connection);
    const { together } = repositories;
    const unseen = await seenScheme(repositories, actor, schemeId);
    if (isRefusal(unseen)) return unseen;
    if ((await together.commentCount(schemeId)) >= LIMITS.commentsPerScheme)
      return refuse('INVALID_INPUT', `Un schéma garde ${LIMITS.commentsPerScheme} commentaires au plus.`, { remedy: 'Retirez-en, puis recommencez.' });
    const place = await placeOf(repositories, actor, schemeId, written);
    if (isRefusal(place)) return place;
    const [id, now] = [context.newId(), context.clock.now()];
    const { organisationId, personId } = actor;
    const blank = { editedAt: null, resolvedAt: null, resolvedBy: null };
    await together.insertComment({ ...place, ...blank, id, organisationId, schemeId, personId, body: written.text.trim(), createdAt: now, updatedAt: now });
    if (place.threadId !== null) await together.changeComment(organisationId, schemeId, place.threadId, { resolvedAt: null, resolvedBy: null }, now);
    await audit(context, actor, repositories, 'scheme-comment.created', id);
    return threadOf(context, repositories, actor, schemeId, place.threadId ?? id);
  });
}

async function rewrite(context: Context, actor: Actor, repositories: Repositories, row: CommentRow, text: string): Promise<Refusal | null> {
  if (row.personId !== actor.personId || row.body === null) return notYours();
  const now = context.clock.now();
  await repositories.together.changeComment(row.organisationId, row.schemeId, row.id, { body: text.trim(), editedAt: now }, now);
  await audit(context, actor, repositories, 'scheme-comment.updated', row.id);
  return null;
}

async function resolve(context: Context, actor: Actor, repositories: Repositories, row: CommentRow, resolved: boolean): Promise<Refusal | null> {
  if (row.threadId !== null) return refuse('INVALID_INPUT', 'C’est le fil entier qui se règle : désignez son premier commentaire.');
  if ((row.resolvedAt !== null) === resolved) return null;
  const now = context.clock.now();
  const changes = { resolvedAt: resolved ? now : null, resolvedBy: resolved ? actor.personId : null };
  await repositories.together.changeComment(row.organisationId, row.schemeId, row.id, changes, now);
  await audit(context, actor, repositories, resolved ? 'scheme-comment.resolved' : 'scheme-comment.reopened', row.id);
  return null;
}

/** Other words for one's own comment; a thread settled or opened again by anybody who may comment. */
export async function changeComment(
  context: Context,
  actor: Actor,
  schemeId: string,
  id: string,
  { text, resolved }: CommentChange,
): Promise<SchemeThread | Refusal> {
  const refusal = denied(actor, 'scheme:comment');
  if (refusal) return refusal;
  return context.write(async (connection) => {
    const repositories = repositoriesOn(connection);
    const unseen = await seenScheme(repositories, actor, schemeId);
    if (isRefusal(unseen)) return unseen;
    const row = await repositories.together.findComment(actor.organisationId, schemeId, id);
    if (!row) return notFound();
    const fault =
      (text === undefined ? null : await rewrite(context, actor, repositories, row, text)) ??
      (resolved === undefined ? null : await resolve(context, actor, repositories, row, resolved));
    return fault ?? threadOf(context, repositories, actor, schemeId, row.threadId ?? row.id);
  });
}

/** Withdraws one's own comment. One that was answered leaves its place empty; the last one of a thread takes the thread away. */
export async function removeComment(context: Context, actor: Actor, schemeId: string, id: string): Promise<Refusal | null> {
  const refusal = denied(actor, 'scheme:comment');
  if (refusal) return refusal;
  return context.write(async (connection) => {
    const repositories = repositoriesOn(connection);
    const { together } = repositories;
    const { organisationId, personId } = actor;
    const unseen = await seenScheme(repositories, actor, schemeId);
    if (isRefusal(unseen)) return unseen;
    const row = await together.findComment(organisationId, schemeId, id);
    if (!row || row.personId !== personId || row.body === null) return notYours();
    const first = row.threadId ?? row.id;
    const others = (await together.thread(organisationId, schemeId, first)).filter((other) => other.id !== id);
    if (row.threadId === null && others.length > 0) await together.changeComment(organisationId, schemeId, id, { body: null }, context.clock.now());
    else await together.removeComment(organisationId, schemeId, others.every(({ body }) => body === null) ? first : id);
    await audit(context, actor, repositories, 'scheme-comment.removed', id);
    return null;
  });
}
