/** One's own account: sessions, password, second factor, recovery codes; what protects it from who found a page open. */
import type { LightMyRequestResponse } from 'fastify';
import { Secret, TOTP } from 'otpauth';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { OpenSessionList, RecoveryCodes, SecondFactorOffer } from '../../shared/api/account.ts';
import { Session } from '../../shared/api/session.ts';
import { LIMITS } from '../../shared/limits.ts';
import { answer } from '../support/answer.ts';
import { SERVED, type TestApp, testApp } from '../support/app.ts';
import { addPerson, callWith, openSession, type TestPerson } from '../support/people.ts';
import { pathsOf, problem } from '../support/problem.ts';

const PASSWORD = 'girafe tambour lilas onze';
const NEXT = 'brouette violon citron quai';
/** Of every administrator of `addPerson`. */
const SECRET = 'JBSWY3DPEHPK3PXP';

let app: TestApp;
let passwordHash: string;
let buyer: TestPerson;

beforeEach(async () => {
  app = await testApp({ environment: SERVED });
  passwordHash = await app.opened.context.identity.passwords.hash(PASSWORD);
  buyer = addPerson(app, { roles: ['buyer'], name: 'Bruno Exemple', email: 'bruno@exemple.test', passwordHash });
});
afterEach(() => app.close());

type Call = TestPerson['call'];
const as =
  (cookie: string): Call =>
  (options) =>
    callWith(app, cookie, options);
const raw = () => app.raw;
const codeOf = (secret: string): string => new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: Date.parse(app.opened.context.clock.now()) });
/** The next thirty-second step: a code serves once. */
const nextStep = () => app.wait(30);
const isOpen = async (cookie: string) => (await as(cookie)({ method: 'GET', url: '/api/directory' })).statusCode === 200;
const cookieOf = (response: LightMyRequestResponse): string => String(response.headers['set-cookie']).split(';')[0] ?? '';
const actions = () => raw().prepare<[], string>('SELECT action FROM audit_lines ORDER BY seq').pluck().all();
const rowOf = (id: string) =>
  raw().prepare<[string], { password_hash: string; totp_secret: string | null; recovery_codes: string }>('SELECT * FROM people WHERE id = ?').get(id);
const awaitFactor = (personId: string) => raw().prepare('UPDATE sessions SET complete = 0 WHERE person_id = ?').run(personId);

const sessions = async (call: Call) => answer(await call({ method: 'GET', url: '/api/account/sessions' }), OpenSessionList);
const changePassword = (call: Call, payload: object) => call({ method: 'PUT', url: '/api/account/password', payload });
const offer = async (call: Call) => answer(await call({ method: 'POST', url: '/api/account/second-factor' }), SecondFactorOffer);
const prove = (call: Call, payload: object) => call({ method: 'PUT', url: '/api/account/second-factor', payload });
const renew = (call: Call, code: string) => call({ method: 'POST', url: '/api/account/recovery-codes', payload: { code } });
const remove = (call: Call, payload: object) => call({ method: 'DELETE', url: '/api/account/second-factor', payload });
const give = (call: Call, code: string) => call({ method: 'POST', url: '/api/session/second-factor', payload: { code } });

