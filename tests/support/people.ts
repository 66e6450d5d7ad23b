/** People of a served Clausier, put straight into the database with an open session: tests of rights need no sign-in. */
import { randomUUID } from 'node:crypto';
import type { InjectOptions, LightMyRequestResponse } from 'fastify';
import { digest, newToken } from '../../server/identity/tokens.ts';
import { SESSION_COOKIE } from '../../server/plugins/session.ts';
import type { Role } from '../../shared/permissions.ts';
import type { TestApp } from './app.ts';

export type TestPerson = {
  id: string;
  email: string;
  cookie: string;
  /** Sends a request as this person's page would. */
  call: (options: InjectOptions) => Promise<LightMyRequestResponse>;
};

type Wanted = { roles: readonly Role[]; organisationId?: string; teamIds?: readonly string[]; name?: string; email?: string; passwordHash?: string | null };

const HOST = '127.0.0.1:3000';

export function addOrganisation({ opened, raw }: TestApp, id: string, name: string): void {
  raw.prepare('INSERT INTO organisations (id, name, created_at) VALUES (?, ?, ?)').run(id, name, opened.context.clock.now());
}

export function addTeam({ opened, raw }: TestApp, id: string, name: string, organisationId = 'local'): void {
  raw.prepare('INSERT INTO teams (id, organisation_id, name, created_at) VALUES (?, ?, ?, ?)').run(id, organisationId, name, opened.context.clock.now());
}

/** A person with their roles and a complete session; an administrator also has a second factor. */
export function addPerson(
  app: TestApp,
  { roles, organisationId = 'local', teamIds = [], name = 'Personne d’essai', email, passwordHash = null }: Wanted,
): TestPerson {
  const id = randomUUID();
  const address = email ?? `${id}@exemple.test`;
  const now = app.opened.context.clock.now();
  const { raw } = app;
  const secret = roles.includes('administrator') ? app.opened.context.identity.seal.seal('JBSWY3DPEHPK3PXP', 'second-factor') : null;
  raw
    .prepare(
      'INSERT INTO people (id, organisation_id, email, name, roles, state, password_hash, totp_secret, recovery_codes, created_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)',
    )
    .run(id, organisationId, address, name, JSON.stringify(roles), 'active', passwordHash, secret, '[]', now);
  for (const teamId of teamIds) raw.prepare('INSERT INTO team_members (team_id, person_id) VALUES (?, ?)').run(teamId, id);
  const cookie = openSession(app, id, organisationId);
  return { id, email: address, cookie, call: (options) => callWith(app, cookie, options) };
}

/** One more session of a person; gives its cookie. */
export function openSession({ opened, raw }: TestApp, personId: string, organisationId = 'local'): string {
  const token = newToken();
  const now = opened.context.clock.now();
  const end = new Date(Date.parse(now) + 12 * 3_600_000).toISOString();
  raw
    .prepare(
      'INSERT INTO sessions (id, handle, person_id, organisation_id, method, complete, device, created_at, seen_at, expires_at) VALUES (?, ?, ?, ?, ?, 1, ?, ?, ?, ?)',
    )
    .run(digest(token), randomUUID(), personId, organisationId, 'password', 'Navigateur d’essai', now, now, end);
  return `${SESSION_COOKIE}=${token}`;
}

/** As a browser does: its cookie, its origin. */
export const callWith = (app: TestApp, cookie: string, options: InjectOptions): Promise<LightMyRequestResponse> =>
  app.app.inject({
    ...options,
    headers: { host: HOST, origin: `http://${HOST}`, 'sec-fetch-site': 'same-origin', ...(cookie ? { cookie } : {}), ...options.headers },
  });
