/** Copies the database while the server works: one reading of it as it was at one instant, in steps, read whole again once made. */
import { createHash } from 'node:crypto';
import { createReadStream, statSync } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import Database from 'better-sqlite3';
import { checkFile, type DatabaseFacts } from '../../db/check.ts';

export type CopyOrder = { source: string; target: string };
export type Copied = DatabaseFacts & { bytes: number; sha256: string };

/** Four megabytes at a time. */
const PAGES = 1024;

/** SHA-256 of a file, hexadecimal. */
export async function hashOfFile(path: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(path), hash);
  return hash.digest('hex');
}

/**
 * Runs in a thread of its own (`copy-worker.ts`): neither the copy nor its reading holds a request.
 * Throws SQLite's own errors; what is already written stays for the caller to remove.
 */
export async function copyDatabase({ source, target }: CopyOrder): Promise<Copied> {
  const from = new Database(source, { readonly: true, fileMustExist: true, timeout: 5000 });
  try {
    // One reading transaction over all the steps: a write in between would make the copy start again.
    from.exec('BEGIN');
    from.prepare('SELECT count(*) FROM sqlite_schema').get();
    await from.backup(target, { progress: () => PAGES });
  } finally {
    from.close();
  }
  const copy = new Database(target);
  // Without a log beside it, the copy is one file, and opens from a disk nobody may write on.
  copy.pragma('journal_mode = DELETE');
  copy.close();
  return { ...checkFile(target), bytes: statSync(target).size, sha256: await hashOfFile(target) };
}
