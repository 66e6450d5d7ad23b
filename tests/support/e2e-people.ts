/** People of a served Clausier under way, put straight into its database: screens of the administration need no sign-in. */
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import type { Page } from 'playwright-core';
import { digest, newToken } from '../../server/identity/tokens.ts';
import { SESSION_COOKIE } from '../../server/plugins/session.ts';
import type { PersonState } from '../../shared/api/people.ts';
import type { Role } from '../../shared/permissions.ts';
import type { Desk } from './browser.ts';

type Known = { name: string; roles: readonly Role[]; state?: PersonState; teamIds?: readonly string[] };

const HOUR = 3_600_000;

function inDatabase<T>({ server }: Desk, act: (raw: Database.Database) => T): T {
  const raw = new Database(join(server.folder, 'clausier.db'), { timeout: 5_000 });
  try {
    return act(raw);
  } finally {
    raw.close();
  }
}

export const addTeam = (desk: Desk, id: string, name: string): void =>
  inDatabase(desk, (raw) => {
    raw.prepare('INSERT INTO teams (id, organisation_id, name, created_at) VALUES (?, ?, ?, ?)').run(id, 'local', name, new Date().toISOString());
  });

/** `id` also makes the address: `<id>@exemple.test`. An administrator has a second factor, whose secret opens nothing. */
export const addPerson = (desk: Desk, id: string, { name, roles, state = 'active', teamIds = [] }: Known): void =>
  inDatabase(desk, (raw) => {
    raw
      .prepare(
        "INSERT INTO people (id, organisation_id, email, name, roles, state, totp_secret, recovery_codes, created_at) VALUES (?, 'local', ?, ?, ?, ?, ?, '[]', ?)",
      )
      .run(id, `${id}@exemple.test`, name, JSON.stringify(roles), state, roles.includes('administrator') ? 'sealed' : null, new Date().toISOString());
    for (const teamId of teamIds) raw.prepare('INSERT INTO team_members (team_id, person_id) VALUES (?, ?)').run(teamId, id);
  });

/** A browser window of this person, signed in, at this address. */
export async function openAs(desk: Desk, personId: string, path: string, opening: Parameters<Desk['person']>[0] = {}): Promise<Page> {
  const token = newToken();
  const now = Date.now();
  const [begun, end] = [new Date(now).toISOString(), new Date(now + HOUR).toISOString()];
  inDatabase(desk, (raw) =>
    raw
      .prepare(
        "INSERT INTO sessions (id, handle, person_id, organisation_id, method, complete, device, created_at, seen_at, expires_at) VALUES (?, ?, ?, 'local', 'password', 1, 'Essai', ?, ?, ?)",
      )
      .run(digest(token), randomUUID(), personId, begun, begun, end),
  );
  const context = await desk.person(opening);
  await context.addCookies([
    { name: SESSION_COOKIE, value: token, domain: new URL(desk.address).hostname, path: '/', secure: true, httpOnly: true, sameSite: 'Strict' },
  ]);
  const page = await context.newPage();
  await page.goto(path);
  return page;
}
