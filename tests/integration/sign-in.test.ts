/** Signing in: by password, with a second factor, from several organisations, too often; what is said and what is kept. */
import { hash as hashWith } from '@node-rs/argon2';
import type { InjectOptions, LightMyRequestResponse } from 'fastify';
import { TOTP } from 'otpauth';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Session, SignedIn } from '../../shared/api/session.ts';
import { digestRecoveryCode, newRecoveryCodes } from '../../server/identity/totp.ts';
import { SERVED, type TestApp, testApp } from '../support/app.ts';
import { addOrganisation, addPerson, callWith, type TestPerson } from '../support/people.ts';
import { problem } from '../support/problem.ts';

const PASSWORD = 'verger ancre tiroir brume';
/** Of `addPerson`, for an administrator. */
const TOTP_SECRET = 'JBSWY3DPEHPK3PXP';
const WINDOWS = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Firefox/140.0';

let app: TestApp;
let passwordHash: string;
let claire: TestPerson;
let addresses = 0;

/** Each from an address of its own, so that no test makes another wait. */
const post = (url: string, payload: object, more: Partial<InjectOptions> = {}, cookie = ''): Promise<LightMyRequestResponse> =>
  callWith(app, cookie, { method: 'POST', url, payload, remoteAddress: `198.51.100.${++addresses}`, ...more });
const signIn = (payload: object, more: Partial<InjectOptions> = {}, cookie = '') => post('/api/session', payload, more, cookie);
const cookieOf = (response: LightMyRequestResponse): string => String(response.headers['set-cookie']).split(';')[0] ?? '';
const whoIs = async (cookie: string): Promise<Session> => (await callWith(app, cookie, { method: 'GET', url: '/api/session' })).json();
const query = (sql: string, ...values: string[]): unknown[] => app.raw.prepare(sql).all(...values);
const journal = (entityId: string): unknown[] => query('SELECT action, person_id AS who FROM audit_lines WHERE entity_id = ? ORDER BY seq', entityId);
/** What is written once an answer has left is written before what comes after. */
const written = async (): Promise<void> => {
  await new Promise(setImmediate);
  await app.opened.context.write(async () => undefined);
};
const codeNow = (): string => TOTP.generate({ secret: secretOf(), timestamp: Date.parse(app.opened.context.clock.now()) });
const secretOf = () => new TOTP({ secret: TOTP_SECRET }).secret;

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
    expect(await whoIs(cookieOf(response))).toEqual(session);
  });

  it('gives a cookie that only this host, over HTTPS, from its own pages, gets back, and that no script reads', async () => {
    const response = await signIn({ email: 'claire@exemple.test', password: PASSWORD });
    const [pair = '', ...attributes] = String(response.headers['set-cookie']).split('; ');
    expect(pair).toMatch(/^__Host-clausier=[A-Za-z0-9_-]{43}$/);
    expect(attributes.sort()).toEqual(['HttpOnly', 'Path=/', 'SameSite=Strict', 'Secure']);
  });

  it('keeps the device, the day, a line of the journal; never the token, the address nor the header', async () => {
    const person = addPerson(app, { roles: ['reader'], passwordHash });
    const response = await signIn({ email: person.email, password: PASSWORD }, { headers: { 'user-agent': WINDOWS }, remoteAddress: '203.0.113.77' });
    expect(query('SELECT device, complete FROM sessions WHERE person_id = ? AND device LIKE ?', person.id, 'Firefox%')).toEqual([
      { device: 'Firefox, Windows', complete: 1 },
    ]);
    expect(query('SELECT last_seen_on AS day FROM people WHERE id = ?', person.id)).toEqual([{ day: '2026-11-23' }]);
    expect(journal(person.id)).toEqual([{ action: 'session.opened', who: person.id }]);
    const everything = JSON.stringify([query('SELECT * FROM sessions'), query('SELECT * FROM audit_lines')]);
    expect(everything).not.toContain(cookieOf(response).split('=')[1]);
    expect(everything).not.toContain('203.0.113.77');
    expect(everything).not.toContain('Mozilla');
  });

  it('ends the session that the browser held before', async () => {
    const first = cookieOf(await signIn({ email: 'claire@exemple.test', password: PASSWORD }));
    const second = cookieOf(await signIn({ email: 'claire@exemple.test', password: PASSWORD }, {}, first));
    expect((await whoIs(first)).person).toBeNull();
    expect((await whoIs(second)).person?.id).toBe(claire.id);
  });

  it('renews a password kept with weaker parameters, and only at the right password', async () => {
    const weak = await hashWith(PASSWORD, { memoryCost: 8192, timeCost: 2, parallelism: 1 });
    const person = addPerson(app, { roles: ['reader'], passwordHash: weak });
    const kept = () => JSON.stringify(query('SELECT password_hash FROM people WHERE id = ?', person.id));
    await signIn({ email: person.email, password: `${PASSWORD}s` });
    expect(kept()).toContain('m=8192');
    expect((await signIn({ email: person.email, password: PASSWORD })).statusCode).toBe(200);
    expect(kept()).toContain('m=19456,t=2');
    expect((await signIn({ email: person.email, password: PASSWORD })).statusCode).toBe(200);
  });

  it('holds twenty sessions of one person, the oldest out', async () => {
    const person = addPerson(app, { roles: ['reader'], passwordHash });
    const cookies: string[] = [];
    for (let i = 0; i < 20; i++) {
      app.wait(1);
      cookies.push(cookieOf(await signIn({ email: person.email, password: PASSWORD })));
    }
    expect((await whoIs(person.cookie)).person).toBeNull();
    expect((await whoIs(cookies[0] ?? '')).person?.id).toBe(person.id);
    expect(query('SELECT 1 FROM sessions WHERE person_id = ?', person.id)).toHaveLength(20);
  });

  it('is of no use on one desk', async () => {
    const desk = await testApp();
    const payload = { email: 'claire@exemple.test', password: PASSWORD };
    problem(await desk.call({ method: 'POST', url: '/api/session', payload }), 409, 'LOCAL_ONLY');
    problem(await desk.call({ method: 'DELETE', url: '/api/session' }), 409, 'LOCAL_ONLY');
    problem(await desk.call({ method: 'POST', url: '/api/session/second-factor', payload: { code: '000000' } }), 409, 'LOCAL_ONLY');
    await desk.close();
  });
});

