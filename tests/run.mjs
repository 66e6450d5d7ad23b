/**
 * `npm test`: installs what is missing, then types, lint and format, boundaries, and every test.
 * On CI (CI=true) nothing is skipped: a missing tool is a failure.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { installPackages, root, say, stop } from '../server/install.mjs';

const DEBIAN = {
  'chromium-headless-shell': ['chromium-headless-shell'],
  'libreoffice-writer': ['soffice'],
  pandoc: ['pandoc'],
  'poppler-utils': ['pdftotext'],
  'python3-docx': ['python3'],
  postgresql: ['postgres', '/usr/lib/postgresql/*/bin/postgres'],
  'fonts-crosextra-carlito': [],
  'fonts-crosextra-caladea': [],
};

const found = (command) => spawnSync('sh', ['-c', `command -v ${command}`], { stdio: 'ignore' }).status === 0;
const installed = (name) => spawnSync('dpkg', ['-s', name], { stdio: 'ignore' }).status === 0;
const isRoot = () => typeof process.getuid === 'function' && process.getuid() === 0;

/** Chromium without its windows opens a page in a third of the time; where it is not packaged, the whole one does. */
const WINDOWLESS = 'chromium-headless-shell';
const hasBrowser = () => ['chromium', 'chromium-browser', 'google-chrome'].some(found);

/** Read by Debian's package, which would otherwise make a database cluster and start it: tests start their own. */
const NO_CLUSTER = '/etc/postgresql-common/createcluster.d/clausier-tests.conf';

function withoutCluster(install) {
  if (existsSync(NO_CLUSTER)) return install();
  mkdirSync(dirname(NO_CLUSTER), { recursive: true });
  writeFileSync(NO_CLUSTER, 'create_main_cluster = false\n');
  try {
    return install();
  } finally {
    rmSync(NO_CLUSTER);
  }
}

/** Browser, LibreOffice, pandoc, PostgreSQL: found, else installed where that is allowed, else named. */
function installTools() {
  const missing = Object.entries(DEBIAN)
    .filter(([name, commands]) => (commands.length > 0 && name !== 'python3-docx' ? !commands.some(found) : found('dpkg') && !installed(name)))
    .map(([name]) => name);
  if (missing.length === 0) return;
  const enough = hasBrowser() && missing.every((name) => name === WINDOWLESS);
  if (found('apt-get') && isRoot()) {
    say(`Installation des outils de test (paquets Debian) : ${missing.join(', ')}…`);
    const run = (...args) =>
      spawnSync('apt-get', args, { stdio: ['ignore', 'ignore', 'inherit'], env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } }).status === 0;
    const install = (names) => names.length === 0 || withoutCluster(() => run('install', '-y', '-qq', '--no-install-recommends', ...names));
    const others = missing.filter((name) => name !== WINDOWLESS);
    if (run('update', '-qq') && (install(missing) || install(hasBrowser() ? others : ['chromium', ...others]))) return;
    if (!enough) say('Ces outils n’ont pas pu être installés.');
  } else if (!enough) say(`Outils de test absents : ${missing.join(', ')}. Sous Debian ou Ubuntu : sudo apt-get install ${missing.join(' ')}`);
  if (enough) return;
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
