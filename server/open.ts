/** Opens everything the application stands on: database, content, repositories, workers. */
import { makeUnitOfWork } from '../db/unit-of-work.ts';
import { fillDatabase, readContent, readContentVersion, storedContentVersion } from '../db/loader/index.ts';
import { type OpenDatabase, openDatabase, type Opening } from '../db/open.ts';
import { contentRoot } from '../db/paths.ts';
import { checkSecret } from '../db/secret.ts';
import { seedOrganisation } from '../db/seed.ts';
import { makeBackups } from './backups/index.ts';
import type { Config } from './config.ts';
import type { Clock, Context, Service } from './context.ts';
import { makeFigures } from './figures/index.ts';
import { makeCpvIndex } from './cpv/index.ts';
import { makeIdentity } from './identity/index.ts';
import type { Workers } from './jobs/workers.ts';
import { LOCAL_ORGANISATION } from './plugins/session.ts';
import { makeClauseRepository } from './repositories/clauses.ts';
import { makeContentRepository } from './repositories/content.ts';
import { makeRepositories } from './repositories/index.ts';

/** Content files that do not hold: the product does not start on a doubtful library. */
export class ContentFaulty extends Error {}

/** Fills the database with the content when it changed since last time. Returns true when it did. */
function refreshContent(database: OpenDatabase): boolean {
  const root = contentRoot();
  if (storedContentVersion(database) === readContentVersion(root)) return false;
  const { content, faults } = readContent(root);
  if (faults.length > 0) throw new ContentFaulty(faults.map(({ file, message }) => `${file} : ${message}`).join('\n'));
  fillDatabase(database, content);
  return true;
}

export type Opened = { context: Context; database: OpenDatabase; close: () => Promise<void> };

/** What tests choose, and the process gives. */
export type Parts = { clock: Clock; newId: () => string; workers: Workers } & Opening;

/** Everything ready to serve; throws what `openDatabase` throws, `ContentFaulty`, and `SecretChanged`. */
export function openContext(config: Config, { clock, newId, workers, checked }: Parts): Opened {
  const database = openDatabase(config.databaseFile, clock.now, checked === undefined ? {} : { checked });
  const identity = makeIdentity(config);
  if (config.mode === 'served') checkSecret(database, identity.seal.fingerprint);
  refreshContent(database);
  seedOrganisation(database, LOCAL_ORGANISATION, 'Ce poste', clock.now());
  let { port } = config;
  const service: Service = {
    mode: config.mode,
    version: config.version,
    publicUrl: config.publicUrl,
    address: () => config.publicUrl ?? `http://localhost:${port}`,
    listensOn: (chosen) => {
      port = chosen;
    },
    startedAt: clock.now(),
    integrity: 'ok',
    dataFolder: config.dataFolder,
    databaseFile: config.databaseFile,
    auditMonths: config.auditMonths,
    metricsToken: config.metricsToken,
  };
  const context: Context = {
    read: makeRepositories(database.reader),
    write: makeUnitOfWork(database),
    content: makeContentRepository(database.reader),
    clauses: makeClauseRepository(database.reader),
    cpv: makeCpvIndex(),
    clock,
    newId,
    workers,
    service,
    identity,
    backups: makeBackups(config, clock),
    figures: makeFigures(config),
  };
  const close = async () => {
    await Promise.all([context.backups.close(), context.figures.close(), workers.close()]);
    database.close();
  };
  return { context, database, close };
}
