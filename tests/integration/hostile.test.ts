/** Requests drawn from the API's own description, right or wrong: none may end in an unexpected error. */
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Scheme, SchemeList } from '../../shared/api/schemes.ts';
import type { TenderDocument } from '../../shared/api/documents.ts';
import type { Tender, TenderList } from '../../shared/api/tenders.ts';
import { type TestApp, testApp } from '../support/app.ts';
import { nearly, type Schema } from '../support/from-schema.ts';
import { problem } from '../support/problem.ts';
import { documentUpload, wordFile } from '../support/tender.ts';
import { soundTender } from '../unit/tender/support.ts';

type Parameter = { name: string; in: string; schema: Schema };
type Operation = { parameters?: Parameter[]; requestBody?: { content: Record<string, { schema: Schema }> } };
type Request = { method: 'GET' | 'POST' | 'PATCH' | 'DELETE'; url: string; payload?: string; headers: Record<string, string> };

let app: TestApp;
const schemes: string[] = [];
const tenders: string[] = [];
const documents: string[] = [];
const operations: { method: Request['method']; path: string; operation: Operation }[] = [];

beforeAll(async () => {
  app = await testApp();
  for (let i = 0; i < 6; i++)
    schemes.push((await app.call({ method: 'POST', url: '/api/schemes', payload: { title: `Cible ${i}`, startingPoint: 'commune' } })).json<Scheme>().id);
  const file = await wordFile('# Objet', 'Le présent cahier.', '# Exécution', 'Les prestations.');
  for (let i = 0; i < 4; i++) {
    const { id } = (await app.call({ method: 'POST', url: '/api/tenders', payload: { title: `Consultation ${i}` } })).json<Tender>();
    await app.call({ method: 'PATCH', url: `/api/tenders/${id}`, headers: { 'if-match': '"1"' }, payload: soundTender() });
    const sent = await app.call({ method: 'POST', url: `/api/tenders/${id}/documents`, ...documentUpload('ccap', file, 'CCAP.docx') });
    documents.push(sent.json<TenderDocument>().id);
    tenders.push(id);
  }
  const description = (await app.call({ method: 'GET', url: '/api/openapi.json' })).json<{ paths: Record<string, Record<string, Operation>> }>();
  for (const [path, methods] of Object.entries(description.paths)) {
    for (const [name, operation] of Object.entries(methods)) {
      const method = (['GET', 'POST', 'PATCH', 'DELETE'] as const).find((known) => known === name.toUpperCase());
      if (method) operations.push({ method, path, operation });
    }
  }
});
afterAll(() => app.close());

/** Identifiers that exist, so that requests go further than a 404. */
const KNOWN = ['exemple', 'heures-insertion-travaux', 'ccp-l2112-2-1', '1', 'absent', 'a.b', '%E0%A4%A', '..', 'a%00'];
const asText = (value: unknown): string => (typeof value === 'string' ? value : (JSON.stringify(value) ?? ''));

/** Each parameter by what usually stands there; a known consultation gets its own file. */
const addressOf = (path: string, id: string): string =>
  path.replace(/\{(\w+)\}/g, (_, name: string) => {
    if (name === 'docId') return documents[tenders.indexOf(id)] ?? id;
    if (name === 'lotId') return tenders.includes(id) ? 'lot-1' : id;
    return name === 'slug' && tenders.includes(id) ? 'heures-insertion-services' : id;
  });

