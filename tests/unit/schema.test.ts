import Database from 'better-sqlite3';
import { getTableConfig } from 'drizzle-orm/sqlite-core';
import { describe, expect, inject, it } from 'vitest';
import { schema } from '../../db/schema.ts';

type Column = { name: string; notnull: number; pk: number };

describe('the tables', () => {
  for (const table of Object.values(schema)) {
    const { name, columns } = getTableConfig(table);
    it(`${name} has the columns that the migrations made, and as strict about null`, () => {
      const database = new Database(inject('templateDatabase'), { readonly: true });
      const made = database.prepare<[], Column>(`SELECT name, "notnull", pk FROM pragma_table_info('${name}')`).all();
      database.close();
      const required = (column: Column) => column.notnull === 1 || column.pk > 0;
      expect(columns.map((column) => ({ name: column.name, required: column.notNull })).sort((a, b) => a.name.localeCompare(b.name))).toEqual(
        made.map((column) => ({ name: column.name, required: required(column) })).sort((a, b) => a.name.localeCompare(b.name)),
      );
    });
  }
});
