/** The tables are written twice, once for each engine: the same columns, of the same kind, under the same constraints. */
import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { migrate } from '../../db/migrate.ts';
import { testApp } from '../support/app.ts';

type Column = { table: string; name: string; kind: string; required: boolean };

const KINDS: Readonly<Record<string, string>> = { TEXT: 'text', INTEGER: 'bigint', BLOB: 'bytea' };
const byName = (one: Column, other: Column): number => `${one.table} ${one.name}`.localeCompare(`${other.table} ${other.name}`);

function columnsOnSqlite(): Column[] {
  const raw = new Database(':memory:');
  migrate(raw, null, () => '2026-11-23T09:00:00.000Z');
  const columns = raw
    .prepare<[], { table: string; name: string; type: string; required: number }>(
      `SELECT s.name AS "table", c.name, c.type, (c."notnull" OR c.pk) AS required
       FROM sqlite_schema AS s JOIN pragma_table_info(s.name) AS c
       WHERE s.type = 'table' AND s.name NOT LIKE '%\\_search%' ESCAPE '\\'`,
    )
    .all();
  raw.close();
  return columns.map(({ table, name, type, required }) => ({ table, name, kind: KINDS[type] ?? type, required: required === 1 })).sort(byName);
}

describe('the tables on PostgreSQL', () => {
  it('have the columns that the migrations of SQLite leave, and an order of arrival where a query asks for it', async () => {
    const app = await testApp();
    const columns = app.raw
      .prepare(
        `SELECT table_name AS "table", column_name AS name, data_type AS kind, CASE is_nullable WHEN 'NO' THEN 1 ELSE 0 END AS required, collation_name AS collation
         FROM information_schema.columns WHERE table_schema = 'public' AND table_name NOT LIKE '%\\_search%' AND table_name <> 'presence' AND column_name <> 'rowid'`,
      )
      .all()
      .map((row) => Object(row));
    await app.close();
    expect(columns.map(({ table, name, kind, required }) => ({ table, name, kind, required: required === 1 })).sort(byName)).toEqual(columnsOnSqlite());
    expect(columns.filter(({ kind, collation }) => kind === 'text' && collation !== 'C')).toEqual([]);
  });
});
