/** Forward-only migrations: numbered SQL files, each in one transaction, a copy of the database made before. */
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type Database from 'better-sqlite3';
import { contentRoot } from './paths.ts';

/** The file was written by a later Clausier: opening it could lose what this version does not know. */
export class DatabaseTooRecent extends Error {
  readonly found: number;
  readonly known: number;
  constructor(found: number, known: number) {
    super(`database at version ${found}, this program knows ${known}`);
    this.found = found;
    this.known = known;
  }
}

/** The file is a database, but of another program: our tables have no place in it. */
export class ForeignDatabase extends Error {}

type Migration = { version: number; sql: string };

function readMigrations(): Migration[] {
  const folder = join(contentRoot(), '..', 'migrations');
  return readdirSync(folder)
    .filter((name) => /^\d{4}_.+\.sql$/.test(name))
    .sort()
    .map((name) => ({ version: Number(name.slice(0, 4)), sql: readFileSync(join(folder, name), 'utf8') }));
}

/** Throws for a file that is not ours to write, before anything is written in it. */
export function checkOwnership(database: Database.Database): void {
  const known = readMigrations().at(-1)?.version ?? 0;
  const found = Number(database.pragma('user_version', { simple: true }));
  if (found > known) throw new DatabaseTooRecent(found, known);
  const tables = database.prepare<[], { count: number }>('SELECT count(*) AS count FROM sqlite_schema').get()?.count ?? 0;
  if (found === 0 && tables > 0) throw new ForeignDatabase('tables of another program');
}

/** Brings the database to the latest version. A database that already holds data is copied beside itself first. */
export function migrate(database: Database.Database, path: string, now: () => string): void {
  const migrations = readMigrations();
  const known = migrations.at(-1)?.version ?? 0;
  const found = Number(database.pragma('user_version', { simple: true }));
  if (found === known) return;
  if (found > 0 && existsSync(path)) {
    const copy = `${path}.avant-${String(known).padStart(4, '0')}-${now().slice(0, 10)}`;
    // A start that failed half-way already made it: the first copy is the one from before.
    if (!existsSync(copy)) database.prepare('VACUUM INTO ?').run(copy);
  }
  // The chain of the journal is made in SQL: SQLite has no hash of its own.
  database.function('sha256', { deterministic: true }, (text) => createHash('sha256').update(String(text)).digest('hex'));
  for (const migration of migrations.filter(({ version }) => version > found)) {
    database.exec('BEGIN IMMEDIATE');
    try {
      database.exec(migration.sql);
      database.pragma(`user_version = ${migration.version}`);
      database.exec('COMMIT');
    } catch (error) {
      database.exec('ROLLBACK');
      throw error;
    }
  }
}
