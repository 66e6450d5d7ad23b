/** Starts the server, says where it is, stops cleanly. Every failure at start is told in French, with what to do. */
import { randomUUID } from 'node:crypto';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildApp } from './app.ts';
import { startBackupSchedule } from './backup-schedule.ts';
import { systemClock } from './clock.ts';
import { type Config, databaseName, readConfig } from './config.ts';
import { explain, fail } from './explain.ts';
import { startHousekeeping } from './housekeeping.ts';
import { startWorkers } from './jobs/workers.ts';
import { loggerOptions } from './plugins/logging.ts';
import { recoverImports } from './usecases/imports/recover.ts';
import { firstAdministratorLink } from './usecases/links/first-administrator.ts';
import { openContext } from './open.ts';
import { requireOwnFolder } from './own-folder.ts';
import { packageVersion } from './version.ts';

const here = dirname(fileURLToPath(import.meta.url));

async function serve(config: Config): Promise<void> {
  requireOwnFolder(config);
  const report = (error: unknown) => process.stderr.write(`worker: ${error instanceof Error ? error.message : String(error)}\n`);
  const workers = startWorkers(join(here, 'worker.js'), report);
  const { context, close } = await openContext(config, { clock: systemClock, newId: randomUUID, workers });
  await recoverImports(context);
  const app = await buildApp({ context, pagesFolder: join(here, '..', 'client'), logger: loggerOptions(config.logLevel), proxies: config.proxies });
  const stops = [startBackupSchedule(context), startHousekeeping(context)];
  app.addHook('onClose', async () => {
    for (const stop of stops) stop();
    await close();
  });
  await app.ready();
  if (config.mode === 'served') app.compileSchemas();
  await app.listen({ port: config.port, host: config.host });
  const address = app.server.address();
  const port = address && typeof address === 'object' ? address.port : config.port;
  context.service.listensOn(port);
  process.stdout.write(`\nClausier est prêt : http://${config.host}:${port}\nVos données : ${databaseName(config)}\nPour arrêter : Ctrl C\n\n`);
  const link = await firstAdministratorLink(context);
  if (link !== null)
    process.stdout.write(`Personne n’a encore de compte. Pour créer le premier administrateur, ouvrez ce lien (une seule fois, 24 heures) :\n${link}\n\n`);
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void app.close().then(() => process.exit(0)));
}

const config = readConfig(process.env, packageVersion());
if (Array.isArray(config)) fail(config.map(({ variable, message }) => `${variable} : ${message}`).join('\n'));
serve(config).catch(async (error: unknown) => fail(await explain(error, config)));
