/** State of the server, backups. */
import type { FastifyInstance } from 'fastify';
import { problems } from '#shared/api/common.ts';
import { Backup, ServiceState } from '#shared/api/service.ts';
import { isRefusal } from '#shared/errors.ts';
import type { Context } from '../context.ts';
import { sendResult } from '../plugins/errors.ts';
import { makeBackup } from '../usecases/service/make-backup.ts';
import { readService } from '../usecases/service/read-service.ts';
import { typed } from './typed.ts';

const tags = ['service'];

export function serviceRoutes(app: FastifyInstance, context: Context): void {
  const routes = typed(app);

  routes.get(
    '/api/service',
    {
      schema: { tags, 'x-rule': 'service:read', summary: 'État du serveur : versions, disque, sauvegardes', response: { 200: ServiceState, ...problems(403) } },
    },
    async ({ actor }, reply) => sendResult(reply, await readService(context, actor)),
  );

  routes.post(
    '/api/service/backups',
    { schema: { tags, 'x-rule': 'service:backup', summary: 'Faire une sauvegarde maintenant', response: { 201: Backup, ...problems(403, 503) } } },
    async ({ actor }, reply) => {
      const made = await makeBackup(context, actor);
      if (!isRefusal(made)) reply.code(201);
      return sendResult(reply, made);
    },
  );
}
