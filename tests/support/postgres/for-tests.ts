/** For the tests that compare both engines: a database of their own on the throw-away server, filled as a first start leaves it. */
import { inject } from 'vitest';
import { createDatabase, dropDatabase } from './databases.ts';

/** Only in the project whose engine is PostgreSQL. `close` takes the database away. */
export async function postgresForTests(): Promise<{ url: string; close: () => Promise<void> }> {
  const { server, template } = inject('postgres');
  const url = await createDatabase(server, template);
  return { url, close: () => dropDatabase(url) };
}
