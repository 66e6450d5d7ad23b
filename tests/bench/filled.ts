/**
 * An organisation's server over a base filled beforehand: on SQLite, or with `CLAUSIER_BENCH_ENGINE=postgres` on a throw-away PostgreSQL
 * that takes the same care of its disk as a real one.
 */
import { randomUUID } from 'node:crypto';
import { digest, newToken } from '../../server/identity/tokens.ts';
import { openContext, type Opened } from '../../server/open.ts';
import { SESSION_COOKIE } from '../../server/plugins/session.ts';
import { schema } from '../../db/schema.ts';
import type { Role } from '../../shared/permissions.ts';
import { SERVED, testConfig } from '../support/app.ts';
import { createDatabase } from '../support/postgres/databases.ts';
import { startPostgres } from '../support/postgres/server.ts';
import { builtWorkers, type StartedServer, startServer } from './places.ts';

const CAREFUL = { fsync: 'on', synchronous_commit: 'on', full_page_writes: 'on', autovacuum: 'on', shared_buffers: '128MB' };
const HOURS = 12;

export const onPostgres = process.env['CLAUSIER_BENCH_ENGINE'] === 'postgres';

/** `fill` is given the product without its port; `stop` takes the base away too. */
export async function startFilled(fill: (opened: Opened) => Promise<void>): Promise<StartedServer> {
  const postgres = onPostgres ? await startPostgres(CAREFUL) : null;
  const environment = { ...SERVED, ...(postgres && { CLAUSIER_DATABASE_URL: await createDatabase(postgres.url) }) };
  const prepare = async (folder: string): Promise<void> => {
    const clock = { now: () => new Date().toISOString(), today: () => new Date().toISOString().slice(0, 10) };
    const opened = await openContext(testConfig(folder, environment), { clock, newId: randomUUID, workers: builtWorkers() });
    await fill(opened);
    await opened.close();
  };
  try {
    const server = await startServer({ environment, prepare });
    return {
      ...server,
      stop: async () => {
        await server.stop();
        await postgres?.stop();
      },
    };
  } catch (error) {
    await postgres?.stop();
    throw error;
  }
}

/** Accounts with an open session each; gives their cookies. */
export function addPeople({ context }: Opened, count: number, roles: Role[]): Promise<string[]> {
  const createdAt = context.clock.now();
  const expiresAt = new Date(Date.parse(createdAt) + HOURS * 3_600_000).toISOString();
  return context.write(async ({ orm }) => {
    const cookies: string[] = [];
    for (let index = 0; index < count; index++) {
      const [personId, token] = [randomUUID(), newToken()];
      const person = { id: personId, organisationId: 'local', email: `personne${index}@exemple.test`, name: `Personne ${index}`, roles, createdAt };
      await orm.insert(schema.people).values({ ...person, state: 'active', recoveryCodes: [] });
      const session = { id: digest(token), handle: randomUUID(), personId, organisationId: 'local', complete: true, createdAt, seenAt: createdAt, expiresAt };
      await orm.insert(schema.sessions).values({ ...session, method: 'password', device: 'Mesure' });
      cookies.push(`${SESSION_COOKIE}=${token}`);
    }
    return cookies;
  });
}
