import { availableParallelism } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';
import { POSTGRES_ABSENT, runsPostgres } from './support/postgres/binaries.ts';
import type { Engine } from './support/postgres/engine.ts';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const setupFiles = [join(root, 'tests/support/quiet-console.ts')];

const SQLITE: { engine: Engine } = { engine: 'sqlite' };

/** One project a kind of test; only those that need it pay for isolation or a long timeout. */
const project = (name: string, more: object = {}) => ({
  root,
  test: {
    ...{ name, include: [`tests/${name}/**/*.test.ts`], setupFiles, isolate: false, testTimeout: 20_000, hookTimeout: 60_000 },
    ...{ provide: SQLITE, ...more },
  },
});

/** The tests of the API again, on PostgreSQL, and those of what they lean on there. */
const onPostgres = project('integration-postgres', {
  include: ['tests/integration/**/*.test.ts', 'tests/postgres/**/*.test.ts'],
  // The copies of SQLite's file, and the upgrade of the old ones: PostgreSQL has neither.
  exclude: ['tests/integration/backups.test.ts', 'tests/integration/migrations.test.ts'],
  globalSetup: [join(root, 'tests/support/postgres/global-setup.ts')],
  provide: { engine: 'postgres' },
});
if (!runsPostgres()) console.warn(POSTGRES_ABSENT);

export default defineConfig({
  root,
  test: {
    // vitest leaves one core to itself; on two, that would be one file at a time.
    maxWorkers: availableParallelism(),
    globalSetup: [join(root, 'tests/support/global-setup.ts')],
    projects: [
      project('unit'),
      project('integration'),
      ...(runsPostgres() ? [onPostgres] : []),
      project('word', { testTimeout: 120_000 }),
      project('faults', { isolate: true, testTimeout: 120_000 }),
      project('e2e', { isolate: true, testTimeout: 240_000, hookTimeout: 120_000 }),
    ],
  },
});
