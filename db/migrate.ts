/** Forward-only migrations: numbered SQL files, each in one transaction, a copy of the database made before. */
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { putInPlace } from './durable.ts';
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

/** The version of the last migration this program holds. */
export const knownVersion = (): number => readMigrations().at(-1)?.version ?? 0;

export const versionOf = (database: Database.Database): number => Number(database.pragma('user_version', { simple: true }));

/** Throws for a file that is not ours to write, before anything is written in it. */
export function checkOwnership(database: Database.Database): void {
  const known = knownVersion();
  const found = versionOf(database);
  if (found > known) throw new DatabaseTooRecent(found, known);
  const tables = database.prepare<[], { count: number }>('SELECT count(*) AS count FROM sqlite_schema').get()?.count ?? 0;
  if (found === 0 && tables > 0) throw new ForeignDatabase('tables of another program');
}

/** SQLite's words on a copy just made; `ok` when it can be relied on. */
function readBack(path: string, version: number): string {
  const copy = new Database(path, { readonly: true, fileMustExist: true });
  try {
    const said = String(copy.pragma('integrity_check(1)', { simple: true }));
    return versionOf(copy) === version ? said : `version ${versionOf(copy)}`;
  } finally {
    copy.close();
  }
}

/** Copies the database beside itself, under a name it only has once the copy is whole, read again and on the disk. */
function copyBefore(database: Database.Database, copy: string, version: number): void {
  // A start that failed half-way already made it: the first copy is the one from before.
  if (existsSync(copy)) return;
  const unfinished = `${copy}.en-cours`;
  rmSync(unfinished, { force: true });
  database.prepare('VACUUM INTO ?').run(unfinished);
  const said = readBack(unfinished, version);
  if (said !== 'ok') throw new Error(`the copy made before the upgrade does not hold: ${said}`);
  putInPlace(unfinished, copy);
}

/**
 * Brings the database to the latest version. One that already holds data is copied beside itself first.
 * @param path null when a copy exists already (a backup being restored)
 */
export function migrate(database: Database.Database, path: string | null, now: () => string): void {
  const migrations = readMigrations();
  const known = migrations.at(-1)?.version ?? 0;
  const found = versionOf(database);
  if (found === known) return;
  if (found > 0 && path !== null) copyBefore(database, `${path}.avant-${String(known).padStart(4, '0')}-${now().slice(0, 10)}`, found);
  // The chain of the journal is made in SQL: SQLite has no hash of its own.
  database.function('sha256', { deterministic: true }, (text) => createHash('sha256').update(String(text)).digest('hex'));
  for (const migration of migrations.filter(({ version }) => version > found)) {
    database.exec('BEGIN IMMEDIATE');
    try {
      database.exec(migration.sql);
      database.pragma(`user_version = ${migration.version}`);
      database.exec('COMMIT');
    } catch (error) {
      // SQLite gives up a transaction by itself when the disk is full.
      if (database.inTransaction) database.exec('ROLLBACK');
      throw error;
    }
  }
}
