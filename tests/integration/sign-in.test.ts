/** Signing in: by password, with a second factor, from several organisations, too often; what is said and what is kept. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Session, SignedIn } from '../../shared/api/session.ts';
import { SERVED, type TestApp, testApp } from '../support/app.ts';
import { addPerson, callWith, type TestPerson } from '../support/people.ts';

const PASSWORD = 'verger ancre tiroir brume';
let app: TestApp;
let passwordHash: string;
let claire: TestPerson;

const signIn = (payload: object, headers: Record<string, string> = {}) => callWith(app, '', { method: 'POST', url: '/api/session', payload, headers });
const cookieOf = (response: Awaited<ReturnType<typeof signIn>>): string => String(response.headers['set-cookie']).split(';')[0] ?? '';

beforeAll(async () => {
  app = await testApp({ environment: SERVED });
  passwordHash = await app.opened.context.identity.passwords.hash(PASSWORD);
  claire = addPerson(app, { roles: ['buyer'], email: 'claire@exemple.test', name: 'Claire Exemple', passwordHash });
});
afterAll(() => app.close());

describe('signing in with a password', () => {
  it('opens a session, told as GET /api/session tells it', async () => {
    const response = await signIn({ email: 'Claire@Exemple.test', password: PASSWORD });
    expect(response.statusCode, response.body).toBe(200);
    const { session, choices } = response.json<SignedIn>();
    expect(choices).toEqual([]);
    expect(session).toMatchObject({ person: { id: claire.id, email: 'claire@exemple.test' }, secondFactor: 'none', method: 'password' });
    expect(session?.permissions).toContain('tender:create');
    const again = await callWith(app, cookieOf(response), { method: 'GET', url: '/api/session' });
    expect(again.json<Session>()).toEqual(session);
  });

  it('gives a cookie that only this host, over HTTPS, from its own pages, gets back, and that no script reads', async () => {
    const response = await signIn({ email: 'claire@exemple.test', password: PASSWORD });
    const [pair = '', ...attributes] = String(response.headers['set-cookie']).split('; ');
    expect(pair).toMatch(/^__Host-clausier=[A-Za-z0-9_-]{43}$/);
    expect(attributes.sort()).toEqual(['HttpOnly', 'Path=/', 'SameSite=Strict', 'Secure']);
  });
});
