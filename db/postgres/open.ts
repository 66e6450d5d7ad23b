/**
 * Clausier on PostgreSQL: the same tables and queries as on SQLite, described once (`schema.ts`) and spoken in the dialect of
 * PostgreSQL by drizzle. Texts are compared byte by byte, as there; JSON stays text, booleans 0 and 1.
 * Writes of all processes pass one at a time (advisory lock): the journal is one chain, on either engine.
 */
import { drizzle } from 'drizzle-orm/node-postgres';
import pg from 'pg';
import type { Drizzle, OpenDatabase, Transaction } from '../open.ts';
import { migratePostgres } from './migrate.ts';

export type PostgresConnection = { engine: 'postgres'; orm: Drizzle; raw: pg.Pool | pg.PoolClient };
export type PostgresDatabase = OpenDatabase & { engine: 'postgres'; reader: PostgresConnection; pool: pg.Pool };

/** Key of the advisory lock that writes of one database wait on. */
const WRITING = 2_111_003;
const CONNECTIONS = 10;

/** Counts, sums and 64-bit integers as numbers: none of ours passes 2^53. */
const INTEGERS = [pg.types.builtins.INT8, pg.types.builtins.NUMERIC];
for (const type of INTEGERS) pg.types.setTypeParser(type, Number);

/** The queries are typed by SQLite's drizzle; awaited, those of PostgreSQL give the same rows (`query.ts`). */
const ormOn = (client: pg.Pool | pg.PoolClient): Drizzle => drizzle(client) as unknown as Drizzle;

const known = new WeakMap<pg.Pool | pg.PoolClient, PostgresConnection>();

/** The same one each time a client of the pool comes back: what was prepared on it stays so. */
export function connectionOn(client: pg.Pool | pg.PoolClient): PostgresConnection {
  const connection = known.get(client) ?? { engine: 'postgres', orm: ormOn(client), raw: client };
  known.set(client, connection);
  return connection;
}

/** Alone to write, in one transaction; a client whose connection broke is not used again. */
async function inTransaction<T>(pool: pg.Pool, work: (client: pg.PoolClient) => Promise<T>, keeps: (result: T) => boolean = () => true): Promise<T> {
  const client = await pool.connect();
  let broken: Error | undefined;
  try {
    await client.query('BEGIN');
    await client.query('SELECT pg_advisory_xact_lock($1)', [WRITING]);
    const result = await work(client);
    await client.query(keeps(result) ? 'COMMIT' : 'ROLLBACK');
    return result;
  } catch (error) {
    await client.query('ROLLBACK').catch((lost: Error) => {
      broken = lost;
    });
    throw error;
  } finally {
    client.release(broken);
  }
}

/**
 * Connects, applies the missing migrations, and gives what the rest of Clausier asks of a database.
 * Throws `DatabaseTooRecent`, `ForeignDatabase`, and the errors of the server (unreachable, refused).
 * @param report what an idle connection that breaks is said to
 */
export async function openPostgres(url: string, report: (error: Error) => void): Promise<PostgresDatabase> {
  const pool = new pg.Pool({ connectionString: url, max: CONNECTIONS, application_name: 'clausier' });
  pool.on('error', report);
  try {
    await inTransaction(pool, (client) => migratePostgres(client));
    const transaction: Transaction = (work, keeps) => inTransaction(pool, (client) => work(connectionOn(client)), keeps);
    let closing: Promise<void> | undefined;
    const close = (): Promise<void> => {
      closing ??= pool.end();
      return closing;
    };
    return { engine: 'postgres', reader: connectionOn(pool), pool, transaction, settle: async () => undefined, close };
  } catch (error) {
    await pool.end();
    throw error;
  }
}
