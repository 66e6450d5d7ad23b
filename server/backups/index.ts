/**
 * Backups of the whole database, made while it works: one file and its manifest each, checked when made, kept one a day,
 * one a week, one a month. The server makes them on schedule; the command line makes, checks and restores them.
 */
import { writeFileSync } from 'node:fs';
import { chmod, mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { Backup } from '#shared/api/service.ts';
import { backupName, type BackupManifest, manifestName } from '#shared/backup/manifest.ts';
import { backupsToLetGo } from '#shared/backup/rotation.ts';
import { type BackupPlan, backupIsDue, backupIsLate, nextBackup } from '#shared/backup/schedule.ts';
import { putInPlace } from '../../db/durable.ts';
import { contentRoot } from '../../db/paths.ts';
import type { Config } from '../config.ts';
import type { Clock } from '../context.ts';
import type { Copied, CopyOrder } from './copy.ts';
import { backupsElsewhere } from './elsewhere.ts';
import { BackupFailed, backupFailure } from './failure.ts';
import { listBackups, partialName, removeBackup, removePartials } from './folder.ts';

export type Backups = {
  folder: string;
  everyHours: number;
  /** Why this server makes none at all, in French; null when it makes them. */
  elsewhere: string | null;
  /** Last first. A file whose size no longer fits its manifest is said damaged. */
  list: () => Promise<Backup[]>;
  /** Makes one, checks it, lets the old ones go; who asks while one is being made is given that one. Throws `BackupFailed`; the earlier ones stay. */
  make: () => Promise<Backup>;
  /** Why the last one failed, in French; null when it did not. */
  failure: () => string | null;
  /** Instant of the next one, ISO 8601; null when the server makes none. */
  nextAt: () => Promise<string | null>;
  /** True when it is time to make one. */
  due: () => Promise<boolean>;
  /** True when one should have been made long ago. */
  late: () => Promise<boolean>;
  /** Gives up the one being made, if any; what it wrote is removed. */
  close: () => Promise<void>;
};

type Job = Pick<Config, 'backupFolder' | 'databaseFile' | 'version'>;
type Message = { copied: Copied } | { failed: { code: string; message: string } };

/** Stops with `stop`; a thread that dies is a failure like another. */
function copyInThread(order: CopyOrder, stop: AbortSignal): Promise<Copied> {
  const thread = new Worker(join(contentRoot(), '..', '..', 'dist', 'server', 'copy-worker.js'), { workerData: order });
  stop.addEventListener('abort', () => void thread.terminate(), { once: true });
  return new Promise((resolve, reject) => {
    thread.once('message', (message: Message) => {
      if ('copied' in message) resolve(message.copied);
      else reject(Object.assign(new Error(message.failed.message), { code: message.failed.code }));
    });
    thread.once('error', reject);
    thread.once('exit', () => reject(new Error('the copy was given up')));
  });
}

/** Two in the same second do not share a name. */
function freeName(at: string, taken: ReadonlySet<string>): { name: string; at: string } {
  for (let instant = Math.floor(Date.parse(at) / 1000) * 1000; ; instant += 1000) {
    const made = new Date(instant).toISOString();
    if (!taken.has(backupName(made))) return { name: backupName(made), at: made };
  }
}

function writeManifest(folder: string, manifest: BackupManifest): void {
  const path = join(folder, manifestName(manifest.name));
  const partial = join(folder, `${partialName(manifest.name)}.json`);
  writeFileSync(partial, `${JSON.stringify(manifest, null, 2)}\n`, { mode: 0o600 });
  putInPlace(partial, path);
}

async function makeOne({ backupFolder, databaseFile, version }: Job, now: string, stop: AbortSignal): Promise<Backup> {
  // A backup holds everything that everybody wrote: its folder is for who runs the server.
  await mkdir(backupFolder, { recursive: true, mode: 0o700 });
  await removePartials(backupFolder);
  const { name, at } = freeName(now, new Set((await listBackups(backupFolder)).map((backup) => backup.name)));
  const partial = join(backupFolder, partialName(name));
  try {
    const { bytes, sha256, schemaVersion, integrity, counts, chains } = await copyInThread({ source: databaseFile, target: partial }, stop);
    if (integrity !== 'ok') throw new BackupFailed('La copie relue est abîmée : elle n’a pas été gardée.', integrity);
    // The manifest first: a backup that can be seen always has its own.
    writeManifest(backupFolder, { name, at, bytes, sha256, version, schemaVersion, integrity, counts, chains });
    await chmod(partial, 0o600);
    putInPlace(partial, join(backupFolder, name));
    return { name, at, bytes, sha256, state: 'checked' };
  } catch (error) {
    for (const left of [partial, `${partial}-journal`, `${partial}.json`, join(backupFolder, manifestName(name))])
      await rm(left, { force: true }).catch(() => undefined);
    throw error;
  }
}

/** A damaged one takes nobody's place, and is left for a person to look at. */
async function letOldGo(folder: string, now: string): Promise<void> {
  const sound = (await listBackups(folder)).filter(({ state }) => state === 'checked');
  for (const name of backupsToLetGo(sound, now)) await removeBackup(folder, name);
}

export function makeBackups(config: Job & Pick<Config, 'backupHours' | 'databaseUrl'>, clock: Clock): Backups {
  if (config.databaseUrl !== null) return backupsElsewhere(config.backupFolder);
  const { backupFolder, backupHours } = config;
  const stop = new AbortController();
  let failed: { at: string; sentence: string } | null = null;
  let running: Promise<Backup> | null = null;
  const list = () => listBackups(backupFolder);
  const plan = async (): Promise<BackupPlan> => ({
    everyHours: backupHours,
    madeAt: (await list().catch(() => [])).filter(({ state }) => state === 'checked').map(({ at }) => at),
    failedAt: failed?.at ?? null,
  });
  const attempt = async (): Promise<Backup> => {
    try {
      const backup = await makeOne(config, clock.now(), stop.signal);
      failed = null;
      await letOldGo(backupFolder, clock.now()).catch(() => {
        failed = { at: clock.now(), sentence: 'La sauvegarde est faite, mais les plus anciennes n’ont pas pu être retirées.' };
      });
      return backup;
    } catch (error) {
      const failure = backupFailure(error);
      failed = { at: clock.now(), sentence: failure.sentence };
      throw failure;
    } finally {
      running = null;
    }
  };
  const make = (): Promise<Backup> => {
    running ??= attempt();
    return running;
  };
  return {
    folder: backupFolder,
    everyHours: backupHours,
    elsewhere: null,
    list,
    make,
    failure: () => failed?.sentence ?? null,
    nextAt: async () => nextBackup(await plan(), clock.now()),
    due: async () => running === null && backupIsDue(await plan(), clock.now()),
    late: async () => backupIsLate(await plan(), clock.now()),
    close: async () => {
      stop.abort();
      await running?.catch(() => undefined);
    },
  };
}
