/**
 * What a monitoring tool reads, in Prometheus' text form. A request is its method, the template of its route and the class
 * of its status. Nothing is counted when nothing can be asked: served, without a token.
 */
import { createHash, timingSafeEqual } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import { LIMITS } from '#shared/limits.ts';
import type { Context, Service } from '../context.ts';
import { routeOf } from './logging.ts';

declare module 'fastify' {
  interface FastifyInstance {
    /** Null when metrics are not served. */
    metrics: (() => Promise<{ type: string; text: string }>) | null;
  }
}

const MINUTE = 60_000;

function countRequests(app: FastifyInstance, registry: Registry): void {
  const registers = [registry];
  const requests = new Counter({
    name: 'clausier_http_requests_total',
    help: 'Requests answered.',
    labelNames: ['method', 'route', 'status'],
    registers,
  });
  const seconds = new Histogram({
    name: 'clausier_http_request_seconds',
    help: 'Time to answer, in seconds.',
    labelNames: ['method', 'route'],
    buckets: [0.01, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30],
    registers,
  });
  app.addHook('onResponse', async (request, reply) => {
    const labels = { method: request.method, route: routeOf(request) };
    requests.inc({ ...labels, status: `${Math.floor(reply.statusCode / 100)}xx` });
    seconds.observe(labels, reply.elapsedTime / 1000);
  });
}

/** Read when they are asked for. One that cannot be read is left out: the others are still true. */
function measure(registry: Registry, { read, clock, backups, write }: Context): void {
  const gauge = (name: string, help: string, value: () => Promise<number | null>): void => {
    new Gauge({
      name,
      help,
      registers: [registry],
      async collect() {
        const read = await value().catch(() => null);
        if (read === null) this.remove();
        else this.set(read);
      },
    });
  };
  gauge('clausier_sessions_open', 'Sessions that have not ended.', async () => {
    const now = clock.now();
    return read.sessions.countOpen(now, new Date(Date.parse(now) - LIMITS.sessionIdleMinutes * MINUTE).toISOString());
  });
  gauge('clausier_database_bytes', 'Size of the database.', async () => (await read.service.storage()).bytes);
  gauge('clausier_backup_age_seconds', 'Since the last backup that is not damaged; absent when there is none.', async () => {
    const last = (await backups.list()).find(({ state }) => state === 'checked');
    return last ? (Date.parse(clock.now()) - Date.parse(last.at)) / 1000 : null;
  });
  gauge('clausier_backup_failing', '1 when the last backup failed.', async () => (backups.failure() === null ? 0 : 1));
  new Counter({
    name: 'clausier_units_of_work_total',
    help: 'Units of work on the database, by how they ended.',
    labelNames: ['outcome'],
    registers: [registry],
    collect() {
      this.reset();
      for (const [outcome, done] of Object.entries(write.done)) this.inc({ outcome }, done);
    },
  });
}

export function registerMetrics(app: FastifyInstance, context: Context): void {
  const { mode, metricsToken } = context.service;
  if (mode === 'served' && metricsToken === null) {
    app.decorate('metrics', null);
    return;
  }
  const registry = new Registry();
  countRequests(app, registry);
  measure(registry, context);
  let watched = false;
  app.decorate('metrics', async () => {
    // Its observers of the process cannot be taken back: put on when somebody measures, not before.
    if (!watched) collectDefaultMetrics({ register: registry });
    watched = true;
    return { type: registry.contentType, text: await registry.metrics() };
  });
}

const digestOf = (text: string): Buffer => createHash('sha256').update(text).digest();

/** On one desk, whoever is at it; served, whoever holds the token. Compared in constant time. */
export const mayMeasure = ({ mode, metricsToken }: Pick<Service, 'mode' | 'metricsToken'>, authorization: string | undefined): boolean =>
  mode === 'local' || (metricsToken !== null && timingSafeEqual(digestOf(authorization ?? ''), digestOf(`Bearer ${metricsToken}`)));
