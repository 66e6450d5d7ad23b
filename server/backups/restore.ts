/**
 * Puts a backup in the place of the database. At every instant the database is whole, the old one or the new one: the copy
 * is made ready beside it, the present one is given a second name, then the copy takes the first at once.
 */
import { copyFileSync, constants, existsSync, linkSync, renameSync, rmSync } from 'node:fs';
import Database from 'better-sqlite3';
import { type Connection, connect } from '../../db/open.ts';
import { putInPlace } from '../../db/durable.ts';
import { migrate } from '../../db/migrate.ts';
import type { Clock } from '../context.ts';
import { copyDatabase } from './copy.ts';

/** A server, or a command, has the database open. */
export class DatabaseInUse extends Error {}

const UNREADABLE = /^SQLITE_(CORRUPT|NOTADB|IOERR)/;

type Held = { release: () => void };

/** A reading connection leaves the log alone; one that writes would remove the log of a file it cannot make out. */
function isReadable(path: string): boolean {
  const raw = new Database(path, { readonly: true, timeout: 1000 });
  try {
    raw.prepare('SELECT count(*) FROM sqlite_schema').get();
    return true;
  } catch (error) {
    if (error instanceof Database.SqliteError && UNREADABLE.test(error.code)) return false;
    throw error;
  } finally {
    raw.close();
  }
}

/**
 * Keeps everybody out of the present database, its log folded in. Leaving the log needs to be alone, which tells whether a
 * server is there: each connection to a WAL database keeps a lock as long as it lives. Null when there is no database, or
 * one that nobody can read.
 */
function holdPresent(path: string): Held | null {
  if (!existsSync(path) || !isReadable(path)) return null;
  const raw = new Database(path, { timeout: 1000 });
  try {
    raw.pragma('journal_mode = DELETE');
    raw.exec('BEGIN EXCLUSIVE');
    // A server that opened it in between has brought the log back, and is not kept out.
    if (raw.pragma('journal_mode', { simple: true }) !== 'delete') throw new DatabaseInUse();
    return { release: () => raw.close() };
  } catch (error) {
    raw.close();
    if (error instanceof DatabaseInUse) throw error;
    const code = error instanceof Database.SqliteError ? error.code : '';
    if (/^SQLITE_(BUSY|LOCKED)/.test(code)) throw new DatabaseInUse();
    if (UNREADABLE.test(code)) return null;
    throw error;
  }
}

/** Throws `DatabaseInUse` when a server, or a command, has the database open. */
export const requireAlone = (path: string): void => holdPresent(path)?.release();

const SIDES = ['-wal', '-shm', '-journal'];
const removeWithSides = (path: string): void => {
  for (const side of ['', ...SIDES]) rmSync(`${path}${side}`, { force: true });
};

/** A second name for the same file; a copy where the disk knows no second name. */
function keepAside(path: string, aside: string): void {
  try {
    linkSync(path, aside);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') throw error;
    copyFileSync(path, aside, constants.COPYFILE_EXCL);
  }
}

/** A name beside the database that nothing has: `clausier.db.avant-restauration-2026-11-23T09-00-00Z`. */
function asideName(path: string, now: string): string {
  const name = `${path}.avant-restauration-${now.slice(0, 19).replaceAll(':', '-')}Z`;
  for (let count = 1; ; count++) {
    const free = count === 1 ? name : `${name}-${count}`;
    if (!existsSync(free)) return free;
  }
}

export type Restore = {
  /** The file to put in place. */
  file: string;
  databaseFile: string;
  clock: Clock;
  /** What is done to the copy, in one transaction, before it becomes the database. */
  prepare: (connection: Connection) => Promise<void>;
};

async function makeReady({ file, clock, prepare }: Restore, ready: string): Promise<void> {
  const { integrity } = await copyDatabase({ source: file, target: ready });
  if (integrity !== 'ok') throw new Error(integrity);
  const connection = connect(ready, false);
  try {
    // No copy before: the backup is one.
    migrate(connection.raw, null, clock.now);
    connection.raw.exec('BEGIN IMMEDIATE');
    await prepare(connection);
    connection.raw.exec('COMMIT');
  } finally {
    connection.raw.close();
  }
}

/** Gives where the present database was put aside; null when there was none. Throws `DatabaseInUse`, and what the disk says. */
export async function restoreDatabase(order: Restore): Promise<string | null> {
  const { databaseFile, clock } = order;
  // Before anything is copied: nobody waits for a refusal.
  requireAlone(databaseFile);
  const ready = `${databaseFile}.restauration`;
  removeWithSides(ready);
  try {
    await makeReady(order, ready);
    const held = holdPresent(databaseFile);
    try {
      const present = existsSync(databaseFile);
      const aside = asideName(databaseFile, clock.now());
      if (present) keepAside(databaseFile, aside);
      // Only a database that cannot be read still has a log: it must not be taken for the one of the copy.
      for (const side of SIDES) if (existsSync(`${databaseFile}${side}`)) renameSync(`${databaseFile}${side}`, `${aside}${side}`);
      putInPlace(ready, databaseFile);
      return present ? aside : null;
    } finally {
      held?.release();
    }
  } finally {
    removeWithSides(ready);
  }
}
