import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const setupFiles = [join(root, 'tests/support/quiet-console.ts')];

/** One project a kind of test; only those that need it pay for isolation or a long timeout. */
const project = (name: string, more: object = {}) => ({
  root,
  test: { name, include: [`tests/${name}/**/*.test.ts`], setupFiles, isolate: false, testTimeout: 20_000, hookTimeout: 60_000, ...more },
});

export default defineConfig({
  root,
  test: {
    globalSetup: [join(root, 'tests/support/global-setup.ts')],
    projects: [
      project('unit'),
      project('integration'),
      project('word', { testTimeout: 120_000 }),
      project('faults', { isolate: true, testTimeout: 120_000, fileParallelism: false }),
      project('e2e', { isolate: true, testTimeout: 240_000, hookTimeout: 120_000, fileParallelism: false }),
    ],
  },
});
