import pg from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createDatabase, databaseAt, dropDatabase } from '../support/postgres/databases.ts';
import type { RawSql } from '../support/postgres/raw-sql.ts';
import { type PostgresServer, startPostgres } from '../support/postgres/server.ts';
import { rawPostgres, SqlError } from '../support/postgres/sync.ts';

let server: PostgresServer;
let url: string;
let raw: RawSql;

beforeAll(async () => {
  server = await startPostgres();
  url = await createDatabase(server.url);
  raw = rawPostgres(url);
  raw.exec('CREATE TABLE things (id text PRIMARY KEY, n bigint, data bytea); CREATE TABLE empty (id text)');
});

afterAll(async () => {
  raw.close();
  await server.stop();
});

it('writes and reads at once, in the words of better-sqlite3', () => {
  const insert = raw.prepare('INSERT INTO things VALUES (?, ?, ?)');
  expect(insert.run('a', 9_007_199_254_740_991, Buffer.from([0, 255]))).toEqual({ changes: 1 });
  expect(insert.run('b', null, null)).toEqual({ changes: 1 });
  expect(raw.prepare('SELECT * FROM things ORDER BY id').all()).toEqual([
    { id: 'a', n: 9_007_199_254_740_991, data: Buffer.from([0, 255]) },
    { id: 'b', n: null, data: null },
  ]);
  expect(raw.prepare('SELECT id FROM things ORDER BY id').pluck().all()).toEqual(['a', 'b']);
  expect(raw.prepare('SELECT n FROM things WHERE id = ?').get('absent')).toBeUndefined();
  expect(raw.prepare('UPDATE things SET n = 1 WHERE id = @id OR data IS NULL').run({ id: 'a' })).toEqual({ changes: 2 });
});

it('answers each question, and not the one before it, however fast they come', () => {
  const echo = raw.prepare<[string], string>('SELECT ?::text').pluck();
  const asked = Array.from({ length: 3000 }, (_, index) => String(index));
  expect(asked.map((word) => echo.get(word))).toEqual(asked);
});

it('gives counts, sums and conditions as numbers', () => {
  expect(raw.prepare("SELECT count(*) AS count, sum(n) AS sum, min(id) = 'a' AS found FROM things").get()).toEqual({ count: 2, sum: 2, found: 1 });
});

it('throws what PostgreSQL refuses, with its code, and goes on', () => {
  const twice = () => raw.prepare("INSERT INTO things VALUES ('a', 1, NULL)").run();
  expect(twice).toThrow(SqlError);
  expect(twice).toThrow(expect.objectContaining({ code: '23505', message: expect.stringContaining('things_pkey') }));
  expect(() => raw.prepare('SELECT @one').get({ other: 1 })).toThrow('one');
  expect(raw.prepare('SELECT 1').pluck().get()).toBe(1);
});

it('copies a template, and drops a database that is still in use', async () => {
  const template = await createDatabase(server.url, undefined, 'modele');
  const filled = rawPostgres(template);
  filled.exec("CREATE TABLE kept (a text); INSERT INTO kept VALUES ('copié')");
  filled.close();
  const copies = await Promise.all([createDatabase(server.url, 'modele'), createDatabase(server.url, 'modele')]);
  expect(new Set(copies).size).toBe(2);
  for (const copy of copies) {
    const inCopy = rawPostgres(copy);
    expect(inCopy.prepare('SELECT a FROM kept').pluck().get()).toBe('copié');
    await dropDatabase(copy);
    expect(() => inCopy.prepare('SELECT a FROM kept').get()).toThrow();
  }
  const { rows } = await ask(databaseAt(server.url, 'postgres'), "SELECT datname FROM pg_database WHERE datname LIKE 'test%'");
  expect(rows).toHaveLength(1);
});

async function ask(address: string, sql: string) {
  const client = new pg.Client({ connectionString: address });
  await client.connect();
  try {
    return await client.query(sql);
  } finally {
    await client.end();
  }
}
