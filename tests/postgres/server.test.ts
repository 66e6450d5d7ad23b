import { once } from 'node:events';
import { existsSync } from 'node:fs';
import pg from 'pg';
import { expect, it } from 'vitest';
import { startPostgres } from '../support/postgres/server.ts';

it('the throw-away server goes with who started it, even killed', async () => {
  const { url, folder, keeper } = await startPostgres();
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const lost = once(client, 'error');
  const ended = once(keeper, 'exit');
  // What the system does for a process that dies, however it dies.
  keeper.stdin?.destroy();
  await Promise.all([ended, lost]);
  await expect(new pg.Client({ connectionString: url }).connect()).rejects.toThrow('ECONNREFUSED');
  expect(existsSync(folder)).toBe(false);
});

it('asks for a password', async () => {
  const { url, stop } = await startPostgres();
  const address = new URL(url);
  address.password = 'autre';
  await expect(new pg.Client({ connectionString: address.href }).connect()).rejects.toThrow('password');
  await stop();
});
