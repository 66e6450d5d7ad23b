/**
 * `npm test`: installs what is missing, then types, lint and format, boundaries, and every test.
 * On CI (CI=true) nothing is skipped: a missing tool is a failure.
 */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { installPackages, root, say, stop } from '../server/install.mjs';

const DEBIAN = {
  chromium: ['chromium', 'chromium-browser', 'google-chrome'],
  'libreoffice-writer': ['soffice'],
  pandoc: ['pandoc'],
  'poppler-utils': ['pdftotext'],
  'python3-docx': ['python3'],
  'fonts-crosextra-carlito': [],
  'fonts-crosextra-caladea': [],
};

const found = (command) => spawnSync('sh', ['-c', `command -v ${command}`], { stdio: 'ignore' }).status === 0;
const installed = (name) => spawnSync('dpkg', ['-s', name], { stdio: 'ignore' }).status === 0;
const isRoot = () => typeof process.getuid === 'function' && process.getuid() === 0;

/** Browser, LibreOffice and pandoc: found, else installed where that is allowed, else named. */
function installTools() {
  const missing = Object.entries(DEBIAN)
    .filter(([name, commands]) => (commands.length > 0 && name !== 'python3-docx' ? !commands.some(found) : found('dpkg') && !installed(name)))
    .map(([name]) => name);
  if (missing.length === 0) return;
  if (found('apt-get') && isRoot()) {
    say(`Installation des outils de test (paquets Debian) : ${missing.join(', ')}…`);
    const run = (...args) =>
      spawnSync('apt-get', args, { stdio: ['ignore', 'ignore', 'inherit'], env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } }).status === 0;
    if (run('update', '-qq') && run('install', '-y', '-qq', '--no-install-recommends', ...missing)) return;
    say('Ces outils n’ont pas pu être installés.');
  } else say(`Outils de test absents : ${missing.join(', ')}. Sous Debian ou Ubuntu : sudo apt-get install ${missing.join(' ')}`);
  if (process.env.CI === 'true') stop('En intégration continue, rien ne se saute : installez ces outils.');
  say('Les tests qui en dépendent seront sautés, et le diront.');
}

function step(title, command, args) {
  say(`\n— ${title}`);
  const done = spawnSync(command, args, { cwd: root, stdio: 'inherit', env: { ...process.env, NODE_ENV: 'test' } });
  if (done.status !== 0) stop(`${title} : échec.`);
}

/** Known holes in what the product runs on. A registry that does not answer says nothing: the step says so and goes on. */
function auditPackages() {
  say('\n— Failles connues des dépendances');
  const done = spawnSync('npm', ['audit', '--omit=dev', '--json'], { cwd: root, encoding: 'utf8', timeout: 30_000, shell: process.platform === 'win32' });
  let holes;
  try {
    holes = JSON.parse(done.stdout).metadata?.vulnerabilities;
  } catch {
    holes = undefined;
  }
  if (holes === undefined) return say('Le registre n’a pas répondu à la question : étape sautée, sans conséquence.');
  const { critical = 0, high = 0, moderate = 0, low = 0 } = holes;
  say(`critiques ${critical}, graves ${high}, moyennes ${moderate}, faibles ${low}`);
  if (critical + high > 0)
    stop(
      'Une dépendance a une faille grave : voyez « npm audit --omit=dev », mettez-la à jour, ou écrivez dans docs/security.md pourquoi elle ne nous touche pas.',
    );
}

const node = process.execPath;
const biome = join(root, 'node_modules/@biomejs/cli-linux-x64/biome');

installPackages();
installTools();
step('Types', node, [join(root, 'node_modules/typescript/bin/tsc'), '-p', '.']);
if (existsSync(biome)) step('Règles d’écriture et format', biome, ['ci', '--error-on-warnings', '.']);
else if (process.env.CI === 'true') stop('Biome (linux-x64) est absent : le lint ne peut pas être sauté en intégration continue.');
else say('\n— Règles d’écriture : Biome n’existe pas pour cette machine dans nos dépendances, étape sautée.');
auditPackages();
step('Tests', node, [join(root, 'node_modules/vitest/vitest.mjs'), 'run', '--config', 'tests/vitest.config.ts', ...process.argv.slice(2)]);
