/** Comments on a clause of the organisation: at a paragraph or a field, answered, settled. Readable by whoever reads the clause. */
import type { ClauseComment, ClauseCommentChange, ClauseCommentCreate, ClauseCommentList } from '#shared/api/own-clauses.ts';
import { ERASED_NAME } from '#shared/audit/labels.ts';
import { isRefusal, type Refusal, refuse } from '#shared/errors.ts';
import { LIMITS } from '#shared/limits.ts';
import type { Actor } from '#shared/permissions.ts';
import type { Context } from '../../context.ts';
import type { CommentRow, NamedComment } from '../../repositories/clause-comments.ts';
import { repositoriesOn, type Repositories } from '../../repositories/index.ts';
import { denied } from '../allowed.ts';
import { audit } from '../audit.ts';
import { findClause } from './versions.ts';
import { authorOf, clauseNotFound } from './view.ts';

const WHOLE = { piece: null, block: null, field: null, quote: '' };

const commentNotFound = (): Refusal => refuse('NOT_FOUND', 'Ce commentaire n’existe pas, ou plus.', { remedy: 'Rechargez la clause.' });

const notYours = (remedy: string): Refusal => refuse('NOT_FOUND', 'Aucun commentaire de vous à cet endroit : il est d’une autre personne.', { remedy });

function remarkOf({ id, body, personId, personName, createdAt, editedAt }: NamedComment, actor: Actor) {
  return { id, text: body, author: authorOf(personId, personName) ?? 'Personne inconnue ici', mine: personId === actor.personId, createdAt, editedAt };
}

/** Open threads first, each group by date. */
async function listOf({ clauseComments }: Repositories, actor: Actor, clauseId: string): Promise<ClauseCommentList> {
  const [rows, names] = await Promise.all([clauseComments.ofClause(clauseId), clauseComments.names(actor.organisationId)]);
  const settledBy = ({ resolvedAt, resolvedBy }: CommentRow): string | null =>
    resolvedAt === null ? null : (authorOf(resolvedBy, resolvedBy === null ? null : (names.get(resolvedBy) ?? ERASED_NAME)) ?? ERASED_NAME);
  const items = rows
    .filter(({ replyTo }) => replyTo === null)
    .map(
      (row): ClauseComment => ({
        ...remarkOf(row, actor),
        anchor: row.anchor ?? WHOLE,
        resolvedAt: row.resolvedAt,
        resolvedBy: settledBy(row),
        replies: rows.filter(({ replyTo }) => replyTo === row.id).map((reply) => remarkOf(reply, actor)),
      }),
    );
  const open = items.filter(({ resolvedAt }) => resolvedAt === null);
  return { items: [...open, ...items.filter(({ resolvedAt }) => resolvedAt !== null)], total: items.length, open: open.length };
}

export async function listClauseComments(context: Context, actor: Actor, id: string): Promise<ClauseCommentList | Refusal> {
  const clause = await findClause(context, actor, id);
  return isRefusal(clause) ? clause : listOf(context.read, actor, id);
}

/** One unit of work on the comments of one clause, then what they are. */
async function writeComments(
  context: Context,
  actor: Actor,
  id: string,
  work: (repositories: Repositories) => Promise<Refusal | null>,
): Promise<ClauseCommentList | Refusal> {
  const refusal = denied(actor, 'clause:comment');
  if (refusal) return refusal;
  return context.write(async (connection) => {
    const repositories = repositoriesOn(connection);
    const clause = await repositories.ownClauses.find(actor.organisationId, id);
    if (!clause) return clauseNotFound(id);
    return (await work(repositories)) ?? listOf(repositories, actor, id);
  });
}

/** A comment, or the answer to one; an answer opens a settled thread again. */
export const createClauseComment = (
  context: Context,
  actor: Actor,
  id: string,
  { text, anchor, replyTo }: ClauseCommentCreate,
): Promise<ClauseCommentList | Refusal> =>
  writeComments(context, actor, id, async (repositories) => {
    const { clauseComments } = repositories;
    if ((await clauseComments.count(id)) >= LIMITS.commentsPerClause)
      return refuse('INVALID_INPUT', `Une clause porte ${LIMITS.commentsPerClause} commentaires au plus.`, { remedy: 'Supprimez ceux qui ne servent plus.' });
    const parent = replyTo === undefined ? null : await clauseComments.find(id, replyTo);
    if (replyTo !== undefined && parent?.replyTo !== null) return commentNotFound();
    const comment = { id: context.newId(), clauseId: id, replyTo: replyTo ?? null, anchor: parent ? null : (anchor ?? WHOLE), body: text.trim() };
    await clauseComments.insert({ ...comment, personId: actor.personId, createdAt: context.clock.now(), editedAt: null, resolvedAt: null, resolvedBy: null });
    if (parent) await clauseComments.change(parent.id, { resolvedAt: null, resolvedBy: null });
    await audit(context, actor, repositories, 'clause-comment.created', comment.id);
    return null;
  });

async function changeText(context: Context, actor: Actor, repositories: Repositories, comment: CommentRow, text: string): Promise<Refusal | null> {
  if (comment.personId !== actor.personId) return notYours('Répondez-lui.');
  await repositories.clauseComments.change(comment.id, { body: text.trim(), editedAt: context.clock.now() });
  await audit(context, actor, repositories, 'clause-comment.updated', comment.id);
  return null;
}

async function settle(context: Context, actor: Actor, repositories: Repositories, comment: CommentRow, resolved: boolean): Promise<Refusal | null> {
  if (comment.replyTo !== null)
    return refuse('INVALID_INPUT', 'Une réponse ne se règle pas seule.', { remedy: 'Marquez comme réglé le commentaire auquel elle répond.' });
  if (resolved === (comment.resolvedAt !== null)) return null;
  const [resolvedAt, resolvedBy] = resolved ? [context.clock.now(), actor.personId] : [null, null];
  await repositories.clauseComments.change(comment.id, { resolvedAt, resolvedBy });
  await audit(context, actor, repositories, resolved ? 'clause-comment.resolved' : 'clause-comment.reopened', comment.id);
  return null;
}

/** One's own words; settled or open again by anybody who may comment. */
export const changeClauseComment = (
  context: Context,
  actor: Actor,
  id: string,
  commentId: string,
  { text, resolved }: ClauseCommentChange,
): Promise<ClauseCommentList | Refusal> =>
  writeComments(context, actor, id, async (repositories) => {
    const comment = await repositories.clauseComments.find(id, commentId);
    if (!comment) return commentNotFound();
    const refusal = text === undefined ? null : await changeText(context, actor, repositories, comment, text);
    return refusal ?? (resolved === undefined ? null : settle(context, actor, repositories, comment, resolved));
  });

/** One's own, as long as nobody answered it. */
export const removeClauseComment = (context: Context, actor: Actor, id: string, commentId: string): Promise<ClauseCommentList | Refusal> =>
  writeComments(context, actor, id, async (repositories) => {
    const comment = await repositories.clauseComments.find(id, commentId);
    if (!comment) return commentNotFound();
    if (comment.personId !== actor.personId) return notYours('Marquez-le comme réglé.');
    const all = await repositories.clauseComments.ofClause(id);
    if (all.some(({ replyTo }) => replyTo === commentId))
      return refuse('MOVE_REFUSED', 'Ce commentaire a reçu des réponses : il ne se retire plus.', { remedy: 'Marquez-le comme réglé.' });
    await audit(context, actor, repositories, 'clause-comment.removed', commentId);
    await repositories.clauseComments.remove(commentId);
    return null;
  });
