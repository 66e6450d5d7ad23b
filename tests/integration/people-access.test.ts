/** What an administrator may not do to others nor to themselves, how they let people in and out, what stays out of the logs. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { buildApp } from '../../server/app.ts';
import { digest } from '../../server/identity/tokens.ts';
import { loggerOptions } from '../../server/plugins/logging.ts';
import { InvitedPerson, IssuedLink, Person, PersonList } from '../../shared/api/people.ts';
import { LIMITS } from '../../shared/limits.ts';
import { answer } from '../support/answer.ts';
import { SERVED, type TestApp, testApp } from '../support/app.ts';
import { startMailServer } from '../support/mail-server.ts';
import { addPerson, addOrganisation, callWith, openSession, type TestPerson } from '../support/people.ts';
import { problem } from '../support/problem.ts';

let app: TestApp;
let admin: TestPerson;
let buyer: TestPerson;

beforeEach(async () => {
  app = await testApp({ environment: SERVED });
  addOrganisation(app, 'ailleurs', 'Ville d’ailleurs');
  admin = addPerson(app, { roles: ['administrator'], name: 'Adèle Exemple', email: 'adele@exemple.test' });
  buyer = addPerson(app, { roles: ['buyer'], name: 'Bruno Exemple', email: 'bruno@exemple.test' });
});
afterEach(() => app.close());

const raw = () => app.raw;
const invite = (payload: object, by = admin) => by.call({ method: 'POST', url: '/api/people', payload });
const change = (id: string, payload: object, by = admin) => by.call({ method: 'PATCH', url: `/api/people/${id}`, payload });
const read = async (id: string) => answer(await admin.call({ method: 'GET', url: `/api/people/${id}` }), Person);
const link = (id: string) => admin.call({ method: 'POST', url: `/api/people/${id}/link` });
const isIn = async ({ call }: TestPerson) => (await call({ method: 'GET', url: '/api/directory' })).statusCode === 200;
const setState = (id: string, state: string) => raw().prepare('UPDATE people SET state = ? WHERE id = ?').run(state, id);
const journal = () =>
  raw()
    .prepare<[], { action: string; entity_id: string; person_id: string }>('SELECT action, entity_id, person_id FROM audit_lines ORDER BY organisation_id, seq')
    .all()
    .map(({ action, entity_id, person_id }) => `${action} ${entity_id} ${person_id}`);
const linksOf = (id: string) => raw().prepare<[string], { id: string; purpose: string }>('SELECT id, purpose FROM one_time_links WHERE person_id = ?').all(id);

const CAMILLE = { email: 'Camille@Exemple.test', name: ' Camille Exemple ', roles: ['reader', 'buyer'] };

describe('an administrator', () => {
  it('changes neither their own roles nor closes their own account, with a colleague to do it', async () => {
    addPerson(app, { roles: ['administrator'] });
    expect(problem(await change(admin.id, { roles: ['administrator', 'buyer'] }), 403, 'FORBIDDEN').detail).toContain('propres rôles');
    expect(problem(await change(admin.id, { roles: ['buyer'] }), 403, 'FORBIDDEN').detail).toContain('propres rôles');
    expect(problem(await change(admin.id, { state: 'disabled' }), 403, 'FORBIDDEN').detail).toContain('propre compte');
    expect(answer(await change(admin.id, { name: 'Adèle Autre', roles: ['administrator'], teamIds: [] }), Person).name).toBe('Adèle Autre');
    expect(await isIn(admin)).toBe(true);
  });

  it('who is the last one active keeps the role and the account, invited or closed colleagues aside', async () => {
    const invited = addPerson(app, { roles: ['administrator'] });
    setState(invited.id, 'invited');
    const closed = addPerson(app, { roles: ['administrator'] });
    setState(closed.id, 'disabled');
    addPerson(app, { roles: ['administrator'], organisationId: 'ailleurs' });
    problem(await change(admin.id, { roles: ['buyer'] }), 409, 'LAST_ADMINISTRATOR');
    problem(await change(admin.id, { state: 'disabled' }), 409, 'LAST_ADMINISTRATOR');
    expect(await read(admin.id)).toMatchObject({ roles: ['administrator'], state: 'active' });
    answer(await change(closed.id, { roles: ['buyer'] }), Person);
  });

  it('who is the last but one may lose the role', async () => {
    const second = addPerson(app, { roles: ['administrator'] });
    expect(answer(await change(second.id, { roles: ['reader'] }), Person).roles).toEqual(['reader']);
  });

  it('remains when two take the role from each other at once', async () => {
    const second = addPerson(app, { roles: ['administrator'] });
    const replies = await Promise.all([change(second.id, { roles: [] }), change(admin.id, { state: 'disabled' }, second)]);
    expect(replies.map(({ statusCode }) => statusCode).sort()).not.toEqual([200, 200]);
    expect(
      raw().prepare(`SELECT count(*) FROM people WHERE organisation_id = 'local' AND state = 'active' AND roles LIKE '%administrator%'`).pluck().get(),
    ).toBe(1);
  });
});

describe('a new link', () => {
  it('is a new password for who came in already, an invitation for who did not; the earlier one stops working', async () => {
    const first = answer(await link(buyer.id), IssuedLink);
    const second = answer(await link(buyer.id), IssuedLink);
    expect(linksOf(buyer.id)).toEqual([{ id: digest(second.url.split('#')[1] ?? ''), purpose: 'reset' }]);
    expect(first.url).not.toBe(second.url);
    expect(Date.parse(second.expiresAt) - Date.parse(app.opened.context.clock.now())).toBe(LIMITS.resetHours * 3_600_000);
    expect(journal()).toEqual([`person.link ${buyer.id} ${admin.id}`, `person.link ${buyer.id} ${admin.id}`]);
    const { person } = answer(await invite(CAMILLE), InvitedPerson, 201);
    answer(await link(person.id), IssuedLink);
    expect(linksOf(person.id).map(({ purpose }) => purpose)).toEqual(['invitation']);
  });

  it('is mailed too when a mail server is set, to the person alone; said so, or that it did not leave', async () => {
    const server = await startMailServer({ onRcptTo: ({ address }, _, done) => done(address.startsWith('bruno') ? new Error('unknown here') : null) });
    const posted = await testApp({ environment: { ...SERVED, CLAUSIER_SMTP_URL: server.url, CLAUSIER_SMTP_FROM: 'clausier@exemple.test' } });
    const { call } = addPerson(posted, { roles: ['administrator'] });
    const other = addPerson(posted, { roles: ['buyer'], email: 'bruno@exemple.test' });
    const made = answer(await call({ method: 'POST', url: '/api/people', payload: CAMILLE }), InvitedPerson, 201);
    expect(made.link.mailed).toBe(true);
    expect(server.received.map(({ to }) => to)).toEqual([['camille@exemple.test']]);
    expect(server.received[0]?.text).toContain(made.link.url);
    expect(answer(await call({ method: 'POST', url: `/api/people/${other.id}/link` }), IssuedLink).mailed).toBe(false);
    await posted.close();
    await server.close();
  });

  it('is not made for a closed account', async () => {
    setState(buyer.id, 'disabled');
    expect(problem(await link(buyer.id), 403, 'FORBIDDEN').detail).toContain('fermé');
    expect(linksOf(buyer.id)).toEqual([]);
  });
});

describe('signing somebody out', () => {
  const signOut = (id: string) => admin.call({ method: 'DELETE', url: `/api/people/${id}/sessions` });

  it('ends every session of theirs, and only theirs', async () => {
    expect((await signOut(buyer.id)).statusCode).toBe(204);
    expect(await isIn(buyer)).toBe(false);
    expect(await isIn(admin)).toBe(true);
    expect((await signOut(buyer.id)).statusCode).toBe(204);
    expect(journal()).toEqual([`session.revoked ${buyer.id} ${admin.id}`]);
  });

  it('comes with the loss of their second factor, which an administrator enrols again', async () => {
    const second = addPerson(app, { roles: ['administrator'] });
    expect((await read(second.id)).hasSecondFactor).toBe(true);
    const remove = (id: string) => admin.call({ method: 'DELETE', url: `/api/people/${id}/second-factor` });
    expect((await remove(second.id)).statusCode).toBe(204);
    expect(await read(second.id)).toMatchObject({ hasSecondFactor: false, openSessions: 0 });
    expect(journal()).toEqual([`person.second-factor-removed ${second.id} ${admin.id}`, `session.revoked ${second.id} ${admin.id}`]);
    const again = openSession(app, second.id);
    problem(await callWith(app, again, { method: 'GET', url: '/api/directory' }), 401, 'SECOND_FACTOR_REQUIRED');
    expect((await remove(buyer.id)).statusCode).toBe(204);
    expect(await isIn(buyer)).toBe(true);
    expect(problem(await remove(admin.id), 403, 'FORBIDDEN').detail).toContain('depuis votre compte');
  });
});

describe('what is kept of people', () => {
  it('in the journal of the server, even at its most talkative, is no name, no address, no link', async () => {
    const lines: string[] = [];
    const write = (line: string) => {
      lines.push(line);
    };
    const logged = await buildApp({ context: app.opened.context, pagesFolder: 'none', logger: loggerOptions('debug', { write }) });
    const call = (options: Parameters<TestPerson['call']>[0]) => callWith({ ...app, app: logged }, admin.cookie, options);
    const { person, link: made } = answer(await call({ method: 'POST', url: '/api/people', payload: CAMILLE }), InvitedPerson, 201);
    answer(await call({ method: 'PATCH', url: `/api/people/${person.id}`, payload: { name: 'Camille Autre', email: 'autre@exemple.test' } }), Person);
    problem(await call({ method: 'POST', url: '/api/people', payload: { ...CAMILLE, email: 'bruno@exemple.test' } }), 409, 'ALREADY_EXISTS');
    problem(await call({ method: 'POST', url: '/api/people', payload: { ...CAMILLE, email: 'camille' } }), 400, 'INVALID_INPUT');
    answer(await call({ method: 'GET', url: '/api/people' }), PersonList);
    await logged.close();
    const said = lines.join('');
    expect(said).toContain('/api/people');
    expect(said).not.toMatch(/@exemple|camille|exemple\.test|bruno|adèle/i);
    expect(said).not.toContain(made.url.split('#')[1]);
    expect(JSON.stringify(raw().prepare('SELECT * FROM audit_lines').all())).not.toMatch(/@|camille|bruno/i);
  });
});