function requestOf({ method, path, operation }: (typeof operations)[number]): fc.Arbitrary<Request> {
  const query = (operation.parameters ?? []).filter((parameter) => parameter.in === 'query');
  const schema = Object.values(operation.requestBody?.content ?? {})[0]?.schema;
  return fc
    .record({
      id: fc.oneof(
        { weight: 5, arbitrary: fc.constantFrom(...KNOWN) },
        { weight: path.includes('/schemes') ? 30 : 1, arbitrary: fc.constantFrom(...schemes) },
        { weight: path.includes('/tenders') ? 30 : 1, arbitrary: fc.constantFrom(...tenders) },
        { weight: 1, arbitrary: fc.string({ maxLength: 20 }).map(encodeURIComponent) },
      ),
      query: fc.record(Object.fromEntries(query.map((parameter) => [parameter.name, nearly(parameter.schema)])), { requiredKeys: [] }),
      body: schema ? nearly(schema) : fc.constant(undefined),
      match: fc.oneof({ weight: 6, arbitrary: fc.constant('current') }, { weight: 1, arbitrary: fc.constantFrom('"1"', 'W/"1"', '*', '', 'x'.repeat(50)) }),
    })
    .map(({ id, query: values, body, match }) => {
      const search = Object.entries(values)
        .map(([name, value]) => `${name}=${encodeURIComponent(asText(value).replace(/\p{Cs}/gu, ''))}`)
        .join('&');
      return {
        method,
        url: `${addressOf(path, id)}${search ? `?${search}` : ''}`,
        headers: { ...(method === 'PATCH' ? { 'if-match': match } : {}), ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
        ...(body === undefined ? {} : { payload: JSON.stringify(body) }),
      };
    });
}

/** Writes are sent for the revision that is there, so that they are judged on what they write. */
async function current({ url, headers }: Request): Promise<Record<string, string>> {
  if (headers['if-match'] !== 'current') return headers;
  return { ...headers, 'if-match': String((await app.call({ method: 'GET', url })).headers.etag ?? '"1"') };
}

async function holds(request: Request): Promise<void> {
  const response = await app.call({ ...request, headers: await current(request) });
  expect(response.statusCode, `${request.method} ${request.url} ${request.payload?.slice(0, 500)}\n${response.body.slice(0, 300)}`).toBeLessThan(500);
  if (response.statusCode >= 400) problem(response, response.statusCode);
}

const run = (wanted: (path: string, method: string) => boolean, numRuns: number) =>
  fc.assert(fc.asyncProperty(fc.constantFrom(...operations.filter(({ path, method }) => wanted(path, method))).chain(requestOf), holds), {
    numRuns,
    interruptAfterTimeLimit: 45_000,
  });

describe('requests drawn from the description of the API', () => {
  it('never end in an unexpected error', async () => {
    await run((path) => !path.endsWith('.docx') && !path.endsWith('.zip') && path !== '/api/files', 300);
  }, 60_000);

  it('never end in an unexpected error when they write schemes', async () => {
    await run((path, method) => method !== 'DELETE' && (path === '/api/schemes' || path === '/api/schemes/{id}'), 300);
  }, 60_000);

  it('never end in an unexpected error when they write consultations', async () => {
    await run((path, method) => method !== 'DELETE' && (path === '/api/tenders' || path === '/api/tenders/{id}'), 300);
  }, 60_000);

  it('never end in an unexpected error when they read or fill a consultation', async () => {
    await run((path, method) => method !== 'DELETE' && path.startsWith('/api/tenders/{id}/') && !path.endsWith('.docx') && !path.endsWith('.zip'), 150);
  }, 60_000);

  it('never end in an unexpected error when they ask for a Word file', async () => {
    await run((path) => path.endsWith('.docx'), 25);
  }, 60_000);

  it('leave every scheme readable, checked and listed', async () => {
    const list = await app.call({ method: 'GET', url: '/api/schemes' });
    expect(list.statusCode).toBe(200);
    for (const { id } of list.json<SchemeList>().items) {
      const read = await app.call({ method: 'GET', url: `/api/schemes/${id}` });
      expect(read.statusCode).toBe(200);
      expect((await app.call({ method: 'GET', url: `/api/schemes/${id}/completeness` })).statusCode).toBe(200);
      expect(read.json<Scheme>().title.trim()).not.toBe('');
    }
  });

  it('leave every consultation readable, checked and listed', async () => {
    const list = await app.call({ method: 'GET', url: '/api/tenders' });
    expect(list.statusCode).toBe(200);
    for (const { id } of list.json<TenderList>().items) {
      for (const part of ['', '/regime', '/recommendations', '/findings', '/notice', '/documents']) {
        const read = await app.call({ method: 'GET', url: `/api/tenders/${id}${part}` });
        expect(read.statusCode, `${part} ${read.body.slice(0, 300)}`).toBe(200);
      }
    }
  });
});
