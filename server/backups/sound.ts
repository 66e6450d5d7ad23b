/** Reads a backup whole: its manifest, its pages, its links, its journals. */
import { existsSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { BackupManifest } from '#shared/backup/manifest.ts';
import { checkFile, type DatabaseFacts, doubtsOf } from '../../db/check.ts';
import { hashOfFile } from './copy.ts';
import { listBackups, readManifest } from './folder.ts';

/**
 * A file read whole. `manifest` is null for a database, or a copy that has none; `damage`: it cannot be relied on; `doubts`:
 * it can, but somebody should look. Both in French.
 */
export type Verified = { facts: DatabaseFacts; manifest: BackupManifest | null; damage: string[]; doubts: string[] };

/**
 * What a database or a backup holds, and what is wrong with it. Throws `ForeignDatabase`, `DatabaseTooRecent`,
 * and SQLite's own errors for a file that cannot be read at all.
 */
export async function verifyFile(path: string): Promise<Verified> {
  const manifest = await readManifest(dirname(path), basename(path));
  const changed = manifest !== null && (manifest.bytes !== statSync(path).size || manifest.sha256 !== (await hashOfFile(path)));
  const facts = checkFile(path);
  return {
    facts,
    manifest,
    damage: [
      ...(changed ? ['le fichier a changé depuis que la sauvegarde a été faite (son empreinte n’est plus la même)'] : []),
      ...(facts.integrity === 'ok' ? [] : [`la base est abîmée : ${facts.integrity}`]),
    ],
    doubts: doubtsOf(facts),
  };
}

/** The path of the newest backup that holds; null when there is none. */
export async function newestSound(folder: string): Promise<string | null> {
  for (const { name, state } of await listBackups(folder)) {
    const path = join(folder, name);
    if (state !== 'checked' || !existsSync(path)) continue;
    const sound = await verifyFile(path).then(
      ({ damage }) => damage.length === 0,
      () => false,
    );
    if (sound) return path;
  }
  return null;
}
