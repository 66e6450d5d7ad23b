/** The data folder of a served Clausier with an administrator already signed in and a person who knows their password. */
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { SERVED, testApp } from './app.ts';
import { addPerson } from './people.ts';

const PASSWORD = 'verger ancre tiroir brume';

export type ServedData = { administrator: string; person: { id: string; email: string; password: string } };

/** Gives the administrator's cookie, whose session starts now. The server is started with `SERVED`. */
export async function servedData(folder: string): Promise<ServedData> {
  const app = await testApp({ environment: SERVED });
  const administrator = addPerson(app, { roles: ['administrator'] });
  const passwordHash = await app.opened.context.identity.passwords.hash(PASSWORD);
  const person = addPerson(app, { roles: ['scheme-lead'], email: 'personne@exemple.test', passwordHash });
  const path = join(folder, 'clausier.db');
  app.raw.prepare('VACUUM INTO ?').run(path);
  await app.close();
  const raw = new Database(path);
  // A real server has a real clock.
  const now = Date.now();
  raw
    .prepare('UPDATE sessions SET created_at = ?, seen_at = ?, expires_at = ?')
    .run(...[now, now, now + 12 * 3_600_000].map((instant) => new Date(instant).toISOString()));
  raw.close();
  return { administrator: administrator.cookie, person: { id: person.id, email: person.email, password: PASSWORD } };
}
