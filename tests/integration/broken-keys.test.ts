/** What tests call « no row points at nothing » can fail, on both engines. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type TestApp, testApp } from '../support/app.ts';
import { brokenKeys } from '../support/database.ts';

let app: TestApp;
beforeAll(async () => {
  app = await testApp();
});
afterAll(() => app.close());

it('finds the row that points at nothing, written while nothing was looking', () => {
  const { raw, engine } = app;
  const [unwatched, watched] =
    engine === 'sqlite'
      ? ['PRAGMA foreign_keys = OFF', 'PRAGMA foreign_keys = ON']
      : ['SET session_replication_role = replica', 'RESET session_replication_role'];
  expect(brokenKeys(app)).toEqual([]);
  raw.exec(unwatched);
  raw.prepare("INSERT INTO team_members (team_id, person_id) VALUES ('nulle-part', 'personne')").run();
  raw.exec(watched);
  expect(brokenKeys(app)).toHaveLength(2);
});
