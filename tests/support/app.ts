/** The real application on a copy of the template database, without a port; day, instants and ids are chosen. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FastifyInstance, InjectOptions, LightMyRequestResponse } from 'fastify';
import { inject } from 'vitest';
import { buildApp } from '../../server/app.ts';
import { type Config, readConfig } from '../../server/config.ts';
import { startWorkers, type Workers } from '../../server/jobs/workers.ts';
import { type Opened, openContext } from '../../server/open.ts';
import type { Engine } from './postgres/engine.ts';
import type { RawSql } from './postgres/raw-sql.ts';
import { newDatabase } from './test-database.ts';

export type TestApp = {
  app: FastifyInstance;
  opened: Opened;
  engine: Engine;
  config: Config;
  /** A connection that looks into the database, or changes it, behind the application’s back; answers at once. */
  raw: RawSql;
  /** Copies the database as it is; another application may be started from it (`database`). */
  keep: () => Promise<string>;
  /** Sends a request as the page would. */
  call: (options: InjectOptions) => Promise<LightMyRequestResponse>;
  /** Moves the clock, in seconds. */
  wait: (seconds: number) => void;
  folder: string;
  close: () => Promise<void>;
};

const root = join(import.meta.dirname, '..', '..');

/** What a served Clausier is started with. Loopback, so that its address needs no certificate. */
export const SERVED = { CLAUSIER_MODE: 'server', CLAUSIER_SECRET: 'un-secret-de-test-assez-long-pour-etre-accepte' };

/** The configuration of a server on this folder; throws when it would not start. */
export function testConfig(folder: string, environment: NodeJS.ProcessEnv = {}): Config {
  const config = readConfig({ CLAUSIER_DATA: folder, CLAUSIER_BACKUP_HOURS: '0', ...environment }, '0.0.0-test');
  if (Array.isArray(config)) throw new Error(config.map(({ variable, message }) => `${variable}: ${message}`).join('\n'));
  return config;
}

/** Workers run the built `dist/server/worker.js`, as in production. */
export async function testApp({
  today = '2026-11-23',
  workers,
  environment = {},
  database,
  ids = 'id',
}: {
  today?: string;
  workers?: Workers;
  environment?: NodeJS.ProcessEnv;
  /** The database to start from, which is copied: `keep()` of another application; the filled one otherwise. */
  database?: string;
  /** What identifiers start with: another one for a database that already holds some. */
  ids?: string;
} = {}): Promise<TestApp> {
  const folder = mkdtempSync(join(tmpdir(), 'clausier-app-'));
  const own = await newDatabase(folder, database);
  let instant = Date.parse(`${today}T09:00:00.000Z`);
  let count = 0;
  const clock = { now: () => new Date(instant).toISOString(), today: () => today };
  const failures: unknown[] = [];
  const config = { ...testConfig(folder, environment), databaseUrl: own.databaseUrl };
  const opened = await openContext(config, {
    clock,
    newId: () => `${ids}-${String(++count).padStart(5, '0')}`,
    workers: workers ?? startWorkers(join(root, 'dist/server/worker.js'), (error) => failures.push(error)),
  });
  const raw = own.rawOf(opened);
  const app = await buildApp({ context: opened.context, pagesFolder: join(root, 'dist/client'), rateLimit: false });
  return {
    app,
    opened,
    config,
    engine: inject('engine'),
    raw,
    keep: own.keep,
    folder,
    wait: (seconds) => {
      instant += seconds * 1000;
    },
    call: (options) => app.inject({ ...options, headers: { host: '127.0.0.1:3000', ...options.headers } }),
    close: async () => {
      await app.close();
      await opened.close();
      await own.drop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
