/** The same requests to a served Clausier, from who administers another organisation and from nobody; then what is not even a request. */
import { connect } from 'node:net';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ROLES } from '../../shared/permissions.ts';
import { SERVED, type TestApp, testApp } from '../support/app.ts';
import { type Drawn, drawnOperations, hold } from '../support/hostile.ts';
import { fillOrganisation } from '../support/organisation.ts';
import { addOrganisation, addPerson, callWith, openSession, type TestPerson } from '../support/people.ts';
import { problem } from '../support/problem.ts';
import { multipart } from '../support/upload.ts';

let app: TestApp;
let operations: Drawn[];
let stranger: TestPerson;
let port: number;

beforeAll(async () => {
  app = await testApp({ environment: SERVED });
  const theirs = await fillOrganisation(app, addPerson(app, { roles: ROLES }), 'repere');
  addOrganisation(app, 'autre', 'Autre commune');
  stranger = addPerson(app, { roles: ROLES, organisationId: 'autre' });
  const own = [await fillOrganisation(app, stranger, 'ailleurs', 'autre'), await fillOrganisation(app, stranger, 'encore', 'autre')];
  operations = await drawnOperations(app, [...own, theirs]);
  port = Number(new URL(await app.app.listen({ port: 0, host: '127.0.0.1' })).port);
}, 60_000);
afterAll(() => app.close());

/** In a session of its own: some routes end the one that asks. */
const asStranger = (options: Parameters<TestPerson['call']>[0]) => callWith(app, openSession(app, stranger.id, 'autre'), options);
const asNobody = (options: Parameters<TestPerson['call']>[0]) => callWith(app, '', options);
const isMade = ({ path }: Drawn): boolean => /\.(docx|zip)$/.test(path) || path.endsWith('/insertions') || path === '/api/service/backups';
const documentsOf = (organisationId: string): unknown[] =>
  ['schemes', 'tenders'].flatMap((table) =>
    app.raw.prepare(`SELECT id, revision, title, deleted_at, team_id FROM ${table} WHERE organisation_id = ? ORDER BY id`).all(organisationId),
  );

describe('requests drawn from the description of the API, served', () => {
  it('never end in an unexpected error, from who administers another organisation, and change nothing of the first', async () => {
    const before = documentsOf('local');
    await hold(asStranger, operations, (operation) => (isMade(operation) ? 2 : 5));
    expect(documentsOf('local')).toEqual(before);
    expect((await asStranger({ method: 'GET', url: '/api/session' })).json()).toMatchObject({ organisation: { id: 'autre' } });
    expect((await asStranger({ method: 'GET', url: '/api/schemes' })).statusCode).toBe(200);
  }, 120_000);

  it('never end in an unexpected error, from nobody, who changes nothing', async () => {
    const before = documentsOf('local').concat(documentsOf('autre'));
    await hold(asNobody, operations, () => 3);
    expect(documentsOf('local').concat(documentsOf('autre'))).toEqual(before);
    expect((await asNobody({ method: 'GET', url: '/api/health' })).statusCode).toBe(200);
  }, 120_000);
});

/** What the server says to these bytes until it hangs up; the writing side is closed at once. */
const say = (bytes: Buffer): Promise<string> =>
  new Promise((resolve, reject) => {
    const heard: Buffer[] = [];
    const socket = connect(port, '127.0.0.1', () => socket.end(bytes));
    socket.on('data', (chunk) => heard.push(chunk));
    socket.on('error', (error) => ('code' in error && error.code === 'ECONNRESET' ? resolve(Buffer.concat(heard).toString('latin1')) : reject(error)));
    socket.on('close', () => resolve(Buffer.concat(heard).toString('latin1')));
  });

