/**
 * Opens the database: one file in the data folder, WAL, one writing connection and one reading connection.
 * Durability is FULL: an acknowledged save survives a power cut.
 */
import { mkdirSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import Database from 'better-sqlite3';
import { type BetterSQLite3Database, drizzle } from 'drizzle-orm/better-sqlite3';
import { integrityOf } from './check.ts';
import { checkOwnership, migrate } from './migrate.ts';
import { schema } from './schema.ts';

export type Drizzle = BetterSQLite3Database<typeof schema>;

/** One connection, as repositories see it. */
export type Connection = { orm: Drizzle; raw: Database.Database };

export type OpenDatabase = { writer: Connection; reader: Connection; path: string; close: () => void };

/** Pages that no longer hold together: the server does not write in it. */
export class DatabaseDamaged extends Error {}

/** 0 for a file that is not there. */
const sizeOf = (path: string): number => statSync(path, { throwIfNoEntry: false })?.size ?? 0;

/**
 * Before anything is written: whole when the last stop left writes in the log, quickly (no index) otherwise.
 * On a reading connection of its own: another one would fold the log of a damaged file into it when it closes.
 */
function checkBeforeOpening(path: string): void {
  if (sizeOf(path) === 0) return;
  const stoppedBadly = sizeOf(`${path}-wal`) > 0;
  const raw = new Database(path, { readonly: true, timeout: 5000 });
  try {
    checkOwnership(raw);
    const words = integrityOf(raw, !stoppedBadly);
    if (words !== 'ok') throw new DatabaseDamaged(words);
  } catch (error) {
    if (error instanceof Database.SqliteError && error.code.startsWith('SQLITE_CORRUPT')) throw new DatabaseDamaged(error.message);
    throw error;
  } finally {
    raw.close();
  }
}

export function connect(path: string, readonly: boolean): Connection {
  const raw = new Database(path, { readonly, timeout: 5000 });
  raw.pragma('foreign_keys = ON');
  raw.pragma('trusted_schema = OFF');
  return { raw, orm: drizzle(raw, { schema }) };
}

/** `checked: false`: a server has the database open, and has checked it. */
export type Opening = { checked?: boolean };

/**
 * Creates the folder, checks the file, applies the missing migrations and opens both connections.
 * Throws `DatabaseTooRecent` for a file of a later version, `ForeignDatabase` for another program's, `DatabaseDamaged`, and SQLite's own errors (locked, read-only, full).
 */
export function openDatabase(path: string, now: () => string, { checked = true }: Opening = {}): OpenDatabase {
  mkdirSync(dirname(path), { recursive: true });
  if (checked) checkBeforeOpening(path);
  const writer = connect(path, false);
  try {
    checkOwnership(writer.raw);
    writer.raw.pragma('journal_mode = WAL');
    writer.raw.pragma('synchronous = FULL');
    // What is erased is overwritten: a name does not stay in a free page.
    writer.raw.pragma('secure_delete = ON');
    migrate(writer.raw, path, now);
    const reader = connect(path, true);
    const close = () => {
      reader.raw.close();
      writer.raw.pragma('optimize');
      writer.raw.close();
    };
    return { writer, reader, path, close };
  } catch (error) {
    writer.raw.close();
    throw error;
  }
}
