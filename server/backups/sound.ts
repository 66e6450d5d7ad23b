/** Reads a backup whole: its manifest, its pages, its links, its journals. */
import { existsSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { BackupManifest } from '#shared/backup/manifest.ts';
import { checkFile, type DatabaseFacts, faultsOf } from '../../db/check.ts';
import { hashOfFile } from './copy.ts';
import { listBackups, readManifest } from './folder.ts';

/** A file read whole; `manifest` is null for a database, or a copy that has none. */
export type Verified = { facts: DatabaseFacts; manifest: BackupManifest | null; faults: string[] };

/**
 * What a database or a backup holds, and what is wrong with it, in French. Throws `ForeignDatabase`, `DatabaseTooRecent`,
 * and SQLite's own errors for a file that cannot be read at all.
 */
export async function verifyFile(path: string): Promise<Verified> {
  const manifest = await readManifest(dirname(path), basename(path));
  const changed = manifest !== null && (manifest.bytes !== statSync(path).size || manifest.sha256 !== (await hashOfFile(path)));
  const facts = checkFile(path);
  return { facts, manifest, faults: [...(changed ? ['le fichier a changé depuis que la sauvegarde a été faite (empreinte)'] : []), ...faultsOf(facts)] };
}

/** The path of the newest backup that holds; null when there is none. */
export async function newestSound(folder: string): Promise<string | null> {
  for (const { name, state } of await listBackups(folder)) {
    const path = join(folder, name);
    if (state !== 'checked' || !existsSync(path)) continue;
    const faults = await verifyFile(path).then(
      (verified) => verified.faults,
      () => ['illisible'],
    );
    if (faults.length === 0) return path;
  }
  return null;
}
