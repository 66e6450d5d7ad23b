/** One-time links: the first administrator, an invitation, a new password; used once, in time, by whoever may still come in. */
import type { InjectOptions, LightMyRequestResponse } from 'fastify';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { LinkFacts, LinkPurpose, Session } from '../../shared/api/session.ts';
import { checkSecret, resetSecret, SecretChanged } from '../../db/secret.ts';
import { makeSeal } from '../../server/identity/seal.ts';
import { openContext } from '../../server/open.ts';
import { repositoriesOn } from '../../server/repositories/index.ts';
import { firstAdministratorLink } from '../../server/usecases/links/first-administrator.ts';
import { issueLink } from '../../server/usecases/links/issue-link.ts';
import { SERVED, type TestApp, testApp } from '../support/app.ts';
import { addPerson, callWith, openSession, type TestPerson } from '../support/people.ts';
import { pathsOf, problem } from '../support/problem.ts';

const PASSWORD = 'verger ancre tiroir brume';
let app: TestApp;

const query = (sql: string, ...values: string[]): unknown[] => app.raw.prepare(sql).all(...values);
const post = (url: string, payload: object, cookie = '', more: Partial<InjectOptions> = {}) => callWith(app, cookie, { method: 'POST', url, payload, ...more });
const facts = (token: string) => post('/api/links/facts', { token });
const spend = (token: string, more: object = {}, cookie = '') => post('/api/links/use', { token, password: PASSWORD, ...more }, cookie);
const cookieOf = (response: LightMyRequestResponse): string => String(response.headers['set-cookie']).split(';')[0] ?? '';
const whoIs = async (cookie: string): Promise<Session> => (await callWith(app, cookie, { method: 'GET', url: '/api/session' })).json();
const journal = (entityId: string): unknown[] => query('SELECT action, person_id AS who FROM audit_lines WHERE entity_id = ? ORDER BY seq', entityId);
const signIn = (email: string, password = PASSWORD) => post('/api/session', { email, password });

const linkOf = async (person: TestPerson, purpose: LinkPurpose, hours = 2): Promise<string> => {
  const { write, clock } = app.opened.context;
  const { token } = await write((connection) =>
    issueLink(repositoriesOn(connection), { organisationId: 'local', purpose, personId: person.id, hours }, clock.now()),
  );
  return token;
};