describe('one’s own sessions', () => {
  it('are listed, the one that asks marked; not those of others, ended, or awaiting a second factor', async () => {
    openSession(app, addPerson(app, { roles: ['buyer'] }).id);
    const other = openSession(app, buyer.id);
    const { items, total } = await sessions(buyer.call);
    expect([total, items.filter(({ current }) => current).length]).toEqual([2, 1]);
    const seenFromOther = await sessions(as(other));
    expect(seenFromOther.items.find(({ current }) => current)?.handle).toBe(items.find(({ current }) => !current)?.handle);
    raw()
      .prepare('UPDATE sessions SET complete = 0 WHERE handle = ?')
      .run(items.find(({ current }) => !current)?.handle);
    expect((await sessions(buyer.call)).total).toBe(1);
    raw().prepare('UPDATE sessions SET complete = 1, seen_at = ?').run(app.opened.context.clock.now());
    app.wait(60 * (LIMITS.sessionIdleMinutes - 1));
    await buyer.call({ method: 'GET', url: '/api/directory' });
    app.wait(120);
    expect((await sessions(buyer.call)).items.map(({ current }) => current)).toEqual([true]);
  });

  it('close one by one, and never somebody else’s', async () => {
    const stranger = addPerson(app, { roles: ['buyer'] });
    const other = openSession(app, buyer.id);
    const handle = (await sessions(as(other))).items.find(({ current }) => current)?.handle;
    const url = `/api/account/sessions/${handle}`;
    problem(await stranger.call({ method: 'DELETE', url }), 404, 'NOT_FOUND');
    expect(await isOpen(other)).toBe(true);
    expect((await buyer.call({ method: 'DELETE', url })).statusCode).toBe(204);
    expect([await isOpen(other), await isOpen(buyer.cookie)]).toEqual([false, true]);
    problem(await buyer.call({ method: 'DELETE', url }), 404, 'NOT_FOUND');
    expect(actions()).toEqual(['session.closed']);
  });

  it('close all at once but the one that asks', async () => {
    const others = [openSession(app, buyer.id), openSession(app, buyer.id)];
    expect((await buyer.call({ method: 'DELETE', url: '/api/account/sessions' })).statusCode).toBe(204);
    expect(await Promise.all(others.map(isOpen))).toEqual([false, false]);
    expect(await isOpen(buyer.cookie)).toBe(true);
    expect(actions()).toEqual(['session.revoked']);
  });

  it('are asked of who is signed in alone', async () => {
    problem(await as('')({ method: 'GET', url: '/api/account/sessions' }), 401, 'SIGN_IN_REQUIRED');
  });
});

describe('changing one’s password', () => {
  it('asks for the one of today; the other sessions and the links close', async () => {
    const other = openSession(app, buyer.id);
    app.raw.prepare("INSERT INTO one_time_links VALUES ('x', 'local', 'reset', ?, '2026-01-01', '2030-01-01')").run(buyer.id);
    expect((await changePassword(buyer.call, { current: PASSWORD, next: NEXT })).statusCode).toBe(204);
    const { verify } = app.opened.context.identity.passwords;
    const kept = rowOf(buyer.id)?.password_hash ?? '';
    expect([await verify(kept, NEXT), await verify(kept, PASSWORD)]).toEqual([true, false]);
    expect([await isOpen(other), await isOpen(buyer.cookie)]).toEqual([false, true]);
    expect(raw().prepare('SELECT count(*) FROM one_time_links').pluck().get()).toBe(0);
    expect(actions()).toEqual(['person.password', 'session.revoked']);
  });

  it('is refused with a wrong one, and after some of them even with the right one, until one has waited', async () => {
    const refusal = problem(await changePassword(buyer.call, { current: 'autre', next: NEXT }), 400, 'INVALID_INPUT');
    expect(pathsOf(refusal)).toEqual(['current']);
    let last = refusal.status;
    for (let attempt = 0; attempt < 10 && last === 400; attempt++) last = (await changePassword(buyer.call, { current: 'autre', next: NEXT })).statusCode;
    const waiting = await changePassword(buyer.call, { current: PASSWORD, next: NEXT });
    problem(waiting, 429, 'TOO_MANY_ATTEMPTS');
    expect(Number(waiting.headers['retry-after'])).toBeGreaterThan(0);
    expect(rowOf(buyer.id)?.password_hash).toBe(passwordHash);
  });

  it.each([
    ['short', 'court'],
    ['common', 'motdepasse123'],
    ['made of one’s name', 'bruno exemple 2026'],
  ])('to one that is %s is refused', async (_why, next) => {
    expect(pathsOf(problem(await changePassword(buyer.call, { current: PASSWORD, next }), 422, 'WEAK_PASSWORD'))).toEqual(['next']);
    expect(rowOf(buyer.id)?.password_hash).toBe(passwordHash);
  });

  it('is not for who has none: a link gives one', async () => {
    const federated = addPerson(app, { roles: ['buyer'] });
    expect(problem(await changePassword(federated.call, { current: 'x', next: NEXT }), 403, 'FORBIDDEN').remedy).toContain('lien');
  });
});