describe('who may not come in', () => {
  it('hears the same words, whatever the reason', async () => {
    const disabled = addPerson(app, { roles: ['reader'], passwordHash });
    const invited = addPerson(app, { roles: ['reader'], passwordHash });
    const elsewhere = addPerson(app, { roles: ['reader'] });
    query("UPDATE people SET state = 'disabled' WHERE id = ? RETURNING id", disabled.id);
    query("UPDATE people SET state = 'invited' WHERE id = ? RETURNING id", invited.id);
    const answers = await Promise.all(
      [
        { email: 'inconnu@exemple.test', password: PASSWORD },
        { email: 'claire@exemple.test', password: 'verger ancre tiroir bruma' },
        { email: disabled.email, password: PASSWORD },
        { email: invited.email, password: PASSWORD },
        { email: elsewhere.email, password: PASSWORD },
        { email: 'claire@exemple.test', password: PASSWORD, organisationId: 'autre' },
        { email: 'claire@exemple.test', password: ` ${PASSWORD}` },
      ].map((payload) => signIn(payload)),
    );
    for (const answer of answers) {
      problem(answer, 401, 'WRONG_CREDENTIALS');
      expect(answer.headers['set-cookie']).toBeUndefined();
    }
    expect(new Set(answers.map(({ body }) => body)).size).toBe(1);
    expect(new Set(answers.map(({ headers }) => Object.keys(headers).sort().join())).size).toBe(1);
  });

  it('leaves a line in the journal of an account that exists, and nothing of an unknown e-mail', async () => {
    const person = addPerson(app, { roles: ['reader'], passwordHash });
    await signIn({ email: person.email, password: 'autre chose que cela' });
    await signIn({ email: 'jamais.vu@exemple.test', password: 'autre chose que cela' });
    await written();
    expect(journal(person.id)).toEqual([{ action: 'session.refused', who: 'clausier' }]);
    expect(JSON.stringify(query('SELECT * FROM audit_lines'))).not.toMatch(/jamais|exemple\.test/);
  });

  it('waits a little longer each time after five failures, at that address alone', async () => {
    const { email } = addPerson(app, { roles: ['reader'], passwordHash });
    const from = { remoteAddress: '192.0.2.50' };
    for (let i = 0; i < 5; i++) problem(await signIn({ email, password: 'faux' }, from), 401, 'WRONG_CREDENTIALS');
    const refused = await signIn({ email, password: PASSWORD }, from);
    const { retryAfterSeconds } = problem(refused, 429, 'TOO_MANY_ATTEMPTS');
    expect(retryAfterSeconds).toBe(1);
    expect(refused.headers['retry-after']).toBe('1');
    expect((await signIn({ email, password: PASSWORD }, { remoteAddress: '192.0.2.51' })).statusCode).toBe(200);
  });

  it('does not pass by trying everything at once', async () => {
    const { email } = addPerson(app, { roles: ['reader'], passwordHash });
    const answers = await Promise.all(Array.from({ length: 12 }, (_, index) => signIn({ email, password: `essai ${index}` }, { remoteAddress: '192.0.2.60' })));
    expect(answers.filter(({ statusCode }) => statusCode === 401)).toHaveLength(5);
    expect(answers.filter(({ statusCode }) => statusCode === 429)).toHaveLength(7);
  });

  it('is told that the server is busy when too many come at once, not that the password is wrong', async () => {
    const answers = await Promise.all(
      Array.from({ length: 120 }, (_, index) => signIn({ email: `foule-${index}@exemple.test`, password: 'essai' }, { remoteAddress: `2001:db8:${index}::1` })),
    );
    const busy = answers.filter(({ statusCode }) => statusCode !== 401);
    expect(busy.length).toBeGreaterThan(0);
    for (const answer of busy) problem(answer, 503, 'BUSY');
  });
});

