/** Databases of the throw-away server: each test application has its own, copied from a template in some tens of milliseconds. */
import { threadId } from 'node:worker_threads';
import pg from 'pg';

let made = 0;

/** Two workers never choose the same name, nor one worker twice. */
const newName = (): string => `test_${process.pid}_${threadId}_${++made}`;

export const nameIn = (url: string): string => decodeURIComponent(new URL(url).pathname.slice(1));

/** The address of another database of the same server. */
export function databaseAt(url: string, name: string): string {
  const address = new URL(url);
  address.pathname = `/${encodeURIComponent(name)}`;
  return address.href;
}

async function administer<T>(url: string, act: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: databaseAt(url, 'postgres') });
  await client.connect();
  try {
    return await act(client);
  } finally {
    await client.end();
  }
}

const quoted = (name: string): string => pg.escapeIdentifier(name);

/** Copying files takes a third of the time of PostgreSQL's usual way, which writes the copy in its log; before version 15 it is the only one. */
async function strategyOf(client: pg.Client): Promise<string> {
  const { rows } = await client.query<{ version: number }>("SELECT current_setting('server_version_num')::integer AS version");
  return (rows[0]?.version ?? 0) >= 150_000 ? ' STRATEGY FILE_COPY' : '';
}

/**
 * Creates a database on the server of this address.
 * @param template the database to copy, which nobody may be connected to; without it, an empty one
 * @returns the address of the new database
 */
export async function createDatabase(server: string, template = 'template0', name = newName()): Promise<string> {
  await administer(server, async (client) => client.query(`CREATE DATABASE ${quoted(name)} TEMPLATE ${quoted(template)}${await strategyOf(client)}`));
  return databaseAt(server, name);
}

/** A copy of the database of this address, as it is now; who is connected to it is cut off, and connects again. */
export async function copyDatabase(url: string): Promise<string> {
  const source = nameIn(url);
  await administer(url, (client) => client.query('SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = $1', [source]));
  return createDatabase(url, source);
}

/** Drops the database of this address, cutting off who is still connected; does nothing when it is gone. */
export const dropDatabase = async (url: string): Promise<void> => {
  await administer(url, (client) => client.query(`DROP DATABASE IF EXISTS ${quoted(nameIn(url))} WITH (FORCE)`));
};
