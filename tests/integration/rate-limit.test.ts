import { join } from 'node:path';
import type { LightMyRequestResponse } from 'fastify';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { buildApp } from '../../server/app.ts';
import { digest, newToken } from '../../server/identity/tokens.ts';
import { LIMITS } from '../../shared/limits.ts';
import { SERVED, type TestApp, testApp } from '../support/app.ts';
import { addPerson } from '../support/people.ts';
import { problem } from '../support/problem.ts';

const HOST = '127.0.0.1:3000';

let base: TestApp;
let app: Awaited<ReturnType<typeof buildApp>>;
beforeEach(async () => {
  base = await testApp({ environment: SERVED });
  app = await buildApp({ context: base.opened.context, pagesFolder: join(import.meta.dirname, '../../dist/client'), proxies: ['10.0.0.1'] });
});
afterEach(async () => {
  await app.close();
  await base.close();
});

type Caller = { url?: string; from?: string; forwarded?: string; cookie?: string; seat?: string };
const ask = ({ url = '/api/session', from = '192.0.2.1', forwarded, cookie, seat }: Caller = {}): Promise<LightMyRequestResponse> =>
  app.inject({
    method: 'GET',
    url,
    remoteAddress: from,
    headers: { host: HOST, ...(seat ? { 'x-joueur': seat } : {}), ...(forwarded ? { 'x-forwarded-for': forwarded } : {}), ...(cookie ? { cookie } : {}) },
  });

async function askTimes(times: number, caller: Caller | ((index: number) => Caller) = {}): Promise<LightMyRequestResponse> {
  let last = await ask(typeof caller === 'function' ? caller(0) : caller);
  for (let index = 1; index < times; index++) last = await ask(typeof caller === 'function' ? caller(index) : caller);
  return last;
}

const slowed = (response: LightMyRequestResponse): void => {
  problem(response, 429, 'TOO_MANY_ATTEMPTS');
  expect(Number(response.headers['retry-after'])).toBeGreaterThanOrEqual(1);
  expect(Number(response.headers['retry-after'])).toBeLessThanOrEqual(60);
};

const OPEN = LIMITS.openRequestsPerMinute;

describe('somebody who is not signed in', () => {
  it('is slowed down beyond what is allowed, for their address only', async () => {
    expect((await askTimes(OPEN)).statusCode).toBe(200);
    slowed(await ask());
    expect((await ask({ from: '192.0.2.2' })).statusCode).toBe(200);
  });

  it('is counted on the page of a public consultation, which says so as a page', async () => {
    await askTimes(OPEN, { url: '/participer/inconnue' });
    const slow = await ask({ url: '/participer/inconnue' });
    expect([slow.statusCode, slow.headers['content-type']]).toEqual([429, 'text/html; charset=utf-8']);
  });

  it.each(['/api/inconnu', '/api/schemes'])('is counted at %s, which refuses them', async (url) => {
    await askTimes(OPEN, { url });
    slowed(await ask({ url }));
  });

  it('is counted with a cookie that opens nothing, a new one each time', async () => {
    await askTimes(OPEN, (index) => ({ cookie: `__Host-clausier=${'x'.repeat(40)}${index}` }));
    slowed(await ask());
  });

  it('is counted by network when their computer has many addresses', async () => {
    await askTimes(OPEN, (index) => ({ from: `2001:db8::${index.toString(16)}` }));
    slowed(await ask({ from: '2001:db8::ffff' }));
    expect((await ask({ from: '2001:db8:0:1::1' })).statusCode).toBe(200);
  });

  it.each(['/', '/schemas/exemple', '/favicon.svg', '/api/health', '/api/health/ready'])('may ask for %s as often as needed', async (url) => {
    expect((await askTimes(OPEN + 5, { url })).statusCode).toBe(200);
    expect((await ask()).statusCode).toBe(200);
  });
});

describe('colleagues behind one address', () => {
  it('do not slow each other down once signed in', async () => {
    const people = [1, 2, 3].map(() => addPerson(base, { roles: ['reader'] }));
    await askTimes(OPEN + 1);
    slowed(await ask());
    for (const { cookie } of people) expect((await askTimes(OPEN, { url: '/api/schemes', cookie })).statusCode).toBe(200);
  });

  it('each have a limit of their own', async () => {
    const { cookie } = addPerson(base, { roles: ['reader'] });
    expect((await askTimes(LIMITS.requestsPerMinute, { cookie })).statusCode).toBe(200);
    slowed(await ask({ cookie, from: '192.0.2.9' }));
    expect((await ask({ cookie: addPerson(base, { roles: ['reader'] }).cookie })).statusCode).toBe(200);
  });

  it('are counted together while a second factor is still owed', async () => {
    const { cookie, id } = addPerson(base, { roles: ['administrator'] });
    base.raw.prepare('UPDATE sessions SET complete = 0 WHERE person_id = ?').run(id);
    await askTimes(OPEN, { cookie });
    slowed(await ask());
  });
});

describe('phones in a room, behind one address', () => {
  const mine = '/api/room-seats/mine';

  function seatIn(room: string, name: string): string {
    const { raw } = base;
    const token = newToken();
    const now = base.opened.context.clock.now();
    raw.prepare("INSERT INTO rooms VALUES (?, 'local', 'p', '123456', 'm', 'Module', '[]', 'waiting', 0, ?, NULL) ON CONFLICT DO NOTHING").run(room, now);
    raw.prepare("INSERT INTO room_players VALUES (?, ?, ?, ?, '{}', ?)").run(`${room}-${name}`, room, digest(token), name, now);
    return token;
  }

  it('are each counted for their seat', async () => {
    const tokens = ['Alix', 'Bo', 'Camille'].map((name) => seatIn('r1', name));
    await askTimes(OPEN + 1);
    slowed(await ask());
    for (const seat of tokens) expect((await askTimes(OPEN, { url: mine, seat })).statusCode).toBe(200);
    slowed(await ask({ url: mine, seat: tokens[0] ?? '' }));
  });

  it('are counted together when their token holds no seat, and everywhere but in the room', async () => {
    await askTimes(OPEN, (index) => ({ url: mine, seat: `${'x'.repeat(40)}${index}` }));
    slowed(await ask({ url: mine, seat: 'y'.repeat(43) }));
    slowed(await ask({ seat: seatIn('r2', 'Alix') }));
  });
});

describe('the address of the caller', () => {
  it('is the one a configured proxy gives', async () => {
    await askTimes(OPEN, { from: '10.0.0.1', forwarded: '198.51.100.7' });
    slowed(await ask({ from: '10.0.0.1', forwarded: '198.51.100.7' }));
    expect((await ask({ from: '10.0.0.1', forwarded: '198.51.100.8' })).statusCode).toBe(200);
  });

  it('is never the one that somebody else writes', async () => {
    await askTimes(OPEN, (index) => ({ forwarded: `198.51.100.${index}` }));
    slowed(await ask({ forwarded: '203.0.113.1' }));
  });

  it('is not changed by what the caller puts before the proxy', async () => {
    await askTimes(OPEN, (index) => ({ from: '10.0.0.1', forwarded: `203.0.113.${index}, 198.51.100.7` }));
    slowed(await ask({ from: '10.0.0.1', forwarded: '203.0.113.254, 198.51.100.7' }));
  });
});

it('nobody is slowed down on one desk', async () => {
  const desk = await testApp();
  for (let index = 0; index <= OPEN; index++) expect((await desk.call({ method: 'GET', url: '/api/session' })).statusCode).toBe(200);
  await desk.close();
});