describe('an e-mail of several organisations', () => {
  const OTHER = 'deux organisations une personne';
  let here: TestPerson;
  let there: TestPerson;

  beforeAll(async () => {
    addOrganisation(app, 'voisine', 'Région voisine');
    addOrganisation(app, 'troisieme', 'Troisième organisation');
    here = addPerson(app, { roles: ['reader'], email: 'dominique@exemple.test', passwordHash });
    there = addPerson(app, { roles: ['buyer'], email: 'dominique@exemple.test', organisationId: 'voisine', passwordHash });
    addPerson(app, {
      roles: ['reader'],
      email: 'dominique@exemple.test',
      organisationId: 'troisieme',
      passwordHash: await app.opened.context.identity.passwords.hash(OTHER),
    });
  });

  it('opens the one whose password it is', async () => {
    const { session } = (await signIn({ email: 'dominique@exemple.test', password: OTHER })).json<SignedIn>();
    expect(session?.organisation).toEqual({ id: 'troisieme', name: 'Troisième organisation' });
  });

  it('is asked which, when the password opens two; no session before that', async () => {
    const asked = await signIn({ email: 'dominique@exemple.test', password: PASSWORD });
    expect(asked.headers['set-cookie']).toBeUndefined();
    const { session, choices } = asked.json<SignedIn>();
    expect(session).toBeNull();
    expect(choices.map(({ id }) => id).sort()).toEqual(['local', 'voisine']);
    const chosen = await signIn({ email: 'dominique@exemple.test', password: PASSWORD, organisationId: 'voisine' });
    expect(chosen.json<SignedIn>().session?.person?.id).toBe(there.id);
    expect(here.id).not.toBe(there.id);
  });

  it('is asked nothing of an account that is closed', async () => {
    query("UPDATE people SET state = 'disabled' WHERE id = ? RETURNING id", here.id);
    const { session, choices } = (await signIn({ email: 'dominique@exemple.test', password: PASSWORD })).json<SignedIn>();
    expect([session?.person?.id, choices]).toEqual([there.id, []]);
  });
});

