/** Before the tests on PostgreSQL: one server for all of them, and on it the migrated, filled database that they copy. */
import type { TestProject } from 'vitest/node';
import { createDatabase, nameIn } from './databases.ts';
import { preparePostgres } from './prepare.ts';
import { startPostgres } from './server.ts';

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const { url, stop } = await startPostgres();
  try {
    const template = await createDatabase(url);
    await preparePostgres(template);
    project.provide('postgres', { server: url, template: nameIn(template) });
    return stop;
  } catch (error) {
    await stop();
    throw error;
  }
}
