/** Opens the database beside a server that may be running, for commands that read or write through the use cases. */
import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import Database from 'better-sqlite3';
import pg from 'pg';
import { checkOwnership, DatabaseTooRecent, knownVersion, versionOf } from '../../db/migrate.ts';
import { knownPostgresVersion, postgresVersion } from '../../db/postgres/migrate.ts';
import { isRefusal, REFUSALS, type Refusal } from '#shared/errors.ts';
import { systemClock } from '../clock.ts';
import { type Config, databaseName } from '../config.ts';
import { startWorkers } from '../jobs/workers.ts';
import { type Opened, openContext } from '../open.ts';
import { Stopped } from './command.ts';

export function requireDatabase({ databaseFile, dataFolder }: Config): void {
  if (!existsSync(databaseFile))
    throw new Stopped(`Aucune base dans ${dataFolder} : donnez le bon dossier par CLAUSIER_DATA, ou démarrez Clausier une première fois.`);
}

/** For what is done to a file: a sentence when the data is in PostgreSQL. */
export function requireFile({ databaseUrl }: Config, sentence: string): void {
  if (databaseUrl !== null) throw new Stopped(sentence);
}

function fileVersion(config: Config): number {
  requireDatabase(config);
  const raw = new Database(config.databaseFile, { readonly: true, timeout: 5000 });
  try {
    checkOwnership(raw);
    return versionOf(raw);
  } finally {
    raw.close();
  }
}

async function serverVersion(config: Config, url: string): Promise<number> {
  const client = new pg.Client({ connectionString: url, application_name: 'clausier' });
  try {
    await client.connect();
    const found = await postgresVersion(client);
    const known = knownPostgresVersion();
    if (found > known) throw new DatabaseTooRecent(found, known);
    if (found === 0)
      throw new Stopped(`Aucune table de Clausier dans ${databaseName(config)} : démarrez Clausier une première fois, qui les crée, puis recommencez.`);
    return found;
  } finally {
    await client.end().catch(() => undefined);
  }
}

/** Only the server upgrades a database: another one may be using it. */
export async function requireCurrent(config: Config): Promise<void> {
  const { databaseUrl } = config;
  const isOld = databaseUrl === null ? fileVersion(config) < knownVersion() : (await serverVersion(config, databaseUrl)) < knownPostgresVersion();
  if (isOld) throw new Stopped('Cette base est d’une version précédente : démarrez d’abord Clausier, qui la met à niveau, puis recommencez.');
}

/** Opens everything, does the work, closes. */
export async function withContext<T>(config: Config, work: (opened: Opened) => Promise<T>): Promise<T> {
  await requireCurrent(config);
  return withOpened(config, work);
}

/** The same for a database that may still be empty: its tables are made. */
export async function withOpened<T>(config: Config, work: (opened: Opened) => Promise<T>): Promise<T> {
  const report = (error: unknown) => process.stderr.write(`worker: ${error instanceof Error ? error.message : String(error)}\n`);
  const workers = startWorkers(join(dirname(fileURLToPath(import.meta.url)), 'worker.js'), report);
  const opened = await openContext(config, { clock: systemClock, newId: randomUUID, workers, checked: false });
  try {
    return await work(opened);
  } finally {
    await opened.close();
  }
}

/** A use case's answer, or its refusal as the end of the command. */
export function accepted<T>(result: T | Refusal): T {
  if (!isRefusal(result)) return result;
  throw new Stopped(`${result.message}\n${result.remedy ?? REFUSALS[result.refused].remedy}`);
}
