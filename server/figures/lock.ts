/**
 * One maker of an organisation's figures at a time, in this process or another (the command line, a second server): SQLite's own lock on an
 * empty file, which the system takes back from a process that dies, however it dies. An import has its own too, from its first byte to its
 * end: what starts meanwhile sees that it is not one that a stop cut.
 */
import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';

const isBusy = (error: unknown): boolean => error instanceof Error && 'code' in error && /^SQLITE_(BUSY|LOCKED)/.test(String(error.code));

/** Gives how to let go; null when somebody else has it. */
export function takeLock(folder: string, name = 'lock'): (() => void) | null {
  const raw = new Database(join(folder, name), { timeout: 0 });
  try {
    raw.exec('BEGIN EXCLUSIVE');
  } catch (error) {
    raw.close();
    if (isBusy(error)) return null;
    throw error;
  }
  return () => raw.close();
}

const IMPORT = /^import-(.+)\.lock$/;
const importLock = (id: string): string => `import-${id}.lock`;

/** Says that this process has this import in hand; gives how to let go. */
export function holdImport(folder: string, id: string): () => void {
  const release = takeLock(folder, importLock(id));
  return () => {
    release?.();
    rmSync(join(folder, importLock(id)), { force: true });
  };
}

/** The imports that a process has in hand; the locks that dead ones left go away. */
export function heldImports(folder: string): Set<string> {
  const held = new Set<string>();
  for (const name of readdirSync(folder)) {
    const id = IMPORT.exec(name)?.[1];
    if (id === undefined) continue;
    const release = takeLock(folder, name);
    if (release === null) held.add(id);
    else {
      release();
      rmSync(join(folder, name), { force: true });
    }
  }
  return held;
}
