/** Builds the page and the server into `dist/` when a source changed since the last build. */
import { createHash } from 'node:crypto';
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { buildCpv } from './build-cpv.mjs';
import { root, say, stop } from './install.mjs';

const SOURCES = ['client', 'server', 'shared', 'db'];
const stampFile = join(root, 'dist', 'built');

/** Name, size and date of every source that the build reads. */
function fingerprint() {
  const hash = createHash('sha256').update(readFileSync(join(root, 'package-lock.json')));
  for (const folder of SOURCES) {
    for (const entry of readdirSync(join(root, folder), { recursive: true, withFileTypes: true })) {
      const path = join(entry.parentPath, entry.name);
      if (!entry.isFile() || path.includes('/content/') || /\.(md|sql)$/.test(path)) continue;
      const { size, mtimeMs } = statSync(path);
      hash.update(`${relative(root, path)} ${size} ${mtimeMs}\n`);
    }
  }
  return hash.digest('hex');
}

/** Text files get their compressed twins once, so that the server never compresses the page. */
function compressPages() {
  for (const entry of readdirSync(join(root, 'dist/client'), { recursive: true, withFileTypes: true })) {
    if (!entry.isFile() || !/\.(js|css|html|svg|json)$/.test(entry.name)) continue;
    const path = join(entry.parentPath, entry.name);
    const text = readFileSync(path);
    if (text.length < 1024) continue;
    writeFileSync(`${path}.br`, brotliCompressSync(text, { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } }));
    writeFileSync(`${path}.gz`, gzipSync(text, { level: 9 }));
  }
}

/** Always for production: under NODE_ENV=test, React's development build would be packed, twice as heavy. */
function vite(config, what) {
  const done = spawnSync(process.execPath, [join(root, 'node_modules/vite/bin/vite.js'), 'build', '--config', config], {
    cwd: root,
    env: { ...process.env, NODE_ENV: 'production' },
    stdio: ['ignore', 'pipe', 'pipe'],
    encoding: 'utf8',
  });
  if (done.status !== 0) stop(`La construction ${what} a échoué :\n${done.stdout}\n${done.stderr}`);
}

/** Returns true when something was built. */
export function build({ force = false } = {}) {
  const wanted = fingerprint();
  if (!force && existsSync(stampFile) && readFileSync(stampFile, 'utf8') === wanted) return false;
  say('Construction de la page et du serveur…');
  rmSync(stampFile, { force: true });
  vite('server/vite.config.ts', 'du serveur');
  buildCpv(join(root, 'dist/server/cpv.json'));
  vite('client/vite.config.ts', 'de la page');
  compressPages();
  mkdirSync(join(root, 'dist'), { recursive: true });
  writeFileSync(stampFile, wanted);
  return true;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) say(build({ force: true }) ? 'Construit dans dist/.' : 'Rien à construire.');
