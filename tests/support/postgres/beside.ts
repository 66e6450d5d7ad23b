/** Another process of the same Clausier, as far as a test can: its own context and application, on the database and the data folder of one that runs. */
import { join } from 'node:path';
import type { LightMyRequestResponse, InjectOptions } from 'fastify';
import { buildApp } from '../../../server/app.ts';
import { startWorkers } from '../../../server/jobs/workers.ts';
import { type Opened, openContext } from '../../../server/open.ts';
import { type TestApp, testConfig } from '../app.ts';

export type Beside = {
  context: Opened['context'];
  /** The same request, by the same person, sent to this process. */
  call: (cookie: string, options: InjectOptions) => Promise<LightMyRequestResponse>;
  close: () => Promise<void>;
};

const root = join(import.meta.dirname, '..', '..', '..');
const HOST = '127.0.0.1:3000';

/** The address of the database that an application is on; null on SQLite. */
export const urlOf = ({ opened: { database } }: Pick<TestApp, 'opened'>): string | null =>
  database.engine === 'postgres' ? (database.pool.options.connectionString ?? null) : null;

let started = 0;

/** @param environment the one the other was started with */
export async function startBeside(app: TestApp, environment: NodeJS.ProcessEnv): Promise<Beside> {
  const prefix = `autre${++started}`;
  let count = 0;
  const opened = await openContext(
    { ...testConfig(app.folder, environment), databaseUrl: urlOf(app) },
    {
      clock: app.opened.context.clock,
      newId: () => `${prefix}-${++count}`,
      workers: startWorkers(join(root, 'dist/server/worker.js'), () => undefined),
    },
  );
  const other = await buildApp({ context: opened.context, pagesFolder: join(root, 'dist/client'), rateLimit: false });
  return {
    context: opened.context,
    call: (cookie, options) =>
      other.inject({ ...options, headers: { host: HOST, origin: `http://${HOST}`, 'sec-fetch-site': 'same-origin', cookie, ...options.headers } }),
    close: async () => {
      await other.close();
      await opened.close();
    },
  };
}
