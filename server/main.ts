/** Starts the server, says where it is, stops cleanly. Every failure at start is told in French, with what to do. */
import { randomUUID } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { DatabaseTooRecent, ForeignDatabase } from '../db/migrate.ts';
import { buildApp } from './app.ts';
import { type Config, readConfig } from './config.ts';
import type { Clock } from './context.ts';
import { startHousekeeping } from './housekeeping.ts';
import { startWorkers } from './jobs/workers.ts';
import { firstAdministratorLink } from './usecases/links/first-administrator.ts';
import { ContentFaulty, openContext } from './open.ts';

const here = dirname(fileURLToPath(import.meta.url));

/** The day in Paris: what « aujourd’hui » means for French law. */
const parisDay = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Paris' });
const clock: Clock = { now: () => new Date().toISOString(), today: () => parisDay.format(new Date()) };

function versionOfPackage(): string {
  const file = [join(here, '..', '..', 'package.json'), join(here, '..', 'package.json')].find(existsSync);
  const read: unknown = file ? JSON.parse(readFileSync(file, 'utf8')) : null;
  return read && typeof read === 'object' && 'version' in read ? String(read.version) : '0.0.0';
}

const codeOf = (error: unknown): string => (error instanceof Error && 'code' in error ? String(error.code) : '');

/** What stopped the start, as a sentence for the person at the keyboard. */
function explain(error: unknown, config: Config): string {
  const code = codeOf(error);
  if (error instanceof DatabaseTooRecent)
    return `La base ${config.databaseFile} a été écrite par une version plus récente de Clausier (${error.found}, celle-ci connaît ${error.known}).\nInstallez la version récente, ou choisissez un autre dossier : CLAUSIER_DATA=autre-dossier npm start. La base n’a pas été modifiée.`;
  if (error instanceof ContentFaulty) return `Le contenu livré a des défauts :\n${error.message}`;
  if (code === 'EADDRINUSE')
    return `Le port ${config.port} est déjà utilisé, peut-être par Clausier lui-même : ouvrez http://${config.host}:${config.port}.\nSinon, choisissez-en un autre : PORT=${config.port + 1} npm start`;
  if (code === 'EACCES') return `Le port ${config.port} ou le dossier ${config.dataFolder} n’est pas permis à cet utilisateur.`;
  if (code.startsWith('SQLITE_BUSY')) return `La base ${config.databaseFile} est occupée par un autre programme. Fermez-le, puis recommencez.`;
  if (error instanceof ForeignDatabase || code === 'SQLITE_NOTADB' || code === 'SQLITE_CORRUPT')
    return `Le fichier ${config.databaseFile} n’est pas une base Clausier lisible. Il n’a pas été modifié : reprenez une sauvegarde, ou déplacez-le pour repartir d’une base vide.`;
  if (code === 'SQLITE_FULL' || code === 'ENOSPC') return 'Le disque est plein : libérez de la place, puis recommencez.';
  if (code === 'EEXIST' || code === 'ENOTDIR')
    return `${config.dataFolder} n’est pas un dossier. Choisissez-en un autre : CLAUSIER_DATA=autre-dossier npm start`;
  if (/^(SQLITE_(READONLY|CANTOPEN|IOERR)|EROFS|EPERM)/.test(code))
    return `Le dossier ${config.dataFolder} n’est pas accessible en écriture. Choisissez-en un autre : CLAUSIER_DATA=autre-dossier npm start`;
  return `Clausier ne peut pas démarrer : ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`;
}

function fail(message: string): never {
  process.stderr.write(`\n${message}\n\n`);
  process.exit(1);
}

async function serve(config: Config): Promise<void> {
  const report = (error: unknown) => process.stderr.write(`worker: ${error instanceof Error ? error.message : String(error)}\n`);
  const workers = startWorkers(join(here, 'worker.js'), report);
  const { context, close } = openContext(config, { clock, newId: randomUUID, workers });
  const app = await buildApp({ context, pagesFolder: join(here, '..', 'client'), logger: { level: config.logLevel }, proxies: config.proxies });
  const stops = [context.backups.start(), startHousekeeping(context)];
  app.addHook('onClose', async () => {
    for (const stop of stops) stop();
    await close();
  });
  await app.ready();
  if (config.mode === 'served') app.compileSchemas();
  await app.listen({ port: config.port, host: config.host });
  const address = app.server.address();
  const port = address && typeof address === 'object' ? address.port : config.port;
  process.stdout.write(`\nClausier est prêt : http://${config.host}:${port}\nVos données : ${config.databaseFile}\nPour arrêter : Ctrl C\n\n`);
  const link = await firstAdministratorLink(context);
  if (link !== null)
    process.stdout.write(`Personne n’a encore de compte. Pour créer le premier administrateur, ouvrez ce lien (une seule fois, 24 heures) :\n${link}\n\n`);
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void app.close().then(() => process.exit(0)));
}

const config = readConfig(process.env, versionOfPackage());
if (Array.isArray(config)) fail(config.map(({ variable, message }) => `${variable} : ${message}`).join('\n'));
serve(config).catch((error: unknown) => fail(explain(error, config)));
