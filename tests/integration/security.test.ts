import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { SchemeList } from '../../shared/api/schemes.ts';
import { type TestApp, testApp } from '../support/app.ts';
import { problem } from '../support/problem.ts';

let app: TestApp;
beforeAll(async () => {
  app = await testApp();
});
afterAll(() => app.close());

const create = (headers: Record<string, string>) =>
  app.app.inject({ method: 'POST', url: '/api/schemes', headers: { host: '127.0.0.1:3000', ...headers }, payload: { title: 'De loin' } });

describe('headers of every answer', () => {
  it.each(['/', '/api/health', '/api/inconnu', '/api/clauses?on=x', '/schemas/exemple'])('%s carries a strict policy', async (url) => {
    const { headers } = await app.call({ method: 'GET', url });
    const policy = String(headers['content-security-policy']);
    expect(policy).toContain("default-src 'self'");
    expect(policy).toContain("script-src 'self'");
    expect(policy).toContain("object-src 'none'");
    expect(policy).toContain("base-uri 'none'");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).not.toMatch(/unsafe-inline|unsafe-eval|https?:|\*/);
    expect(headers['x-content-type-options']).toBe('nosniff');
    expect(headers['referrer-policy']).toBe('no-referrer');
    expect(headers['x-powered-by']).toBeUndefined();
    expect(headers['access-control-allow-origin']).toBeUndefined();
  });

  it('keeps what a person wrote out of every cache', async () => {
    for (const url of ['/api/schemes', '/api/schemes/exemple', '/api/schemes/exemple/completeness', '/api/health'])
      expect((await app.call({ method: 'GET', url })).headers['cache-control']).toBe('no-store');
  });
});

describe('who may call', () => {
  it.each([
    'clausier.example',
    'clausier.example:3000',
    '127.0.0.1.nip.io:3000',
    '192.168.1.10:3000',
    'localhost.evil.example',
    '127.0.0.1:3000@evil.example',
    '[::2]:3000',
  ])('Host %j is refused', async (host) => {
    problem(await app.app.inject({ method: 'GET', url: '/api/schemes', headers: { host } }), 403, 'ORIGIN_REFUSED');
  });

  it.each(['localhost:3000', '127.0.0.1', 'LOCALHOST:8080', '[::1]:3000'])('Host %s is this desk', async (host) => {
    expect((await app.app.inject({ method: 'GET', url: '/api/health', headers: { host } })).statusCode).toBe(200);
  });

  it.each(['https://evil.example', 'http://127.0.0.1:8080', 'http://localhost:3000', 'null', 'http://127.0.0.1:3000.evil.example', ''])(
    'a write from origin %j is refused',
    async (origin) => {
      problem(await create({ origin }), 403, 'ORIGIN_REFUSED');
    },
  );

  it.each(['cross-site', 'same-site'])('a write that the browser calls %s is refused', async (site) => {
    problem(await create({ 'sec-fetch-site': site }), 403, 'ORIGIN_REFUSED');
  });

  it('a form of another site cannot write either, whatever its type', async () => {
    for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x']) {
      const response = await app.app.inject({
        method: 'POST',
        url: '/api/schemes',
        headers: { host: '127.0.0.1:3000', 'content-type': type, origin: 'https://evil.example' },
        payload: 'title=x',
      });
      problem(response, 403, 'ORIGIN_REFUSED');
    }
  });

  it('nothing of what was refused was written', async () => {
    const { items } = (await app.call({ method: 'GET', url: '/api/schemes' })).json<SchemeList>();
    expect(items.filter(({ title }) => title === 'De loin')).toEqual([]);
  });

  it('the page itself, and a command line, may write', async () => {
    expect((await create({ origin: 'http://127.0.0.1:3000', 'sec-fetch-site': 'same-origin' })).statusCode).toBe(201);
    expect((await create({})).statusCode).toBe(201);
  });
});

describe('what cannot be read', () => {
  const send = (payload: string, type = 'application/json') => app.call({ method: 'POST', url: '/api/schemes', headers: { 'content-type': type }, payload });

  it.each([
    '{',
    '{"title":',
    '[]',
    '"titre"',
    'null',
    '12',
    '',
    '{"title":"a"}}',
    '{"__proto__":{"a":1},"title":"x"}',
    '{"constructor":{"prototype":{"a":1}},"title":"x"}',
  ])('%s is refused in French', async (payload) => {
    problem(await send(payload), 400, 'INVALID_INPUT');
  });

  it('a text is not JSON', async () => {
    problem(await send('title=x', 'text/plain'), 400, 'INVALID_INPUT');
  });

  it.each(['application/xml', 'application/x-www-form-urlencoded'])('%s is not a type we read', async (type) => {
    problem(await send('title=x', type), 415, 'UNSUPPORTED_FILE');
  });

  it('a body of five million bytes is refused before it is read', async () => {
    problem(await send(JSON.stringify({ title: 'x'.repeat(5_000_000) })), 413, 'TOO_LARGE');
  });
});
