/** Opens everything the application stands on: database, content, repositories, workers. */
import { makeUnitOfWork } from '../db/unit-of-work.ts';
import { metaOf, metaReader } from '../db/meta.ts';
import { type Connection, openDatabase, type Opening, type SqliteDatabase } from '../db/open.ts';
import { openPostgres, type PostgresDatabase } from '../db/postgres/open.ts';
import { checkSecret } from '../db/secret.ts';
import { seedOrganisation } from '../db/seed.ts';
import { makeBackups } from './backups/index.ts';
import type { Config } from './config.ts';
import type { Clock, Context, Service } from './context.ts';
import { makePresence, makeSharedPresence } from './presence.ts';
import { makeFigures } from './figures/index.ts';
import { makeCpvIndex } from './cpv/index.ts';
import { makeIdentity } from './identity/index.ts';
import type { Workers } from './jobs/workers.ts';
import { makeLibrary, putInService } from './packs/index.ts';
import { LOCAL_ORGANISATION } from './plugins/session.ts';
import { makeClauseRepository } from './repositories/clauses.ts';
import { makeContentRepository } from './repositories/content.ts';
import { repositoriesOn } from './repositories/index.ts';

export type Opened = { context: Context; database: AnyDatabase; close: () => Promise<void> };

export type AnyDatabase = SqliteDatabase | PostgresDatabase;

/** What tests choose, and the process gives. */
export type Parts = { clock: Clock; newId: () => string; workers: Workers } & Opening;

/** Both of one content, even when another process writes meanwhile: read again until the database holds the same one after as before. */
async function readLibrary(reader: Connection): Promise<Pick<Context, 'content' | 'clauses'>> {
  const content = await makeContentRepository(reader);
  const clauses = await makeClauseRepository(reader);
  return (await metaOf(reader, 'content-version')) === content.version ? { content, clauses } : readLibrary(reader);
}

const report = (error: Error): void => void process.stderr.write(`database: ${error.message}\n`);

/** The file of SQLite, or the PostgreSQL that the configuration names. */
export const openAny = async ({ databaseFile, databaseUrl }: Config, { now }: Clock, opening: Opening): Promise<AnyDatabase> =>
  databaseUrl === null ? openDatabase(databaseFile, now, opening) : openPostgres(databaseUrl, report);

/** Everything ready to serve; throws what `openDatabase` throws, `ContentFaulty`, and `SecretChanged`. */
export async function openContext(config: Config, { clock, newId, workers, checked }: Parts): Promise<Opened> {
  const database = await openAny(config, clock, checked === undefined ? {} : { checked });
  const identity = makeIdentity(config);
  if (config.mode === 'served') await checkSecret(database, identity.seal.fingerprint);
  const inService = await putInService(database, config.version, clock.today());
  await database.transaction((connection) => seedOrganisation(connection, LOCAL_ORGANISATION, 'Ce poste', clock.now()));
  const stored = metaReader(database.reader, 'content-version');
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
    engine: database.engine,
    auditMonths: config.auditMonths,
    metricsToken: config.metricsToken,
  };
  const context: Context = {
    read: repositoriesOn(database.reader),
    write: makeUnitOfWork(database),
    ...(await readLibrary(database.reader)),
    library: makeLibrary(config.packKeys, inService, {
      held: () => context.content.version,
      stored: async () => (await stored()) ?? '',
      reload: async () => void Object.assign(context, await readLibrary(database.reader)),
    }),
    cpv: makeCpvIndex(),
    clock,
    newId,
    workers,
    service,
    identity,
    backups: makeBackups(config, clock),
    figures: makeFigures(config),
    presence: database.engine === 'postgres' ? makeSharedPresence(database.pool) : makePresence(),
  };
  const close = async () => {
    await Promise.all([context.backups.close(), context.figures.close(), workers.close()]);
    await database.close();
  };
  return { context, database, close };
}
