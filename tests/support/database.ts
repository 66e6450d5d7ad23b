/** What tests ask of the database that each engine says in its own words. */
import type { RawSql } from './postgres/raw-sql.ts';
import type { Engine } from './postgres/engine.ts';

type On = { raw: RawSql; engine: Engine };

const COLUMNS: Record<Engine, string> = {
  sqlite: `SELECT t.name AS of_table, c.name AS of_column FROM sqlite_schema t, pragma_table_info(t.name) c
    WHERE t.type = 'table' AND t.name NOT LIKE 'sqlite_%' ORDER BY t.name, c.cid`,
  postgres: `SELECT c.table_name AS of_table, c.column_name AS of_column FROM information_schema.columns c
    JOIN information_schema.tables t ON t.table_name = c.table_name AND t.table_schema = c.table_schema
    WHERE c.table_schema = current_schema() AND t.table_type = 'BASE TABLE' ORDER BY c.table_name, c.ordinal_position`,
};

/** The columns of every table, by the name of their table; those of the search index are the engine's own. */
export function columnsOf({ raw, engine }: On): Map<string, string[]> {
  const found = new Map<string, string[]>();
  for (const { of_table, of_column } of raw.prepare<[], { of_table: string; of_column: string }>(COLUMNS[engine]).all())
    found.set(of_table, [...(found.get(of_table) ?? []), of_column]);
  return found;
}

/** Rows that point at nothing. SQLite is asked; PostgreSQL never lets one in, even from behind the application. */
export const brokenKeys = ({ raw, engine }: On): unknown[] => (engine === 'sqlite' ? raw.prepare('SELECT * FROM pragma_foreign_key_check').all() : []);

/** Writes a value inside the content kept with a row, behind the application's back. */
export function setInContent(raw: RawSql, table: string, id: string, [...path]: readonly string[], value: unknown): void {
  const content = JSON.parse(String(raw.prepare(`SELECT content FROM ${table} WHERE id = ?`).pluck().get(id)));
  const last = path.pop() ?? '';
  const parent = path.reduce((at, key) => at[key], content);
  parent[last] = value;
  raw.prepare(`UPDATE ${table} SET content = ? WHERE id = ?`).run(JSON.stringify(content), id);
}
