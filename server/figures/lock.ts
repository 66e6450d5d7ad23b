/**
 * One maker of an organisation's figures at a time, in this process or another (the command line): SQLite's own lock on an empty file,
 * which the system takes back from a process that dies, however it dies.
 */
import { join } from 'node:path';
import Database from 'better-sqlite3';

const isBusy = (error: unknown): boolean => error instanceof Error && 'code' in error && /^SQLITE_(BUSY|LOCKED)/.test(String(error.code));

/** Gives how to let go; null when somebody else has it. */
export function takeLock(folder: string): (() => void) | null {
  const raw = new Database(join(folder, 'lock'), { timeout: 0 });
  try {
    raw.exec('BEGIN EXCLUSIVE');
  } catch (error) {
    raw.close();
    if (isBusy(error)) return null;
    throw error;
  }
  return () => raw.close();
}
