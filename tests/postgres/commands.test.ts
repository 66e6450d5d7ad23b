/** The command line and the administration on PostgreSQL, and an organisation moved to it from a file. */
import { copyFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { ServiceState } from '../../shared/api/service.ts';
import { answer } from '../support/answer.ts';
import { SERVED, type TestApp, testApp } from '../support/app.ts';
import { addPerson, type TestPerson } from '../support/people.ts';
import { urlOf } from '../support/postgres/beside.ts';
import { createDatabase, dropDatabase } from '../support/postgres/databases.ts';
import { rawPostgres } from '../support/postgres/sync.ts';
import { problem } from '../support/problem.ts';
import { runCommand } from '../support/process.ts';

let app: TestApp;
let administrator: TestPerson;
let folder: string;
beforeAll(async () => {
  app = await testApp({ environment: SERVED });
  administrator = addPerson(app, { roles: ['administrator'], name: 'Alix Exemple', email: 'alix@exemple.test' });
  folder = mkdtempSync(join(tmpdir(), 'clausier-commands-'));
});
afterAll(async () => {
  await app.close();
  rmSync(folder, { recursive: true });
});

const address = (): string => urlOf(app) ?? '';
/** On PostgreSQL unless said otherwise; whatever it says, never the password. */
async function command(words: readonly string[], environment: Record<string, string> = { CLAUSIER_DATABASE_URL: address() }) {
  const ended = await runCommand(folder, words, { environment: { ...SERVED, ...environment } });
  expect(ended.output).not.toContain(new URL(address()).password);
  return ended;
}

it('says that backups are made elsewhere, and makes none', async () => {
  const state = answer(await administrator.call({ method: 'GET', url: '/api/service' }), ServiceState);
  expect(state.database.engine).toBe('postgres');
  expect(state.backups).toMatchObject({ everyHours: 0, nextAt: null, items: [], failure: null });
  expect(state.warnings).toEqual([]);
  const refused = problem(await administrator.call({ method: 'POST', url: '/api/service/backups' }), 409, 'BACKUPS_ELSEWHERE');
  expect(refused.detail).toContain('pg_dump');
  expect(app.raw.prepare("SELECT count(*) FROM audit_lines WHERE action LIKE 'backup%'").pluck().get()).toBe(0);
  expect(await app.opened.context.backups.due()).toBe(false);
  for (const url of ['/api/health', '/api/health/ready']) expect((await app.call({ method: 'GET', url })).statusCode).toBe(200);
});

it('commands open PostgreSQL; those of a file are refused with what to do', { timeout: 60_000 }, async () => {
  const status = await command(['status']);
  expect([status.code, status.output]).toEqual([0, expect.stringContaining(`Base : PostgreSQL, ${new URL(address()).host}`)]);
  for (const words of [['backup'], ['verify'], ['restore', 'rien.db', '--oui']])
    expect(await command(words)).toEqual({ code: 1, output: expect.stringContaining('PostgreSQL') });
  expect((await command(['journal', 'verify'])).output).toContain('Chaque journal est entier.');
  const empty = await createDatabase(inject('postgres').server);
  expect(await command(['organisation', 'list'], { CLAUSIER_DATABASE_URL: empty })).toEqual({ code: 1, output: expect.stringContaining('démarrez Clausier') });
  await dropDatabase(empty);
});

it('moves an organisation from a file to an empty PostgreSQL, which it fills', { timeout: 60_000 }, async () => {
  copyFileSync(inject('templateDatabase'), join(folder, 'clausier.db'));
  const empty = await createDatabase(inject('postgres').server);
  const sqlite = { CLAUSIER_DATABASE_URL: '' };
  expect((await command(['organisation', 'add', 'Commune d’exemple'], sqlite)).code).toBe(0);
  const id = /^(\S+) {2}Commune/m.exec((await command(['organisation', 'list'], sqlite)).output)?.[1] ?? '';
  const named = join(folder, 'adresse');
  writeFileSync(named, `${empty}\n`, { mode: 0o600 });
  const done = await command(['organisation', 'move', id, '--vers', named], sqlite);
  expect(done).toEqual({ code: 0, output: expect.stringContaining('« Commune d’exemple » est dans PostgreSQL') });
  expect(done.output).toContain('Rien n’a été retiré');
  const raw = rawPostgres(empty);
  expect(raw.prepare('SELECT name FROM organisations').pluck().all()).toEqual(['Commune d’exemple']);
  raw.close();
  expect((await command(['organisation', 'move', id, '--vers', empty], sqlite)).output).toContain('est déjà dans la base d’arrivée');
  expect(await command(['organisation', 'move', id, '--vers', folder], sqlite)).toEqual({ code: 2, output: expect.stringContaining('même base') });
  expect((await command(['organisation', 'move', id, '--vers', empty.replace(/\/[^/]*$/, '/absente')], sqlite)).output).toContain('n’a pas cette base');
  await dropDatabase(empty);
});
