/** Working together on a scheme: comments, tasks, who is there. */
import type { FastifyInstance } from 'fastify';
import { Type } from 'typebox';
import { Id, problems } from '#shared/api/common.ts';
import {
  CommentChange,
  CommentCreate,
  PresenceBeat,
  SchemePeopleList,
  SchemePulse,
  SchemeTask,
  SchemeTaskList,
  SchemeThread,
  SchemeThreadList,
  TaskChange,
  TaskCreate,
} from '#shared/api/together.ts';
import { isRefusal } from '#shared/errors.ts';
import type { Context } from '../context.ts';
import { sendRefusal, sendResult } from '../plugins/errors.ts';
import { changeComment, listComments, removeComment, writeComment } from '../usecases/together/comments.ts';
import { giveSign } from '../usecases/together/give-sign.ts';
import { listSchemePeople } from '../usecases/together/people.ts';
import { exportOwnTasks, exportTasks } from '../usecases/together/task-calendar.ts';
import { changeTask, createTask, listOwnTasks, listTasks, removeTask } from '../usecases/together/tasks.ts';
import { Binary, sendMade, typed } from './typed.ts';

const tags = ['à plusieurs'];
const ById = Type.Object({ id: Id });
const ByComment = Type.Object({ id: Id, commentId: Id });
const ByTask = Type.Object({ id: Id, taskId: Id });

function commentRoutes(app: FastifyInstance, context: Context): void {
  const routes = typed(app);
  const writes = { tags, 'x-rule': 'scheme:comment' } as const;

  routes.get(
    '/api/schemes/:id/comments',
    {
      schema: {
        tags,
        'x-rule': 'scheme:read',
        summary: 'Commentaires d’un schéma, fil par fil',
        params: ById,
        response: { 200: SchemeThreadList, ...problems(403, 404) },
      },
    },
    async ({ params, actor }, reply) => sendResult(reply, await listComments(context, actor, params.id)),
  );

  routes.post(
    '/api/schemes/:id/comments',
    {
      schema: {
        ...writes,
        summary: 'Commenter un passage, ou répondre',
        params: ById,
        body: CommentCreate,
        response: { 201: SchemeThread, ...problems(400, 403, 404, 503, 507) },
      },
    },
    async ({ params, body, actor }, reply) => {
      const thread = await writeComment(context, actor, params.id, body);
      if (!isRefusal(thread)) reply.code(201);
      return sendResult(reply, thread);
    },
  );

  routes.patch(
    '/api/schemes/:id/comments/:commentId',
    {
      schema: {
        ...writes,
        summary: 'Modifier son commentaire ; régler ou rouvrir un fil',
        params: ByComment,
        body: CommentChange,
        response: { 200: SchemeThread, ...problems(400, 403, 404, 503, 507) },
      },
    },
    async ({ params, body, actor }, reply) => sendResult(reply, await changeComment(context, actor, params.id, params.commentId, body)),
  );

  routes.delete(
    '/api/schemes/:id/comments/:commentId',
    { schema: { ...writes, summary: 'Retirer son commentaire', params: ByComment, response: { 204: Type.Null(), ...problems(403, 404, 503, 507) } } },
    async ({ params, actor }, reply) => {
      const refusal = await removeComment(context, actor, params.id, params.commentId);
      return refusal ? sendRefusal(reply, refusal) : reply.code(204).send(null);
    },
  );
}

function taskRoutes(app: FastifyInstance, context: Context): void {
  const routes = typed(app);
  const writes = { tags, 'x-rule': 'scheme:comment' } as const;

  routes.post(
    '/api/schemes/:id/tasks',
    {
      schema: {
        ...writes,
        summary: 'Ajouter une tâche',
        params: ById,
        body: TaskCreate,
        response: { 201: SchemeTask, ...problems(400, 403, 404, 503, 507) },
      },
    },
    async ({ params, body, actor }, reply) => {
      const task = await createTask(context, actor, params.id, body);
      if (!isRefusal(task)) reply.code(201);
      return sendResult(reply, task);
    },
  );

  routes.patch(
    '/api/schemes/:id/tasks/:taskId',
    {
      schema: {
        ...writes,
        summary: 'Cocher, modifier ou confier une tâche',
        params: ByTask,
        body: TaskChange,
        response: { 200: SchemeTask, ...problems(400, 403, 404, 503, 507) },
      },
    },
    async ({ params, body, actor }, reply) => sendResult(reply, await changeTask(context, actor, params.id, params.taskId, body)),
  );

  routes.delete(
    '/api/schemes/:id/tasks/:taskId',
    { schema: { ...writes, summary: 'Retirer une tâche', params: ByTask, response: { 204: Type.Null(), ...problems(403, 404, 503, 507) } } },
    async ({ params, actor }, reply) => {
      const refusal = await removeTask(context, actor, params.id, params.taskId);
      return refusal ? sendRefusal(reply, refusal) : reply.code(204).send(null);
    },
  );
}

function taskReadingRoutes(app: FastifyInstance, context: Context): void {
  const routes = typed(app);
  const reads = { tags, 'x-rule': 'scheme:read' } as const;

  routes.get(
    '/api/schemes/:id/tasks',
    { schema: { ...reads, summary: 'Tâches d’un schéma', params: ById, response: { 200: SchemeTaskList, ...problems(403, 404) } } },
    async ({ params, actor }, reply) => sendResult(reply, await listTasks(context, actor, params.id)),
  );

  routes.get(
    '/api/schemes/:id/taches.ics',
    { schema: { ...reads, summary: 'Les tâches à faire d’un schéma, pour un agenda', params: ById, response: { 200: Binary, ...problems(403, 404) } } },
    async ({ params, actor }, reply) => sendMade(reply, await exportTasks(context, actor, params.id)),
  );

  routes.get(
    '/api/tasks',
    { schema: { ...reads, summary: 'Mes tâches à faire, tous schémas', response: { 200: SchemeTaskList, ...problems(403) } } },
    async ({ actor }, reply) => sendResult(reply, await listOwnTasks(context, actor)),
  );

  routes.get(
    '/api/tasks/mes-taches.ics',
    { schema: { ...reads, summary: 'Les mêmes, pour un agenda', response: { 200: Binary, ...problems(403) } } },
    async ({ actor }, reply) => sendMade(reply, await exportOwnTasks(context, actor)),
  );

  routes.get(
    '/api/schemes/:id/people',
    { schema: { ...reads, summary: 'À qui une tâche du schéma peut être confiée', params: ById, response: { 200: SchemePeopleList, ...problems(403, 404) } } },
    async ({ params, actor }, reply) => sendResult(reply, await listSchemePeople(context, actor, params.id)),
  );
}

function presenceRoutes(app: FastifyInstance, context: Context): void {
  typed(app).post(
    '/api/schemes/:id/presence',
    {
      schema: {
        tags,
        'x-rule': 'scheme:read',
        summary: 'Dire où l’on est, savoir qui d’autre est là et ce qui a changé ; rien n’est gardé',
        params: ById,
        body: PresenceBeat,
        response: { 200: SchemePulse, ...problems(400, 403, 404) },
      },
    },
    async ({ params, body, actor }, reply) => sendResult(reply, await giveSign(context, actor, params.id, body)),
  );
}

export function togetherRoutes(app: FastifyInstance, context: Context): void {
  commentRoutes(app, context);
  taskRoutes(app, context);
  taskReadingRoutes(app, context);
  presenceRoutes(app, context);
}
