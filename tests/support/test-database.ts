/** The database of one test application, on the engine of its project: a copy of the filled one, gone with it. */
import { copyFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { inject } from 'vitest';
import type { Opened } from '../../server/open.ts';
import { copyDatabase, createDatabase, dropDatabase, nameIn } from './postgres/databases.ts';
import type { RawSql } from './postgres/raw-sql.ts';
import { rawPostgres } from './postgres/sync.ts';

export type TestDatabase = {
  /** Null: the file in the data folder. Given after the configuration is read, which asks for the served mode with an address. */
  databaseUrl: string | null;
  rawOf: (opened: Opened) => RawSql;
  /** A copy as it is now, to start another from. */
  keep: () => Promise<string>;
  drop: () => Promise<void>;
};

let kept = 0;

function onSqlite(folder: string, source = inject('templateDatabase')): TestDatabase {
  const path = join(folder, 'clausier.db');
  copyFileSync(source, path);
  let raw: RawSql | undefined;
  return {
    databaseUrl: null,
    rawOf: ({ database }) => {
      if (database.engine !== 'sqlite') throw new Error('not on the engine of its project');
      // Rows come in no order that nobody asked for.
      database.reader.raw.pragma('reverse_unordered_selects = ON');
      raw = database.writer.raw;
      return raw;
    },
    keep: async () => {
      const copy = join(dirname(inject('templateDatabase')), `copie-${process.pid}-${++kept}.db`);
      raw?.prepare('VACUUM INTO ?').run(copy);
      return copy;
    },
    drop: async () => {},
  };
}

async function onPostgres(source?: string): Promise<TestDatabase> {
  const { server, template } = inject('postgres');
  const url = await createDatabase(server, source === undefined ? template : nameIn(source));
  const raw = rawPostgres(url);
  return {
    databaseUrl: url,
    rawOf: () => raw,
    keep: () => copyDatabase(url),
    drop: async () => {
      raw.close();
      await dropDatabase(url);
    },
  };
}

/** @param source what `keep` gave; without it, the filled database of the run */
export const newDatabase = async (folder: string, source?: string): Promise<TestDatabase> =>
  inject('engine') === 'postgres' ? onPostgres(source) : onSqlite(folder, source);
