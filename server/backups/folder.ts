/** The folder of backups: what is ours in it, what is left of a copy cut short. Anything else in it is never touched. */
import { readdir, readFile, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { Value } from 'typebox/value';
import type { Backup } from '#shared/api/service.ts';
import { backupInstant, BackupManifest, manifestName } from '#shared/backup/manifest.ts';

const PARTIAL = '.en-cours-';

/** The name of a copy while it is made: says which process makes it. */
export const partialName = (name: string): string => `${name}${PARTIAL}${process.pid}`;

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

async function namesIn(folder: string): Promise<string[]> {
  try {
    return await readdir(folder);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return [];
    throw error;
  }
}

/** Null when it is missing, or not one. */
export async function readManifest(folder: string, name: string): Promise<BackupManifest | null> {
  try {
    const read: unknown = JSON.parse(await readFile(join(folder, manifestName(name)), 'utf8'));
    return Value.Check(BackupManifest, read) ? read : null;
  } catch {
    return null;
  }
}

async function describe(folder: string, name: string, at: string): Promise<Backup> {
  const { size: bytes } = await stat(join(folder, name));
  const manifest = await readManifest(folder, name);
  return { name, at, bytes, sha256: manifest?.sha256 ?? '', state: manifest?.bytes === bytes ? 'checked' : 'damaged' };
}

/** Last first. */
export async function listBackups(folder: string): Promise<Backup[]> {
  const ours = (await namesIn(folder)).flatMap((name) => {
    const at = backupInstant(name);
    return at === null ? [] : [{ name, at }];
  });
  const backups = await Promise.all(ours.map(({ name, at }) => describe(folder, name, at)));
  return backups.sort((a, b) => (a.at < b.at ? 1 : -1));
}

export async function removeBackup(folder: string, name: string): Promise<void> {
  await rm(join(folder, name));
  await rm(join(folder, manifestName(name)), { force: true });
}

/** Copies that a process now dead left half-made. */
export async function removePartials(folder: string): Promise<void> {
  for (const name of await namesIn(folder)) {
    const [backup = '', maker] = name.split(PARTIAL);
    if (maker === undefined || backupInstant(backup) === null) continue;
    const pid = Number.parseInt(maker, 10);
    if (pid === process.pid || !isAlive(pid)) await rm(join(folder, name), { force: true });
  }
}
