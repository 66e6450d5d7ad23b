/**
 * How long a request may take to arrive. A file of figures may take half an hour; any other body, a minute, so that nobody holds a connection
 * by sending one byte at a time. Headers have Node's own minute.
 */
import type { FastifyInstance } from 'fastify';
import { sendBadMessage } from './errors.ts';

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Its body may take as long as the server lets any request take. */
    longBody?: boolean;
  }
}

/** What the server is given as `requestTimeout`, in milliseconds. */
export const LONGEST_REQUEST = 30 * 60_000;
const ORDINARY_BODY = 60_000;

export function registerSlowBody(app: FastifyInstance): void {
  app.addHook('onRequest', async ({ raw, routeOptions, headers }) => {
    const empty = headers['transfer-encoding'] === undefined && (headers['content-length'] ?? '0') === '0';
    if (empty || routeOptions.config.longBody === true) return;
    const late = setTimeout(() => {
      // A request that came by no connection has no such flag.
      if (raw.complete === false) sendBadMessage({ code: 'ERR_HTTP_REQUEST_TIMEOUT' }, raw.socket);
    }, ORDINARY_BODY);
    late.unref();
    raw.once('close', () => clearTimeout(late));
  });
}
