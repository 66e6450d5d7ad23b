import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildApp } from '../../server/app.ts';
import { errorForLog, loggerOptions } from '../../server/plugins/logging.ts';
import { SERVED, type TestApp, testApp } from '../support/app.ts';
import { addPerson, type TestPerson } from '../support/people.ts';
import { documentUpload, wordFile } from '../support/tender.ts';

const HOST = '127.0.0.1:3000';
const PASSWORD = 'quatre mots sans rapport entre eux';
const EMAIL = 'camille.exemple@exemple.test';
const TITLE = 'Restauration scolaire confidentielle';
const ADDRESS = '198.51.100.77';
const BROWSER = 'Mozilla/5.0 (X11; Linux x86_64) Firefox/130.0 navigateur-de-camille';
const FILE = 'fichier-de-camille.docx';
const TOKEN = 'jeton-d-essai-de-quarante-trois-caracteres-00';

let base: TestApp;
let app: FastifyInstance;
let person: TestPerson;
const lines: string[] = [];

const send = (method: 'GET' | 'POST' | 'PATCH', url: string, payload?: object | Buffer, headers: Record<string, string> = {}) =>
  app.inject({
    method,
    url,
    remoteAddress: ADDRESS,
    headers: { host: HOST, origin: `http://${HOST}`, 'user-agent': BROWSER, cookie: person.cookie, ...headers },
    ...(payload ? { payload } : {}),
  });

beforeAll(async () => {
  base = await testApp({ environment: SERVED });
  const passwordHash = await base.opened.context.identity.passwords.hash(PASSWORD);
  person = addPerson(base, { roles: ['buyer'], email: EMAIL, name: 'Camille Exemple', passwordHash });
  // Every level: what would only be written while looking for a fault is read too.
  app = await buildApp({ context: base.opened.context, pagesFolder: 'none', logger: loggerOptions('trace', { write: (line) => lines.push(line) }) });
  app.get('/api/essai/:nom', { schema: { 'x-rule': 'open' } }, async () => {
    const cause = Object.assign(new Error(`UNIQUE constraint failed: ${EMAIL}`), { code: 'SQLITE_CONSTRAINT_UNIQUE', params: [EMAIL] });
    throw Object.assign(new Error(`Failed query: insert into people\nparams: ${EMAIL},${TITLE}`, { cause }), { params: [EMAIL, TITLE], query: 'insert' });
  });
});
afterAll(async () => {
  await app.close();
  await base.close();
});

type Line = { level: number; msg: string; method?: string; route?: string; status?: number; ms?: number; reqId?: string; err?: object };
const logged = (): Line[] => lines.map((line): Line => JSON.parse(line));

describe('the log, read at every level', () => {
  it('has one line a request: method, route, status, time, identifier, and nothing else', async () => {
    lines.length = 0;
    await send('GET', `/api/schemes/schema-de-camille?q=${EMAIL}`);
    const requests = logged().filter(({ msg }) => msg === 'request');
    expect(requests).toEqual([
      {
        level: 30,
        time: expect.any(Number),
        pid: expect.any(Number),
        hostname: expect.any(String),
        reqId: expect.any(String),
        method: 'GET',
        route: '/api/schemes/:id',
        status: 404,
        ms: expect.any(Number),
        msg: 'request',
      },
    ]);
  });

  it('says nothing of who signed in, what they sent, where from, with what', async () => {
    lines.length = 0;
    const signedIn = await send('POST', '/api/session', { email: EMAIL, password: PASSWORD }, { cookie: '' });
    expect(signedIn.statusCode).toBe(200);
    await send('POST', '/api/session', { email: EMAIL, password: `${PASSWORD} faux` }, { cookie: '' });
    await send('POST', '/api/links/facts', { token: TOKEN });
    await send('GET', `/api/session/sso/callback?code=${TOKEN}&state=${TOKEN}`);
    const tender = (await send('POST', '/api/tenders', { title: TITLE })).json<{ id: string }>();
    const upload = documentUpload('ccap', await wordFile('Article 1 – Objet'), FILE);
    expect((await send('POST', `/api/tenders/${tender.id}/documents`, upload.payload, upload.headers)).statusCode).toBe(201);
    await send('POST', '/api/tenders', { title: TITLE, inconnu: EMAIL });
    await send('POST', '/api/tenders', Buffer.from(`{"title":"${TITLE}`), { 'content-type': 'application/json' });
    await send('GET', `/inconnu/${EMAIL}?jeton=${TOKEN}`);
    await send('GET', `/api/inconnu/${EMAIL}`);
    await send('GET', `/api/%zz?${EMAIL}`);
    await app.inject({ method: 'GET', url: '/api/session', headers: { host: `${EMAIL}` } });
    await send('GET', '/api/essai/camille');
    expect(lines.length).toBeGreaterThanOrEqual(11);
    const whole = lines.join('');
    for (const secret of [
      EMAIL,
      'camille',
      PASSWORD,
      TITLE,
      ADDRESS,
      BROWSER,
      'Mozilla',
      FILE,
      TOKEN,
      person.cookie.split('=')[1] ?? 'none',
      tender.id,
      HOST,
      signedIn.cookies[0]?.value ?? 'none',
    ])
      expect(whole.toLowerCase(), secret).not.toContain(secret.toLowerCase());
  });

  it('says of an unexpected failure its kind, its code and where it happened', async () => {
    lines.length = 0;
    expect((await send('GET', '/api/essai/camille')).statusCode).toBe(500);
    const [failure] = logged().filter(({ level }) => level === 50);
    expect(failure).toMatchObject({
      msg: 'unexpected failure',
      reqId: expect.any(String),
      err: {
        type: 'Error',
        message: 'Failed query: insert into people',
        stack: expect.stringContaining('logging.test.ts'),
        cause: { code: 'SQLITE_CONSTRAINT_UNIQUE', message: 'UNIQUE constraint failed: [adresse]' },
      },
    });
  });

  it('hides what somebody would write in it by mistake', () => {
    lines.length = 0;
    app.log.warn({ email: EMAIL, person: { name: 'Camille', email: EMAIL }, headers: { cookie: TOKEN }, body: { password: PASSWORD } }, 'essai');
    expect(lines.join('')).not.toMatch(/camille|jeton-d|quatre mots/i);
    expect(lines.join('')).toContain('[retiré]');
  });
});

it('a message keeps its words and loses what it quotes', () => {
  expect(errorForLog(new Error(`no account for <${EMAIL}> with ${TOKEN} here`)).message).toBe('no account for <[adresse]> with [jeton] here');
  expect(errorForLog('texte').message).toBe('');
});
