/** The real application on a copy of the template database, without a port; day, instants and ids are chosen. */
import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FastifyInstance, InjectOptions, LightMyRequestResponse } from 'fastify';
import { inject } from 'vitest';
import { buildApp } from '../../server/app.ts';
import { startWorkers, type Workers } from '../../server/jobs/workers.ts';
import { type Opened, openContext } from '../../server/open.ts';

export type TestApp = {
  app: FastifyInstance;
  opened: Opened;
  /** Sends a request as the page would. */
  call: (options: InjectOptions) => Promise<LightMyRequestResponse>;
  /** Moves the clock, in seconds. */
  wait: (seconds: number) => void;
  folder: string;
  close: () => Promise<void>;
};

const root = join(import.meta.dirname, '..', '..');

/** Workers run the built `dist/server/worker.js`, as in production. */
export async function testApp({ today = '2026-11-23', workers }: { today?: string; workers?: Workers } = {}): Promise<TestApp> {
  const folder = mkdtempSync(join(tmpdir(), 'clausier-app-'));
  const path = join(folder, 'clausier.db');
  copyFileSync(inject('templateDatabase'), path);
  let instant = Date.parse(`${today}T09:00:00.000Z`);
  let count = 0;
  const clock = { now: () => new Date(instant).toISOString(), today: () => today };
  const failures: unknown[] = [];
  const opened = openContext(
    path,
    clock,
    () => `id-${String(++count).padStart(5, '0')}`,
    workers ?? startWorkers(join(root, 'dist/server/worker.js'), (error) => failures.push(error)),
  );
  opened.database.reader.raw.pragma('reverse_unordered_selects = ON');
  const app = await buildApp({ context: opened.context, version: '0.0.0-test', pagesFolder: join(root, 'dist/client') });
  return {
    app,
    opened,
    folder,
    wait: (seconds) => {
      instant += seconds * 1000;
    },
    call: (options) => app.inject({ ...options, headers: { host: '127.0.0.1:3000', ...options.headers } }),
    close: async () => {
      await app.close();
      await opened.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