describe('the second factor', () => {
  const start = async (person: TestPerson): Promise<string> => {
    const response = await signIn({ email: person.email, password: PASSWORD });
    expect(response.json<SignedIn>().session).toMatchObject({ secondFactor: 'to-give', permissions: [], teams: [] });
    return cookieOf(response);
  };
  const give = (cookie: string, code: string, more: Partial<InjectOptions> = {}) => post('/api/session/second-factor', { code }, more, cookie);
  const administrator = () => addPerson(app, { roles: ['administrator'], passwordHash });

  it('is awaited before anything opens, a quarter of an hour at most', async () => {
    const cookie = await start(administrator());
    problem(await callWith(app, cookie, { method: 'GET', url: '/api/schemes' }), 401, 'SECOND_FACTOR_REQUIRED');
    app.wait(15 * 60);
    problem(await give(cookie, codeNow()), 401, 'SIGN_IN_REQUIRED');
  });

  it('opens everything, under a new token, for the twelve hours that began with the password', async () => {
    const person = administrator();
    const cookie = await start(person);
    const begun = Date.parse(app.opened.context.clock.now());
    app.wait(60);
    const response = await give(cookie, codeNow());
    expect(response.statusCode, response.body).toBe(200);
    const session = response.json<Session>();
    expect(session).toMatchObject({ secondFactor: 'done', person: { id: person.id } });
    expect(session.permissions).toContain('person:manage');
    expect(Date.parse(session.expiresAt ?? '') - begun).toBe(12 * 3_600_000);
    expect(cookieOf(response)).not.toBe(cookie);
    expect((await whoIs(cookie)).person).toBeNull();
    expect(await whoIs(cookieOf(response))).toEqual(session);
    expect(journal(person.id)).toEqual([{ action: 'session.opened', who: person.id }]);
  });

  it('takes a code once, even from two sessions at the same time', async () => {
    const person = administrator();
    const cookies = [await start(person), await start(person)];
    const answers = await Promise.all(cookies.map((cookie) => give(cookie, codeNow())));
    expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([200, 401]);
    const again = await start(person);
    problem(await give(again, codeNow()), 401, 'WRONG_CREDENTIALS');
    app.wait(30);
    expect((await give(again, codeNow())).statusCode).toBe(200);
  });

  it('refuses a wrong code with words of its own, and says so in the journal', async () => {
    const person = administrator();
    const cookie = await start(person);
    const refused = problem(await give(cookie, '000000'), 401, 'WRONG_CREDENTIALS');
    expect(refused.detail).toMatch(/code/);
    expect(journal(person.id)).toEqual([{ action: 'session.refused', who: 'clausier' }]);
    expect((await give(cookie, codeNow())).statusCode).toBe(200);
  });

  it('makes who tries codes wait', async () => {
    const cookie = await start(administrator());
    const from = { remoteAddress: '192.0.2.70' };
    for (let i = 0; i < 5; i++) problem(await give(cookie, `00000${i}`, from), 401, 'WRONG_CREDENTIALS');
    expect((await give(cookie, codeNow(), from)).headers['retry-after']).toBe('1');
    problem(await give(cookie, codeNow(), from), 429, 'TOO_MANY_ATTEMPTS');
  });

  it('may be a recovery code, each once', async () => {
    const person = administrator();
    const codes = newRecoveryCodes();
    query('UPDATE people SET recovery_codes = ? WHERE id = ? RETURNING id', JSON.stringify(codes.map(digestRecoveryCode)), person.id);
    const [code = ''] = codes;
    expect((await give(await start(person), code.toUpperCase().replaceAll('-', ' '))).statusCode).toBe(200);
    problem(await give(await start(person), code), 401, 'WRONG_CREDENTIALS');
    expect((await give(await start(person), codes[1] ?? '')).statusCode).toBe(200);
    const [left] = query('SELECT recovery_codes AS kept FROM people WHERE id = ?', person.id);
    expect(JSON.parse(String(Object(left).kept))).toHaveLength(8);
  });

  it('of an administrator who has none is to enrol, not to give', async () => {
    const person = administrator();
    query('UPDATE people SET totp_secret = NULL WHERE id = ? RETURNING id', person.id);
    const response = await signIn({ email: person.email, password: PASSWORD });
    expect(response.json<SignedIn>().session).toMatchObject({ secondFactor: 'to-enrol', permissions: [] });
    problem(await give(cookieOf(response), codeNow()), 401, 'SECOND_FACTOR_REQUIRED');
  });

  it('is not asked of a session that awaits none, nor of nobody', async () => {
    problem(await give(claire.cookie, codeNow()), 400, 'INVALID_INPUT');
    problem(await give('', codeNow()), 401, 'SIGN_IN_REQUIRED');
  });

  it('leaves the sessions of its owner alone, whoever else knows the password', async () => {
    const person = administrator();
    for (let i = 0; i < 25; i++) await start(person);
    expect((await whoIs(person.cookie)).person?.id).toBe(person.id);
    expect(query('SELECT 1 FROM sessions WHERE person_id = ?', person.id)).toHaveLength(21);
  });
});
