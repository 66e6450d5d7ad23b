/** Builds the application without a port: plugins in the order they act, then routes. Tests build the same. */
import compress from '@fastify/compress';
import multipart from '@fastify/multipart';
import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import Fastify, { type FastifyInstance, type FastifyServerOptions } from 'fastify';
import { LIMITS } from '#shared/limits.ts';
import type { Actor } from '#shared/permissions.ts';
import type { Context } from './context.ts';
import { registerErrors, sendBadAddress } from './plugins/errors.ts';
import { registerOpenApi } from './plugins/openapi.ts';
import { registerPages } from './plugins/pages.ts';
import { registerSecurity } from './plugins/security.ts';
import { registerSession } from './plugins/session.ts';
import { registerValidation } from './plugins/validation.ts';
import { registerRoutes } from './routes/index.ts';

export type AppOptions = {
  context: Context;
  version: string;
  pagesFolder: string /** Who acts, when it is not the local person. */;
  actor?: Actor;
  logger?: FastifyServerOptions['logger'];
};

export async function buildApp({ context, version, pagesFolder, logger = false, actor }: AppOptions): Promise<FastifyInstance> {
  const app = Fastify({
    logger,
    bodyLimit: LIMITS.schemeBytes,
    // A document in the making keeps its connection quiet.
    connectionTimeout: (LIMITS.exportSeconds + 15) * 1000,
    requestTimeout: 60_000,
    routerOptions: { maxParamLength: 200 },
    frameworkErrors: sendBadAddress,
  }).withTypeProvider<TypeBoxTypeProvider>();

  registerErrors(app);
  registerValidation(app);
  await registerSecurity(app);
  registerSession(app, actor);
  await app.register(compress, { threshold: 2048, encodings: ['br', 'gzip'], brotliOptions: { params: { 1: 4 } } });
  await app.register(multipart, { limits: { files: 1, fileSize: LIMITS.templateBytes, fields: 4, fieldSize: 1000 } });
  await registerOpenApi(app, version);
  registerRoutes(app, context, version);
  await registerPages(app, pagesFolder);
  return app;
}
