/** Opens the database beside a server that may be running, for commands that read or write through the use cases. */
import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import Database from 'better-sqlite3';
import { checkOwnership, knownVersion, versionOf } from '../../db/migrate.ts';
import { isRefusal, REFUSALS, type Refusal } from '#shared/errors.ts';
import { systemClock } from '../clock.ts';
import type { Config } from '../config.ts';
import { startWorkers } from '../jobs/workers.ts';
import { type Opened, openContext } from '../open.ts';
import { Stopped } from './command.ts';

export function requireDatabase({ databaseFile, dataFolder }: Config): void {
  if (!existsSync(databaseFile))
    throw new Stopped(`Aucune base dans ${dataFolder} : donnez le bon dossier par CLAUSIER_DATA, ou démarrez Clausier une première fois.`);
}

/** Only the server upgrades a database: another one may be using it. */
export function requireCurrent(config: Config): void {
  requireDatabase(config);
  const raw = new Database(config.databaseFile, { readonly: true, timeout: 5000 });
  try {
    checkOwnership(raw);
    if (versionOf(raw) < knownVersion())
      throw new Stopped('Cette base est d’une version précédente : démarrez d’abord Clausier, qui la met à niveau, puis recommencez.');
  } finally {
    raw.close();
  }
}

/** Opens everything, does the work, closes. */
export async function withContext<T>(config: Config, work: (opened: Opened) => Promise<T>): Promise<T> {
  requireCurrent(config);
  const report = (error: unknown) => process.stderr.write(`worker: ${error instanceof Error ? error.message : String(error)}\n`);
  const workers = startWorkers(join(dirname(fileURLToPath(import.meta.url)), 'worker.js'), report);
  const opened = openContext(config, { clock: systemClock, newId: randomUUID, workers, checked: false });
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