describe('enrolling a second factor', () => {
  it('keeps nothing of the offer; the code proves it, the password too; the other sessions close', async () => {
    const other = openSession(app, buyer.id);
    const { secret, uri } = await offer(buyer.call);
    expect(uri).toMatch(/^otpauth:\/\/totp\/.*bruno%40exemple\.test/);
    expect(rowOf(buyer.id)?.totp_secret).toBeNull();
    const code = codeOf(secret);
    expect(pathsOf(problem(await prove(buyer.call, { secret, code }), 400, 'INVALID_INPUT'))).toEqual(['password']);
    expect(pathsOf(problem(await prove(buyer.call, { secret, code, password: 'autre' }), 400, 'INVALID_INPUT'))).toEqual(['password']);
    expect(pathsOf(problem(await prove(buyer.call, { secret, code: '000000', password: PASSWORD }), 400, 'INVALID_INPUT'))).toEqual(['code']);
    expect(rowOf(buyer.id)?.totp_secret).toBeNull();
    const response = await prove(buyer.call, { secret, code, password: PASSWORD });
    const { codes } = answer(response, RecoveryCodes);
    expect(new Set(codes).size).toBe(LIMITS.recoveryCodes);
    const row = rowOf(buyer.id);
    expect(app.opened.context.identity.seal.open(row?.totp_secret ?? '', 'second-factor')).toBe(secret);
    for (const kept of [secret, ...codes]) expect(JSON.stringify(row)).not.toContain(kept);
    expect(await isOpen(other)).toBe(false);
    expect(actions()).toEqual(['person.second-factor', 'session.revoked']);
  });

  it('changes the token of the session: the one of before opens nothing', async () => {
    const { secret } = await offer(buyer.call);
    const cookie = cookieOf(await prove(buyer.call, { secret, code: codeOf(secret), password: PASSWORD }));
    expect(cookie).not.toBe(buyer.cookie);
    expect([await isOpen(cookie), await isOpen(buyer.cookie)]).toEqual([true, false]);
  });

  it('uses the code it was proved with', async () => {
    const { secret } = await offer(buyer.call);
    const code = codeOf(secret);
    answer(await prove(buyer.call, { secret, code, password: PASSWORD }), RecoveryCodes);
    const later = openSession(app, buyer.id);
    raw().prepare('UPDATE sessions SET complete = 0').run();
    expect((await give(as(later), code)).statusCode).toBe(401);
    nextStep();
    answer(await give(as(later), codeOf(secret)), Session);
  });

  it('completes a started session, without the password just given', async () => {
    const admin = addPerson(app, { roles: ['administrator'], passwordHash });
    raw().prepare('UPDATE people SET totp_secret = NULL WHERE id = ?').run(admin.id);
    awaitFactor(admin.id);
    problem(await admin.call({ method: 'GET', url: '/api/account/sessions' }), 401, 'SECOND_FACTOR_REQUIRED');
    const { secret } = await offer(admin.call);
    const response = await prove(admin.call, { secret, code: codeOf(secret) });
    answer(response, RecoveryCodes);
    const session = answer(await as(cookieOf(response))({ method: 'GET', url: '/api/session' }), Session);
    expect(session).toMatchObject({ secondFactor: 'done', person: { id: admin.id } });
    expect(session.permissions).toContain('person:manage');
    expect(await isOpen(admin.cookie)).toBe(false);
  });

  it('is not a way round the one that a started session awaits', async () => {
    const admin = addPerson(app, { roles: ['administrator'], passwordHash });
    awaitFactor(admin.id);
    problem(await admin.call({ method: 'POST', url: '/api/account/second-factor' }), 401, 'SECOND_FACTOR_REQUIRED');
    const own = 'KRSXG5CTMVRXEZLUKRSXG5CTMVRXEZLU';
    problem(await prove(admin.call, { secret: own, code: codeOf(own), password: PASSWORD }), 401, 'SECOND_FACTOR_REQUIRED');
    expect(app.opened.context.identity.seal.open(rowOf(admin.id)?.totp_secret ?? '', 'second-factor')).toBe(SECRET);
  });

  it('replaces the one there was, from a complete session', async () => {
    const admin = addPerson(app, { roles: ['administrator'], passwordHash });
    const { secret } = await offer(admin.call);
    const cookie = cookieOf(await prove(admin.call, { secret, code: codeOf(secret), password: PASSWORD }));
    nextStep();
    problem(await renew(as(cookie), codeOf(SECRET)), 400, 'INVALID_INPUT');
    answer(await renew(as(cookie), codeOf(secret)), RecoveryCodes);
  });

  it('asks no password of who has none', async () => {
    const federated = addPerson(app, { roles: ['buyer'] });
    const { secret } = await offer(federated.call);
    answer(await prove(federated.call, { secret, code: codeOf(secret) }), RecoveryCodes);
  });
});

