/** Comments on the clauses of the organisation. Each writing answers the comments as they are then. */
import type { FastifyInstance } from 'fastify';
import { Type } from 'typebox';
import { Id, problems } from '#shared/api/common.ts';
import { ClauseCommentChange, ClauseCommentCreate, ClauseCommentList } from '#shared/api/own-clauses.ts';
import { isRefusal } from '#shared/errors.ts';
import type { Context } from '../context.ts';
import { sendResult } from '../plugins/errors.ts';
import { changeClauseComment, createClauseComment, listClauseComments, removeClauseComment } from '../usecases/own-clauses/comments.ts';
import { typed } from './typed.ts';

const tags = ['nos clauses'];
const ById = Type.Object({ id: Id });
/** Named apart from the comments of schemes: an address of one never fits the other. */
const ByComment = Type.Object({ id: Id, threadId: Id });

export function clauseCommentRoutes(app: FastifyInstance, context: Context): void {
  const routes = typed(app);

  routes.get(
    '/api/own-clauses/:id/comments',
    {
      schema: {
        tags,
        'x-rule': 'clause:read',
        summary: 'Commentaires sur une clause',
        params: ById,
        response: { 200: ClauseCommentList, ...problems(403, 404) },
      },
    },
    async ({ params, actor }, reply) => sendResult(reply, await listClauseComments(context, actor, params.id)),
  );

  routes.post(
    '/api/own-clauses/:id/comments',
    {
      schema: {
        tags,
        'x-rule': 'clause:comment',
        summary: 'Commenter un paragraphe ou un champ, ou répondre',
        params: ById,
        body: ClauseCommentCreate,
        response: { 201: ClauseCommentList, ...problems(400, 403, 404, 503, 507) },
      },
    },
    async ({ params, body, actor }, reply) => {
      const comments = await createClauseComment(context, actor, params.id, body);
      if (!isRefusal(comments)) reply.code(201);
      return sendResult(reply, comments);
    },
  );

  routes.patch(
    '/api/own-clauses/:id/comments/:threadId',
    {
      schema: {
        tags,
        'x-rule': 'clause:comment',
        summary: 'Changer ses mots, ou résoudre et rouvrir',
        params: ByComment,
        body: ClauseCommentChange,
        response: { 200: ClauseCommentList, ...problems(400, 403, 404, 503, 507) },
      },
    },
    async ({ params, body, actor }, reply) => sendResult(reply, await changeClauseComment(context, actor, params.id, params.threadId, body)),
  );

  routes.delete(
    '/api/own-clauses/:id/comments/:threadId',
    {
      schema: {
        tags,
        'x-rule': 'clause:comment',
        summary: 'Supprimer son commentaire, sans réponse',
        params: ByComment,
        response: { 200: ClauseCommentList, ...problems(403, 404, 409, 503, 507) },
      },
    },
    async ({ params, actor }, reply) => sendResult(reply, await removeClauseComment(context, actor, params.id, params.threadId)),
  );
}
