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

type Link = { of_table: string; of_columns: string[]; to_table: string; to_columns: string[] };

/** Every link between tables that PostgreSQL was told of, column by column. */
const LINKS = `SELECT k.conrelid::regclass::text AS of_table, k.confrelid::regclass::text AS to_table,
    array_agg(quote_ident(a.attname) ORDER BY p.at) AS of_columns, array_agg(quote_ident(b.attname) ORDER BY p.at) AS to_columns
  FROM pg_constraint k, unnest(k.conkey, k.confkey) WITH ORDINALITY AS p (of_number, to_number, at)
    JOIN pg_attribute a ON a.attnum = p.of_number JOIN pg_attribute b ON b.attnum = p.to_number
  WHERE k.contype = 'f' AND k.connamespace = current_schema()::regnamespace AND a.attrelid = k.conrelid AND b.attrelid = k.confrelid
  GROUP BY k.oid, k.conrelid, k.confrelid`;

function brokenLinks(raw: RawSql): unknown[] {
  const links = raw.prepare<[], Link>(LINKS).all();
  if (links.length === 0) throw new Error('no link between tables');
  return links.flatMap(({ of_table, of_columns, to_table, to_columns }) => {
    const same = of_columns.map((column, index) => `o.${column} = t.${to_columns[index]}`).join(' AND ');
    const named = of_columns.map((column) => `o.${column} IS NOT NULL`).join(' AND ');
    const lost = raw.prepare(`SELECT o.* FROM ${of_table} o WHERE ${named} AND NOT EXISTS (SELECT 1 FROM ${to_table} t WHERE ${same})`).all();
    return lost.map((row) => ({ table: of_table, parent: to_table, row }));
  });
}

/** Rows that point at nothing: SQLite says which; PostgreSQL is asked link by link, as what it lets in may be switched off. */
export const brokenKeys = ({ raw, engine }: On): unknown[] =>
  engine === 'sqlite' ? raw.prepare('SELECT * FROM pragma_foreign_key_check').all() : brokenLinks(raw);

/** Writes a value inside the content kept with a row, behind the application's back. */
export function setInContent(raw: RawSql, table: string, id: string, [...path]: readonly string[], value: unknown): void {
  const content = JSON.parse(String(raw.prepare(`SELECT content FROM ${table} WHERE id = ?`).pluck().get(id)));
  const last = path.pop() ?? '';
  const parent = path.reduce((at, key) => at[key], content);
  parent[last] = value;
  raw.prepare(`UPDATE ${table} SET content = ? WHERE id = ?`).run(JSON.stringify(content), id);
}
