/**
 * Opens the database: one file in the data folder, WAL, one writing connection and one reading connection.
 * Durability is FULL: an acknowledged save survives a power cut.
 */
import { mkdirSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import Database from 'better-sqlite3';
import { type BetterSQLite3Database, drizzle } from 'drizzle-orm/better-sqlite3';
import { integrityOf } from './check.ts';
import type { PostgresConnection } from './postgres/open.ts';
import { checkOwnership, migrate } from './migrate.ts';
import { schema } from './schema.ts';

export type Drizzle = BetterSQLite3Database<typeof schema>;

export type SqliteConnection = { engine: 'sqlite'; orm: Drizzle; raw: Database.Database };

/** One connection, as repositories see it: they ask `orm`; what an engine says its own way asks which one it is. */
export type Connection = SqliteConnection | PostgresConnection;

/** Writes in one transaction: what `work` wrote is kept, unless it throws or `keeps` says no. */
export type Transaction = <T>(work: (connection: Connection) => Promise<T>, keeps?: (result: T) => boolean) => Promise<T>;

/** An open database, whatever its engine. */
export type OpenDatabase = {
  reader: Connection;
  transaction: Transaction;
  /** After a large write: the room it took beside the tables goes back to the disk. */
  settle: () => Promise<void>;
  close: () => Promise<void>;
};

/** The file of ours, with its writing connection. */
export type SqliteDatabase = OpenDatabase & { engine: 'sqlite'; writer: SqliteConnection; reader: SqliteConnection; path: string };

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

export function connect(path: string, readonly: boolean): SqliteConnection {
  const raw = new Database(path, { readonly, timeout: 5000 });
  raw.pragma('foreign_keys = ON');
  raw.pragma('trusted_schema = OFF');
  return { engine: 'sqlite', raw, orm: drizzle(raw, { schema }) };
}

/** `BEGIN IMMEDIATE`: better-sqlite3 takes no asynchronous body, so that who calls lets one at a time in (`unit-of-work.ts`). */
const transactionOn =
  (writer: SqliteConnection): Transaction =>
  async (work, keeps = () => true) => {
    writer.raw.exec('BEGIN IMMEDIATE');
    try {
      const result = await work(writer);
      writer.raw.exec(keeps(result) ? 'COMMIT' : 'ROLLBACK');
      return result;
    } catch (error) {
      // SQLite gives up a transaction by itself when the disk is full.
      if (writer.raw.inTransaction) writer.raw.exec('ROLLBACK');
      throw error;
    }
  };

/** `checked: false`: a server has the database open, and has checked it. */
export type Opening = { checked?: boolean };

/**
 * Creates the folder, checks the file, applies the missing migrations and opens both connections.
 * Throws `DatabaseTooRecent` for a file of a later version, `ForeignDatabase` for another program's, `DatabaseDamaged`, and SQLite's own errors (locked, read-only, full).
 */
export function openDatabase(path: string, now: () => string, { checked = true }: Opening = {}): SqliteDatabase {
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
    const settle = async () => void writer.raw.pragma('wal_checkpoint(TRUNCATE)');
    const close = async () => {
      if (!writer.raw.open) return;
      reader.raw.close();
      writer.raw.pragma('optimize');
      writer.raw.close();
    };
    return { engine: 'sqlite', writer, reader, path, transaction: transactionOn(writer), settle, close };
  } catch (error) {
    writer.raw.close();
    throw error;
  }
}
