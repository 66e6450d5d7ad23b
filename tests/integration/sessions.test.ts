/** What an open session lives and dies of: time, the clock, a right withdrawn, an account closed, its owner leaving. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Session } from '../../shared/api/session.ts';
import type { Role } from '../../shared/permissions.ts';
import { SERVED, type TestApp, testApp } from '../support/app.ts';
import { addPerson, callWith, openSession, type TestPerson } from '../support/people.ts';
import { problem } from '../support/problem.ts';

let app: TestApp;
beforeAll(async () => {
  app = await testApp({ environment: SERVED });
});
afterAll(() => app.close());

const HOUR = 3600;
const run = (sql: string, ...values: string[]) => app.raw.prepare(sql).run(...values);
const aPerson = (...roles: Role[]): TestPerson => addPerson(app, { roles });
const list = (person: TestPerson) => person.call({ method: 'GET', url: '/api/schemes' });
const isOut = async (person: TestPerson): Promise<void> => {
  problem(await list(person), 401, 'SIGN_IN_REQUIRED');
  expect((await person.call({ method: 'GET', url: '/api/session' })).json<Session>()).toMatchObject({ person: null, permissions: [], expiresAt: null });
};
const isIn = async (person: TestPerson): Promise<void> => {
  expect((await list(person)).statusCode).toBe(200);
};
/** What is written without being waited for is written before what comes after. */
const written = (): Promise<void> => app.opened.context.write(async () => undefined);

describe('nobody', () => {
  it.each([
    ['without a cookie', ''],
    ['with an empty one', '__Host-clausier='],
    ['with a token of nobody', `__Host-clausier=${'a'.repeat(43)}`],
    ['with the name of the cookie alone', 'clausier=abc'],
  ])('%s gets a problem that says to sign in', async (_, cookie) => {
    const body = problem(await callWith(app, cookie, { method: 'GET', url: '/api/schemes' }), 401, 'SIGN_IN_REQUIRED');
    expect(body.remedy).toMatch(/^Connectez-vous/);
  });

  it('does not get in with what the database keeps of a token', async () => {
    const person = aPerson('reader');
    const [row] = app.raw.prepare<[string], { id: string }>('SELECT id FROM sessions WHERE person_id = ?').all(person.id);
    problem(await callWith(app, `__Host-clausier=${row?.id ?? ''}`, { method: 'GET', url: '/api/schemes' }), 401, 'SIGN_IN_REQUIRED');
  });
});

describe('the end of a session', () => {
  it('comes after two hours without a request', async () => {
    const person = aPerson('reader');
    app.wait(2 * HOUR - 1);
    const idle = aPerson('reader');
    await isIn(person);
    await written();
    app.wait(2 * HOUR - 1);
    await isIn(person);
    await written();
    app.wait(1);
    await isOut(idle);
    app.wait(2 * HOUR);
    await isOut(person);
  });

  it('comes twelve hours after it began, whatever was asked meanwhile', async () => {
    const person = aPerson('reader');
    for (let hour = 0; hour < 11; hour++) {
      app.wait(HOUR);
      await isIn(person);
      await written();
    }
    app.wait(HOUR - 1);
    await isIn(person);
    await written();
    app.wait(1);
    await isOut(person);
  });

  it('comes when the clock is set back far before it began; a few seconds change nothing', async () => {
    const person = aPerson('reader');
    app.wait(-120);
    await isIn(person);
    app.wait(-24 * HOUR);
    await isOut(person);
    app.wait(24 * HOUR + 120);
    await isIn(person);
  });
});

describe('what changes while one is signed in', () => {
  it('a role withdrawn is withdrawn at the next request', async () => {
    const person = aPerson('reader', 'scheme-lead');
    const create = () => person.call({ method: 'POST', url: '/api/schemes', payload: { title: 'Schéma' } });
    expect((await create()).statusCode).toBe(201);
    run('UPDATE people SET roles = ? WHERE id = ?', '["reader"]', person.id);
    problem(await create(), 403, 'FORBIDDEN');
    expect((await person.call({ method: 'GET', url: '/api/session' })).json<Session>().permissions).not.toContain('scheme:create');
    await isIn(person);
  });

  it('whoever becomes an administrator owes a second factor at once', async () => {
    const person = aPerson('reader');
    run('UPDATE people SET roles = ? WHERE id = ?', '["administrator"]', person.id);
    problem(await list(person), 401, 'SECOND_FACTOR_REQUIRED');
  });

  it('a closed account is out at once', async () => {
    const person = aPerson('reader');
    run("UPDATE people SET state = 'disabled' WHERE id = ?", person.id);
    await isOut(person);
  });

  it('an erased person is out at once', async () => {
    const person = aPerson('reader');
    run("UPDATE people SET state = 'erased', email = NULL, name = 'Personne effacée' WHERE id = ?", person.id);
    await isOut(person);
  });
});

describe('signing out', () => {
  it('ends this session alone, for good, and tells the browser to forget', async () => {
    const person = aPerson('reader');
    const other = openSession(app, person.id);
    const response = await person.call({ method: 'DELETE', url: '/api/session' });
    expect(response.statusCode, response.body).toBe(200);
    expect(response.json()).toEqual({ redirect: null });
    expect(String(response.headers['set-cookie'])).toMatch(
      /^__Host-clausier=; Max-Age=0; Path=\/; Expires=Thu, 01 Jan 1970 00:00:00 GMT; HttpOnly; Secure; SameSite=Strict$/,
    );
    expect(response.headers['clear-site-data']).toBe('"storage"');
    await isOut(person);
    expect((await callWith(app, other, { method: 'GET', url: '/api/schemes' })).statusCode).toBe(200);
    const lines = app.raw.prepare('SELECT action, person_id AS who FROM audit_lines WHERE entity_id = ?').all(person.id);
    expect(lines).toEqual([{ action: 'session.closed', who: person.id }]);
  });

  it('is for who is signed in, second factor given or not', async () => {
    problem(await callWith(app, '', { method: 'DELETE', url: '/api/session' }), 401, 'SIGN_IN_REQUIRED');
    const person = aPerson('reader');
    run('UPDATE people SET roles = ? WHERE id = ?', '["administrator"]', person.id);
    expect((await person.call({ method: 'DELETE', url: '/api/session' })).statusCode).toBe(200);
    await isOut(person);
  });

  it('is not something another site can do', async () => {
    const person = aPerson('reader');
    const headers = { origin: 'https://ailleurs.example', 'sec-fetch-site': 'cross-site' };
    problem(await person.call({ method: 'DELETE', url: '/api/session', headers }), 403, 'ORIGIN_REFUSED');
    await isIn(person);
  });
});
