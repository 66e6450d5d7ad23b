/**
 * The tables on PostgreSQL: forward-only SQL files, as on SQLite. The first holds the whole schema of its number; a later
 * migration has a file of the same number for each engine. All of it in one transaction: an upgrade that fails changes nothing.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { PoolClient } from 'pg';
import { DatabaseTooRecent, ForeignDatabase } from '../migrate.ts';
import { contentRoot } from '../paths.ts';

type Asking = Pick<PoolClient, 'query'>;

function readMigrations(): { version: number; path: string }[] {
  const folder = join(contentRoot(), '..', 'migrations', 'postgres');
  return readdirSync(folder)
    .filter((name) => /^\d{4}_.+\.sql$/.test(name))
    .sort()
    .map((name) => ({ version: Number(name.slice(0, 4)), path: join(folder, name) }));
}

/** The version of the last migration this program holds. */
export const knownPostgresVersion = (): number => readMigrations().at(-1)?.version ?? 0;

/** The version of the tables; 0 for an empty database. Throws `ForeignDatabase` when what is there is not ours. */
export async function postgresVersion(client: Asking): Promise<number> {
  const { rows: tables } = await client.query<{ name: string }>(
    "SELECT table_name AS name FROM information_schema.tables WHERE table_schema = current_schema() AND table_type = 'BASE TABLE'",
  );
  if (tables.length === 0) return 0;
  if (!tables.some(({ name }) => name === 'meta')) throw new ForeignDatabase('tables of another program');
  const { rows } = await client.query<{ value: string }>("SELECT value FROM meta WHERE key = 'schema-version'");
  if (!rows[0]) throw new ForeignDatabase('tables of another program');
  return Number(rows[0].value);
}

/** Brings the tables to the latest version. Throws `DatabaseTooRecent` for those of a later Clausier. */
export async function migratePostgres(client: Asking): Promise<void> {
  const migrations = readMigrations();
  const known = knownPostgresVersion();
  const found = await postgresVersion(client);
  if (found > known) throw new DatabaseTooRecent(found, known);
  if (found === known) return;
  for (const { path } of migrations.filter(({ version }) => version > found)) await client.query(readFileSync(path, 'utf8'));
  await client.query("INSERT INTO meta (key, value) VALUES ('schema-version', $1) ON CONFLICT (key) DO UPDATE SET value = excluded.value", [String(known)]);
}
