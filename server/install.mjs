/**
 * Installs the packages when they are missing or older than the lock file. Plain JavaScript without a dependency:
 * it runs before anything is installed. Shared by `npm start` and `npm test`.
 */
import { createHash } from 'node:crypto';
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import * as zlib from 'node:zlib';

export const root = join(dirname(fileURLToPath(import.meta.url)), '..');

export function say(message) {
  process.stdout.write(`${message}\n`);
}

export function stop(message) {
  process.stderr.write(`\n${message}\n\n`);
  process.exit(1);
}

/** True when npm's own record of `node_modules` holds every package of the lock file, at its version. */
function alreadyInstalled() {
  const record = join(root, 'node_modules', '.package-lock.json');
  if (!existsSync(record)) return false;
  const installed = JSON.parse(readFileSync(record, 'utf8')).packages ?? {};
  const wanted = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')).packages ?? {};
  return Object.entries(wanted).every(([path, { version, optional }]) => path === '' || optional || installed[path]?.version === version);
}

/** Runs `npm ci` unless the installed packages are those of the lock file. */
export function installPackages() {
  // What the product asks of Node came with 20.15 and 22.2: `engines` in package.json says the same.
  if (!('crc32' in zlib))
    stop(`Clausier demande Node 20.15, ou 22.2 et plus ; celui-ci est ${process.version}. Installez-le depuis https://nodejs.org, puis recommencez.`);
  const lock = createHash('sha256')
    .update(readFileSync(join(root, 'package-lock.json')))
    .update(process.versions.modules)
    .digest('hex');
  const stamp = join(root, 'node_modules', '.clausier-installed');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === lock) return;
  // A person ran npm themselves: nothing to do. An older stamp means another Node or lock file: install again.
  if (!existsSync(stamp) && alreadyInstalled()) {
    writeFileSync(stamp, lock);
    return;
  }
  say('Installation des paquets (une à trois minutes, une seule fois)…');
  const done = spawnSync('npm', ['ci', '--include=dev', '--include=optional', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
    shell: process.platform === 'win32',
  });
  if (done.status !== 0)
    stop('L’installation a échoué. Vérifiez l’accès au registre npm et la présence d’un compilateur C++ (better-sqlite3), puis recommencez.');
  writeFileSync(stamp, lock);
}
