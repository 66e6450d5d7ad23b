/** `npm start`: installs what is missing, builds what changed, starts the server. */
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { installPackages, root } from './install.mjs';

installPackages();
const { build } = await import('./build.mjs');
build();
await import(pathToFileURL(join(root, 'dist/server/main.js')).href);
