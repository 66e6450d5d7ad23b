#!/usr/bin/env node
/** `clausier`: the command line of who runs the server. Builds what changed first, where the sources are. */
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');

// An image only holds what is built.
if (existsSync(join(root, 'client'))) {
  const { installPackages } = await import('./install.mjs');
  installPackages();
  const { build } = await import('./build.mjs');
  build();
}
await import(pathToFileURL(join(root, 'dist/server/cli.js')).href);