describe('the first administrator', () => {
  const WHO = { name: 'Claire Exemple', email: 'Claire@Exemple.test' };
  const newLink = async (): Promise<string> => (await firstAdministratorLink(app.opened.context))?.split('#')[1] ?? '';

  beforeEach(async () => {
    app = await testApp({ environment: SERVED });
    return () => app.close();
  });

  it('is made by a link to this server, whose token no server sees', async () => {
    expect(await firstAdministratorLink(app.opened.context)).toMatch(/^http:\/\/localhost:3000\/lien#[A-Za-z0-9_-]{43}$/);
    const token = await newLink();
    expect(query('SELECT id FROM one_time_links')).not.toContainEqual({ id: token });
    expect((await facts(token)).json<LinkFacts>()).toEqual({
      purpose: 'first-administrator',
      organisation: 'Ce poste',
      name: '',
      email: '',
      expiresAt: '2026-11-24T09:00:00.000Z',
      sso: null,
    });
  });

  it('is not made on one desk', async () => {
    const desk = await testApp();
    expect(await firstAdministratorLink(desk.opened.context)).toBeNull();
    problem(await desk.call({ method: 'POST', url: '/api/links/facts', payload: { token: 'a'.repeat(43) } }), 409, 'LOCAL_ONLY');
    await desk.close();
  });

  it('gives a name and an e-mail, and perhaps the organisation its own', async () => {
    expect(pathsOf(problem(await spend(await newLink()), 400, 'INVALID_INPUT'))).toEqual(['email', 'name']);
    const response = await spend(await newLink(), { ...WHO, organisation: ' Département exemple ' });
    expect(response.statusCode, response.body).toBe(200);
    expect(response.json<Session>()).toMatchObject({
      person: { name: 'Claire Exemple', email: 'claire@exemple.test', roles: ['administrator'] },
      organisation: { id: 'local', name: 'Département exemple' },
      secondFactor: 'to-enrol',
      permissions: [],
      method: 'link',
    });
    const id = (await whoIs(cookieOf(response))).person?.id ?? '';
    expect(journal(id)).toEqual([
      { action: 'person.invited', who: 'clausier' },
      { action: 'person.password', who: id },
    ]);
    expect(journal('local')).toEqual([{ action: 'organisation.updated', who: id }]);
    problem(await callWith(app, cookieOf(response), { method: 'GET', url: '/api/schemes' }), 401, 'SECOND_FACTOR_REQUIRED');
    expect((await signIn('claire@exemple.test')).statusCode).toBe(200);
  });

  it('is made once: no link after that, and none that was made before', async () => {
    const earlier = await newLink();
    const later = await newLink();
    problem(await facts(earlier), 410, 'LINK_GONE');
    expect((await spend(later, WHO)).statusCode).toBe(200);
    expect(await firstAdministratorLink(app.opened.context)).toBeNull();
    problem(await spend(later, { ...WHO, email: 'autre@exemple.test' }), 410, 'LINK_GONE');
  });

  it('is one person, even when two use the link at the same time', async () => {
    const token = await newLink();
    const answers = await Promise.all(['a', 'b', 'c'].map((name) => spend(token, { name, email: `${name}@exemple.test` })));
    expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([200, 410, 410]);
    expect(query('SELECT 1 FROM people')).toHaveLength(1);
  });

  it('has a day to use it', async () => {
    const token = await newLink();
    app.wait(24 * 3600 - 1);
    expect((await facts(token)).statusCode).toBe(200);
    app.wait(1);
    problem(await facts(token), 410, 'LINK_GONE');
    problem(await spend(token, WHO), 410, 'LINK_GONE');
  });

  it('cannot take the name of the organisation for a password', async () => {
    const token = await newLink();
    const body = problem(await spend(token, { ...WHO, organisation: 'Département exemple', password: 'departement-exemple' }), 422, 'WEAK_PASSWORD');
    expect(pathsOf(body)).toEqual(['password']);
    expect((await spend(token, WHO)).statusCode).toBe(200);
  });
});

describe('an invitation, or a new password', () => {
  beforeAll(async () => {
    app = await testApp({ environment: SERVED });
    return () => app.close();
  });

  const invited = (): TestPerson => {
    const person = addPerson(app, { roles: ['buyer'], name: 'Denis Exemple' });
    query("UPDATE people SET state = 'invited' WHERE id = ? RETURNING id", person.id);
    return person;
  };

  it('says whom it is for, as often as it is asked', async () => {
    const person = invited();
    const token = await linkOf(person, 'invitation');
    for (let i = 0; i < 2; i++)
      expect((await facts(token)).json<LinkFacts>()).toMatchObject({
        purpose: 'invitation',
        organisation: 'Ce poste',
        name: 'Denis Exemple',
        email: person.email,
      });
  });

  it('opens the account and a session, and then works no more', async () => {
    const person = invited();
    const token = await linkOf(person, 'invitation');
    problem(await signIn(person.email), 401, 'WRONG_CREDENTIALS');
    const response = await spend(token);
    expect(response.json<Session>()).toMatchObject({ person: { id: person.id }, method: 'link', secondFactor: 'none' });
    expect((await whoIs(cookieOf(response))).permissions).toContain('tender:create');
    problem(await spend(token), 410, 'LINK_GONE');
    expect((await signIn(person.email)).statusCode).toBe(200);
    expect(journal(person.id)).toEqual([
      { action: 'session.refused', who: 'clausier' },
      { action: 'person.password', who: person.id },
      { action: 'session.opened', who: person.id },
      { action: 'session.opened', who: person.id },
    ]);
  });

  it('closes every session that was open, the one of this browser too', async () => {
    const person = addPerson(app, { roles: ['buyer'] });
    const other = openSession(app, person.id);
    const response = await spend(await linkOf(person, 'reset'), {}, person.cookie);
    expect((await whoIs(cookieOf(response))).person?.id).toBe(person.id);
    for (const cookie of [person.cookie, other]) expect((await whoIs(cookie)).person).toBeNull();
  });

  it('does not spare the second factor', async () => {
    const person = addPerson(app, { roles: ['administrator'] });
    const response = await spend(await linkOf(person, 'reset'));
    expect(response.json<Session>()).toMatchObject({ secondFactor: 'to-give', permissions: [] });
  });

  it('works no more once another is made, nor past its time', async () => {
    const person = invited();
    const first = await linkOf(person, 'invitation');
    const second = await linkOf(person, 'reset', 2);
    problem(await facts(first), 410, 'LINK_GONE');
    app.wait(2 * 3600);
    problem(await spend(second), 410, 'LINK_GONE');
  });

  it.each(['disabled', 'erased'])('does not open again an account that is %s since', async (state) => {
    const person = addPerson(app, { roles: ['buyer'] });
    const token = await linkOf(person, 'reset');
    query('UPDATE people SET state = ? WHERE id = ? RETURNING id', state, person.id);
    problem(await facts(token), 410, 'LINK_GONE');
    problem(await spend(token), 410, 'LINK_GONE');
    expect(query('SELECT state FROM people WHERE id = ?', person.id)).toEqual([{ state }]);
  });

  it('stays good when the password chosen is too easy', async () => {
    const person = invited();
    const token = await linkOf(person, 'invitation');
    problem(await spend(token, { password: 'clausier-spaser-2026' }), 422, 'WEAK_PASSWORD');
    problem(await spend(token, { password: 'court' }), 422, 'WEAK_PASSWORD');
    expect((await spend(token)).statusCode).toBe(200);
  });

  it('is unknown when it was never made', async () => {
    problem(await facts('b'.repeat(43)), 410, 'LINK_GONE');
    problem(await spend('b'.repeat(43)), 410, 'LINK_GONE');
    problem(await facts('trop court'), 400, 'INVALID_INPUT');
  });
});

describe('the secret of the server', () => {
  beforeAll(async () => {
    app = await testApp({ environment: SERVED });
    return () => app.close();
  });
  const OTHER = { ...SERVED, CLAUSIER_SECRET: 'un-autre-secret-de-test-assez-long-pour-etre-accepte' };
  const fingerprint = (environment: typeof SERVED): string => makeSeal(environment.CLAUSIER_SECRET).fingerprint;

  it('is recognised from one start to the next, and another one refused', async () => {
    const { clock, newId, workers } = app.opened.context;
    await expect(openContext({ ...app.config, secret: OTHER.CLAUSIER_SECRET }, { clock, newId, workers })).rejects.toThrow(SecretChanged);
    await checkSecret(app.opened.database, fingerprint(SERVED));
    expect(JSON.stringify(query('SELECT value FROM meta'))).not.toContain(SERVED.CLAUSIER_SECRET);
  });

  it('may be changed: sessions end, second factors are to enrol again, passwords remain', async () => {
    const passwordHash = await app.opened.context.identity.passwords.hash(PASSWORD);
    const person = addPerson(app, { roles: ['administrator'], passwordHash });
    await resetSecret(app.opened.database, fingerprint(OTHER));
    await checkSecret(app.opened.database, fingerprint(OTHER));
    expect((await whoIs(person.cookie)).person).toBeNull();
    expect((await signIn(person.email)).json()).toMatchObject({ session: { secondFactor: 'to-enrol' } });
  });
});