const HOST = 'Host: 127.0.0.1';
const LINES: readonly string[] = [
  'GET / HTTP/1.1',
  'POST /api/session HTTP/1.1',
  'GET http://exemple.test/api/session HTTP/1.1',
  'TRACE / HTTP/1.1',
  'CONNECT exemple.test:443 HTTP/1.1',
  'PRI * HTTP/2.0',
  'OPTIONS * HTTP/1.1',
  'GET /api/%00 HTTP/1.1',
  'GET /../../etc/passwd HTTP/1.1',
  `GET /${'a'.repeat(20_000)} HTTP/1.1`,
  HOST,
  'Host: exemple.test',
  'Content-Length: 5',
  'Content-Length: 50000000',
  'Content-Length: -1',
  'Transfer-Encoding: chunked',
  'Transfer-Encoding: gzip, chunked',
  'Transfer-Encoding : chunked',
  'Expect: 100-continue',
  'Upgrade: websocket',
  'Connection: close, upgrade',
  'Content-Type: application/json',
  `Cookie: __Host-clausier=${'x'.repeat(20_000)}`,
  ' suite',
  'é: é',
  '',
  '5',
  '{"a":',
  '0',
];

describe('bytes that are hardly a request', () => {
  it('are answered in French, or not at all, and the server goes on', async () => {
    const message = fc.oneof(
      { weight: 3, arbitrary: fc.array(fc.constantFrom(...LINES), { maxLength: 12 }).map((lines) => Buffer.from(`${lines.join('\r\n')}\r\n\r\n`)) },
      { weight: 1, arbitrary: fc.uint8Array({ maxLength: 500 }).map((bytes) => Buffer.from(bytes)) },
    );
    await fc.assert(
      fc.asyncProperty(message, async (bytes) => {
        const answer = await say(bytes);
        const status = Number(/^HTTP\/1\.1 (\d{3}) /.exec(answer)?.[1] ?? 0);
        expect(status, `${bytes.toString('latin1').slice(0, 300)}\n→ ${answer.slice(0, 300)}`).toBeLessThan(500);
        // Without a host, Node itself answers, with no words at all.
        if (status >= 400 && /content-type/i.test(answer))
          expect(answer, bytes.toString('latin1').slice(0, 300)).toMatch(/content-type: application\/problem\+json; charset=utf-8/i);
      }),
      { numRuns: 200, timeout: 30_000 },
    );
    expect((await fetch(`http://127.0.0.1:${port}/api/health`)).status).toBe(200);
  }, 60_000);

  it.each([
    ['a text that is not HTTP', 'bonjour\r\n\r\n', 400],
    ['headers longer than any', `GET / HTTP/1.1\r\n${HOST}\r\nCookie: ${'x'.repeat(40_000)}\r\n\r\n`, 431],
    ['two lengths that disagree', `POST /api/session HTTP/1.1\r\n${HOST}\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n`, 400],
  ])('%s is refused with words and with no more than that', async (_, text, status) => {
    const answer = await say(Buffer.from(text));
    expect(answer).toMatch(new RegExp(`^HTTP/1\\.1 ${status} `));
    expect(answer).toMatch(/content-type: application\/problem\+json; charset=utf-8/i);
    expect(answer).toMatch(/x-content-type-options: nosniff/i);
    const body: unknown = JSON.parse(Buffer.from(answer.slice(answer.indexOf('\r\n\r\n')), 'latin1').toString('utf8'));
    expect(body).toMatchObject({ status, code: status === 431 ? 'TOO_LARGE' : 'INVALID_INPUT' });
  });

  it('a form whose field bears a name of the language itself is refused in French', async () => {
    const { payload, headers } = multipart([{ name: '__proto__', value: 'logo' }]);
    const reply = await asStranger({ method: 'POST', url: '/api/files', payload, headers });
    expect(problem(reply, 400, 'INVALID_INPUT').detail).toContain('nom');
  });

  it('an address that cannot be decoded is refused under a policy at least as strict as any other', async () => {
    const reply = await asNobody({ method: 'GET', url: '/api/%E0%A4%A' });
    expect(reply.statusCode).toBe(404);
    expect(String(reply.headers['content-security-policy'])).toContain("default-src 'none'");
    expect(reply.headers['x-content-type-options']).toBe('nosniff');
    expect(reply.headers['cache-control']).toBe('no-store');
  });
});
