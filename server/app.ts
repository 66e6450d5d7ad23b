/** Builds the application without a port: plugins in the order they act, then routes. Tests build the same. */
import compress from '@fastify/compress';
import cookie from '@fastify/cookie';
import multipart from '@fastify/multipart';
import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import Fastify, { type FastifyInstance, type FastifyServerOptions } from 'fastify';
import { LIMITS } from '#shared/limits.ts';
import type { Actor } from '#shared/permissions.ts';
import type { Context } from './context.ts';
import { registerErrors, sendBadAddress, sendBadMessage } from './plugins/errors.ts';
import { registerFreshContent } from './plugins/fresh-content.ts';
import { RequestLog } from './plugins/logging.ts';
import { registerMetrics } from './plugins/metrics.ts';
import { registerOpenApi } from './plugins/openapi.ts';
import { registerPages } from './plugins/pages.ts';
import { registerRateLimit } from './plugins/rate-limit.ts';
import { registerSecurity } from './plugins/security.ts';
import { registerRules, registerSession } from './plugins/session.ts';
import { LONGEST_REQUEST, registerSlowBody } from './plugins/slow-body.ts';
import { registerValidation } from './plugins/validation.ts';
import { registerRoutes } from './routes/index.ts';

export type AppOptions = {
  context: Context;
  pagesFolder: string;
  /** Who acts on one desk, when it is not the local person. */
  actor?: Actor;
  /** Addresses of the reverse proxies; none is believed on one desk. */
  proxies?: string[];
  logger?: FastifyServerOptions['logger'];
  /** False: for tests, which ask more in a second than a person in a minute. */
  rateLimit?: boolean;
};

export async function buildApp({ context, pagesFolder, logger = false, actor, proxies, rateLimit = true }: AppOptions): Promise<FastifyInstance> {
  const { service } = context;
  const app = Fastify({
    logger,
    logController: new RequestLog(),
    trustProxy: service.mode === 'served' && proxies ? proxies : false,
    bodyLimit: LIMITS.schemeBytes,
    // A document in the making keeps its connection quiet.
    connectionTimeout: (LIMITS.exportSeconds + 15) * 1000,
    requestTimeout: LONGEST_REQUEST,
    routerOptions: { maxParamLength: 200 },
    frameworkErrors: sendBadAddress,
    clientErrorHandler: sendBadMessage,
  }).withTypeProvider<TypeBoxTypeProvider>();

  registerSlowBody(app);
  registerMetrics(app, context);
  registerErrors(app);
  registerValidation(app);
  await app.register(cookie);
  await registerSecurity(app, service);
  registerSession(app, context, actor);
  if (rateLimit) await registerRateLimit(app, context);
  registerRules(app, context);
  registerFreshContent(app, context);
  await app.register(compress, { threshold: 2048, encodings: ['br', 'gzip'], brotliOptions: { params: { 1: 4 } } });
  await app.register(multipart, { limits: { files: 1, fileSize: LIMITS.templateBytes, fields: 4, fieldSize: 1000 } });
  await registerOpenApi(app, service.version);
  registerRoutes(app, context);
  await registerPages(app, pagesFolder);
  return app;
}
