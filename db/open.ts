/**
 * Opens the database: one file in the data folder, WAL, one writing connection and one reading connection.
 * Durability is FULL: an acknowledged save survives a power cut.
 */
import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import Database from 'better-sqlite3';
import { type BetterSQLite3Database, drizzle } from 'drizzle-orm/better-sqlite3';
import { checkOwnership, migrate } from './migrate.ts';
import { schema } from './schema.ts';

export type Drizzle = BetterSQLite3Database<typeof schema>;

/** One connection, as repositories see it. */
export type Connection = { orm: Drizzle; raw: Database.Database };

export type OpenDatabase = { writer: Connection; reader: Connection; path: string; close: () => void };

function connect(path: string, readonly: boolean): Connection {
  const raw = new Database(path, { readonly, timeout: 5000 });
  raw.pragma('foreign_keys = ON');
  raw.pragma('trusted_schema = OFF');
  return { raw, orm: drizzle(raw, { schema }) };
}

/**
 * Creates the folder, applies the missing migrations and opens both connections.
 * Throws `DatabaseTooRecent` for a file of a later version, `ForeignDatabase` for another program's, and SQLite's own errors (locked, read-only, full).
 */
export function openDatabase(path: string, now: () => string): OpenDatabase {
  mkdirSync(dirname(path), { recursive: true });
  const writer = connect(path, false);
  try {
    checkOwnership(writer.raw);
    writer.raw.pragma('journal_mode = WAL');
    writer.raw.pragma('synchronous = FULL');
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
