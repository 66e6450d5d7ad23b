/**
 * `npm run bench`: installs and builds what is missing, then measures. `npm run bench -- recherche` measures one thing.
 * Succeeds as long as every measure could be taken; figures are read, never asserted.
 */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { installPackages, root } from '../../server/install.mjs';

installPackages();
const { build } = await import('../../server/build.mjs');
build();
const done = spawnSync(process.execPath, [join(root, 'node_modules/tsx/dist/cli.mjs'), join(root, 'tests/bench/main.ts'), ...process.argv.slice(2)], {
  cwd: root,
  stdio: 'inherit',
  env: { ...process.env, NODE_ENV: 'production' },
});
process.exit(done.status ?? 1);