describe('recovery codes', () => {
  it('are made again against a code, once; those of before open nothing any more', async () => {
    const admin = addPerson(app, { roles: ['administrator'], passwordHash });
    const code = codeOf(SECRET);
    const first = answer(await renew(admin.call, code), RecoveryCodes).codes;
    expect(pathsOf(problem(await renew(admin.call, code), 400, 'INVALID_INPUT'))).toEqual(['code']);
    const [used = ''] = first;
    const second = answer(await renew(admin.call, used), RecoveryCodes).codes;
    awaitFactor(admin.id);
    expect((await give(admin.call, first[1] ?? '')).statusCode).toBe(401);
    answer(await give(admin.call, second[0] ?? ''), Session);
  });

  it('are not guessed: after some attempts one waits', async () => {
    const admin = addPerson(app, { roles: ['administrator'], passwordHash });
    let last = 400;
    for (let attempt = 0; attempt < 15 && last === 400; attempt++) last = (await renew(admin.call, '000000')).statusCode;
    problem(await renew(admin.call, codeOf(SECRET)), 429, 'TOO_MANY_ATTEMPTS');
  });

  it('are not for who has no second factor', async () => {
    problem(await renew(buyer.call, '123456'), 400, 'INVALID_INPUT');
  });
});

describe('removing one’s second factor', () => {
  it('asks for the password and a code', async () => {
    const sealed = app.opened.context.identity.seal.seal(SECRET, 'second-factor');
    raw().prepare('UPDATE people SET totp_secret = ? WHERE id = ?').run(sealed, buyer.id);
    expect(pathsOf(problem(await remove(buyer.call, { code: codeOf(SECRET) }), 400, 'INVALID_INPUT'))).toEqual(['password']);
    expect(pathsOf(problem(await remove(buyer.call, { code: '000000', password: PASSWORD }), 400, 'INVALID_INPUT'))).toEqual(['code']);
    expect(rowOf(buyer.id)?.totp_secret).toBe(sealed);
    expect((await remove(buyer.call, { code: codeOf(SECRET), password: PASSWORD })).statusCode).toBe(204);
    expect(rowOf(buyer.id)).toMatchObject({ totp_secret: null, recovery_codes: '[]' });
    expect(answer(await buyer.call({ method: 'GET', url: '/api/session' }), Session).secondFactor).toBe('none');
    expect(actions()).toEqual(['person.second-factor-removed']);
  });

  it('is not for an administrator', async () => {
    const admin = addPerson(app, { roles: ['administrator'], passwordHash });
    problem(await remove(admin.call, { code: codeOf(SECRET), password: PASSWORD }), 403, 'FORBIDDEN');
    expect(rowOf(admin.id)?.totp_secret).not.toBeNull();
  });
});

describe('on one desk', () => {
  it('there is no session to list, and nothing to change', async () => {
    const desk = await testApp();
    expect(await sessions(desk.call)).toEqual({ items: [], total: 0 });
    const refused = [
      desk.call({ method: 'DELETE', url: '/api/account/sessions' }),
      desk.call({ method: 'DELETE', url: '/api/account/sessions/x' }),
      changePassword(desk.call, { current: 'a', next: 'b' }),
      desk.call({ method: 'POST', url: '/api/account/second-factor' }),
      prove(desk.call, { secret: SECRET, code: '000000' }),
      renew(desk.call, '000000'),
      remove(desk.call, { code: '000000' }),
    ];
    for (const response of await Promise.all(refused)) problem(response, 409, 'LOCAL_ONLY');
    await desk.close();
  });
});
