import { unzipSync } from 'fflate';
import type { LightMyRequestResponse } from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ClauseFamily, ClauseList } from '../../shared/api/clauses.ts';
import type { LegalReference, ReferenceList, ThresholdList } from '../../shared/api/references.ts';
import type { Completeness } from '../../shared/api/completeness.ts';
import type { Scheme, SchemeList } from '../../shared/api/schemes.ts';
import type { CpvList } from '../../shared/api/cpv.ts';
import type { TenderDocument } from '../../shared/api/documents.ts';
import type { FindingList } from '../../shared/api/findings.ts';
import type { Tender, TenderList } from '../../shared/api/tenders.ts';
import { type TestApp, testApp } from '../support/app.ts';
import { problem } from '../support/problem.ts';
import { documentUpload, wordFile } from '../support/tender.ts';

let app: TestApp;
beforeAll(async () => {
  app = await testApp();
});
afterAll(() => app.close());

const get = (url: string): Promise<LightMyRequestResponse> => app.call({ method: 'GET', url });
const post = (url: string, payload: object): Promise<LightMyRequestResponse> => app.call({ method: 'POST', url, payload });
const json = async <T>(url: string): Promise<T> => {
  const response = await get(url);
  expect(response.statusCode, response.body.slice(0, 300)).toBe(200);
  expect(response.headers['content-type']).toBe('application/json; charset=utf-8');
  return response.json<T>();
};

describe('the published contract', () => {
  it('GET /api/health', async () => {
    expect(await json('/api/health')).toEqual({ status: 'ok', version: '0.0.0-test', contentVersion: expect.stringMatching(/^[0-9a-f]{12}$/) });
  });

  it('GET /api/clauses takes every parameter of the contract, empty ones included', async () => {
    const all = await json<ClauseList>('/api/clauses');
    expect(await json('/api/clauses?q=&lever=&piece=&contractType=&cpv=&on=')).toEqual(all);
    const some = await json<ClauseList>('/api/clauses?q=insertion&lever=execution-condition&piece=ccap&contractType=works&cpv=45&on=2026-09-01');
    expect(some.total).toBeGreaterThan(0);
    expect(some.items.length).toBe(some.total);
    for (const item of some.items)
      expect(item).toMatchObject({
        slug: expect.any(String),
        title: expect.any(String),
        summary: expect.any(String),
        levers: expect.arrayContaining(['execution-condition']),
        pieces: expect.arrayContaining(['ccap']),
        confidence: expect.stringMatching(/^(confirmed|single-source|unverified)$/),
      });
  });

  it('GET /api/clauses/:slug gives texts, variables, references, when to use, when not, risks', async () => {
    const family = await json<ClauseFamily>('/api/clauses/heures-insertion-travaux?on=2026-09-01');
    expect(family).toMatchObject({
      slug: 'heures-insertion-travaux',
      on: '2026-09-01',
      texts: expect.any(Array),
      variables: expect.any(Array),
      references: expect.any(Array),
      whenToUse: expect.any(Array),
      whenNotToUse: expect.any(Array),
      risks: expect.any(Array),
    });
    expect(family.texts.map(({ piece }) => piece)).toEqual(family.pieces);
    for (const { blocks, text } of family.texts) {
      expect(blocks.length).toBeGreaterThan(0);
      expect(text.length).toBeGreaterThan(50);
    }
  });

  it('POST /api/clauses/:slug/fill gives text, html and what is missing', async () => {
    const response = await post('/api/clauses/heures-insertion-travaux/fill', { piece: 'ccap', ccag: 'travaux', values: { heures: 1240 } });
    expect(response.statusCode).toBe(200);
    expect(response.json()).toMatchObject({
      text: expect.stringContaining('1\u202f240\u00a0heures'),
      html: expect.stringContaining('<p>'),
      missing: expect.arrayContaining(['facilitateur']),
    });
  });

  it('GET /api/references and /api/references/:id answer for a day', async () => {
    const list = await json<ReferenceList>('/api/references?on=2026-06-01');
    expect(list.total).toBe(list.items.length);
    const [before, after] = [
      await json<LegalReference>('/api/references/ccp-l2112-2-1?on=2026-06-01'),
      await json<LegalReference>('/api/references/ccp-l2112-2-1?on=2026-09-01'),
    ];
    expect([before.status, after.status]).toEqual(['not-yet', 'in-force']);
    expect(before).toMatchObject({ ...list.items.find(({ id }) => id === 'ccp-l2112-2-1') });
  });

  it('GET /api/thresholds answers for a day', async () => {
    const value = async (on: string) =>
      (await json<ThresholdList>(`/api/thresholds?on=${on}`)).items.find(({ id }) => id === 'direct-award-supplies-services')?.value;
    expect([await value('2026-03-31'), await value('2026-04-01')]).toEqual([4_000_000, 6_000_000]);
  });

  it('a scheme is created from a title alone, listed, read, saved, checked and exported', async () => {
    const created = await post('/api/schemes', { title: 'Schéma de contrôle' });
    expect(created.statusCode).toBe(201);
    const scheme = created.json<Scheme>();
    expect(created.headers.location).toBe(`/api/schemes/${scheme.id}`);
    expect(created.headers.etag).toBe('"1"');
    const list = await json<SchemeList>('/api/schemes');
    expect(list.total).toBe(list.items.length);
    expect(list.items.map(({ id }) => id)).toContain(scheme.id);
    expect(await json(`/api/schemes/${scheme.id}`)).toEqual(scheme);
    const saved = await app.call({ method: 'PATCH', url: `/api/schemes/${scheme.id}`, headers: { 'if-match': '"1"' }, payload: { title: 'Autre titre' } });
    expect([saved.statusCode, saved.headers.etag, saved.json<Scheme>().title]).toEqual([200, '"2"', 'Autre titre']);
    const { items } = await json<Completeness>(`/api/schemes/${scheme.id}/completeness`);
    expect(items.map(({ code }) => code)).toEqual(expect.arrayContaining(['C1', 'C2', 'C3', 'C4', 'C5', 'C6', 'C7', 'C8']));
    for (const item of items)
      expect(item).toMatchObject({ status: expect.stringMatching(/^(met|missing|partial)$/), message: expect.any(String), path: expect.any(String) });
    for (const final of ['', '?final=', '?final=true', '?final=false', '?final=1', '?final=0']) {
      const word = await get(`/api/schemes/${scheme.id}/export.docx${final}`);
      expect(word.statusCode, `${final} ${word.body.slice(0, 200)}`).toBe(200);
      expect(word.headers['content-type']).toBe('application/vnd.openxmlformats-officedocument.wordprocessingml.document');
      expect(word.headers['content-disposition']).toMatch(/^attachment; filename="[a-z0-9-]+\.docx"$/);
      expect(word.rawPayload.subarray(0, 4).toString('latin1')).toBe('PK\u0003\u0004');
    }
  }, 60_000);

  it('a consultation is created from a title alone, with one lot, listed, read, saved and computed', async () => {
    const made = await post('/api/tenders', { title: 'Consultation de contrôle' });
    expect(made.statusCode).toBe(201);
    const tender = made.json<Tender>();
    expect([made.headers.location, made.headers.etag, tender.lots.length]).toEqual([`/api/tenders/${tender.id}`, '"1"', 1]);
    const list = await json<TenderList>('/api/tenders');
    expect(list.total).toBe(list.items.length);
    expect(list.items.map(({ id }) => id)).toContain(tender.id);
    expect(await json(`/api/tenders/${tender.id}`)).toEqual(tender);
    const procedure = { ...tender.procedure, launchOn: '2027-03-15' };
    const saved = await app.call({ method: 'PATCH', url: `/api/tenders/${tender.id}`, headers: { 'if-match': '"1"' }, payload: { procedure } });
    expect([saved.statusCode, saved.headers.etag]).toEqual([200, '"2"']);
    for (const [part, fields] of [
      ['regime', { dated: true, value: { cents: 0 }, lots: [{ number: 1, socialCondition: { reason: expect.any(String) } }] }],
      ['recommendations', { dated: true, lots: [{ number: 1, levers: expect.any(Array), objectives: [] }] }],
      ['findings', { items: expect.any(Array), total: expect.any(Number), counts: { blocking: expect.any(Number) } }],
      ['notice', { lots: [{ eformsLot: 'LOT-0001', eforms: expect.any(Array), decp: expect.any(Array) }] }],
    ] as const)
      expect(await json(`/api/tenders/${tender.id}/${part}`), part).toMatchObject({ on: '2027-03-15', ...fields });
    const findings = await json<FindingList>(`/api/tenders/${tender.id}/findings`);
    for (const { rule } of findings.items) expect(rule).toMatch(/^[LX]\d\d$/);
  });

  it('a Word file of the buyer is sent, read, filled with tracked changes, and packed', async () => {
    const tender = (await post('/api/tenders', { title: 'Fichiers' })).json<Tender>();
    const file = await wordFile('# Objet', 'Le présent cahier.', '# Conditions d’exécution', 'Les prestations.');
    const url = `/api/tenders/${tender.id}/documents`;
    const sent = await app.call({ method: 'POST', url, ...documentUpload('ccap', file, 'CCAP.docx') });
    expect(sent.statusCode, sent.body.slice(0, 300)).toBe(201);
    const document = sent.json<TenderDocument>();
    expect(document).toMatchObject({ id: expect.any(String), warnings: expect.any(Array) });
    for (const item of document.outline)
      expect(item).toMatchObject({ id: expect.any(String), level: expect.any(Number), number: expect.any(String), text: expect.any(String) });
    const after = document.outline[1]?.id;
    const items = [{ slug: 'heures-insertion-travaux', lot: 1, after, values: { heures: 1240 } }];
    const word = await post(`${url}/${document.id}/insertions`, { items, tracked: true });
    expect(word.statusCode, word.body.slice(0, 300)).toBe(200);
    expect(word.headers['content-type']).toBe('application/vnd.openxmlformats-officedocument.wordprocessingml.document');
    const main = Buffer.from(unzipSync(word.rawPayload)['word/document.xml'] ?? []).toString('utf8');
    expect(main).toContain('<w:ins ');
    expect(main).toContain('1\u202f240');
    const archive = await get(`/api/tenders/${tender.id}/package.zip`);
    expect(archive.statusCode, archive.body.slice(0, 300)).toBe(200);
    expect(archive.headers['content-type']).toBe('application/zip');
    expect(Object.keys(unzipSync(archive.rawPayload)).some((name) => name.includes('CCAP'))).toBe(true);
  }, 60_000);

  it('GET /api/cpv finds by words and by code', async () => {
    const found = await json<CpvList>('/api/cpv?q=nettoyage%20de%20bureaux&limit=3');
    expect(found.items[0]).toEqual(await json('/api/cpv/90919200-4'));
  });

  it('a final export leaves out what a draft says is missing', async () => {
    const name = async (query: string) => (await get(`/api/schemes/exemple/export.docx${query}`)).headers['content-disposition'];
    expect(await name('?final=true')).toContain('"schema-');
    expect(await name('')).toContain('"projet-de-schema-');
  }, 60_000);
});

/** « GET /api/schemes/{id} » for each line of the tree that Fastify prints. */
function printedRoutes(tree: string): string[] {
  const above: string[] = [];
  return tree.split('\n').flatMap((line) => {
    const match = /^([│ ]*)[├└]── (\S*)(?: \(([A-Z, ]+)\))?/.exec(line);
    if (!match) return [];
    const depth = (match[1] ?? '').length / 4;
    above.length = depth;
    above[depth] = match[2] ?? '';
    const path = above
      .join('')
      .replace(/\/+/g, '/')
      .replace(/:(\w+)/g, '{$1}');
    return (match[3] ?? '')
      .split(', ')
      .filter((method) => method !== '' && method !== 'HEAD')
      .map((method) => `${method} ${path}`);
  });
}

type Operation = { responses?: Record<string, { content?: Record<string, { schema?: object }>; description?: string }>; summary?: string; tags?: string[] };
type Description = { openapi: string; paths: Record<string, Record<string, Operation>> };

describe('the description of the API', () => {
  it('lists every route that the application answers', async () => {
    const { paths } = await json<Description>('/api/openapi.json');
    const described = Object.entries(paths).flatMap(([path, methods]) => Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`));
    const answered = printedRoutes(app.app.printRoutes({ commonPrefix: false })).filter((route) => route.includes('/api/') && !route.endsWith('openapi.json'));
    expect(described.sort()).toEqual(answered.sort());
    for (const route of [
      'GET /api/health',
      'GET /api/clauses',
      'GET /api/clauses/{slug}',
      'POST /api/clauses/{slug}/fill',
      'POST /api/clauses/{slug}/export.docx',
      'GET /api/references',
      'GET /api/references/{id}',
      'GET /api/thresholds',
      'GET /api/switches',
      'GET /api/doubts',
      'GET /api/ccags',
      'GET /api/catalogue',
      'GET /api/schemes',
      'POST /api/schemes',
      'GET /api/schemes/{id}',
      'PATCH /api/schemes/{id}',
      'DELETE /api/schemes/{id}',
      'POST /api/schemes/{id}/restore',
      'GET /api/schemes/{id}/versions',
      'GET /api/schemes/{id}/versions/{revision}',
      'GET /api/schemes/{id}/completeness',
      'GET /api/schemes/{id}/export.docx',
      'POST /api/files',
      'GET /api/files/{id}',
    ])
      expect(described).toContain(route);
  });

  it('gives each route a summary, a tag, a good answer with a schema and its refusals as problems', async () => {
    const { openapi, paths } = await json<Description>('/api/openapi.json');
    expect(openapi).toBe('3.1.0');
    for (const [path, methods] of Object.entries(paths)) {
      for (const [method, { responses = {}, summary, tags }] of Object.entries(methods)) {
        const route = `${method} ${path}`;
        expect(summary, route).toBeTruthy();
        expect(tags?.length, route).toBe(1);
        // The way back from the identity provider is answered by an address to go to.
        const good = Object.entries(responses).filter(([status]) => status.startsWith('2') || status === '303');
        // Made, or found as another window left it; taken, and worked on afterwards.
        expect(good.map(([status]) => status).join(), route).toMatch(/^(200|201|202|204|303|200,201)$/);
        for (const [status, { content }] of good) if (status !== '204' && status !== '303') expect(Object.values(content ?? {})[0]?.schema, route).toBeTruthy();
        for (const [status, { content }] of Object.entries(responses))
          if (status >= '4') expect(JSON.stringify(Object.values(content ?? {})[0]?.schema), `${route} ${status}`).toContain('remedy');
      }
    }
  });
});

describe('an address that does not exist', () => {
  it.each([
    '/api/inconnu',
    '/api/',
    '/api/schemes/x/y',
    '/assets/absent.js',
    '/api/clauses/aucune-clause',
    '/api/references/ccp-l9999',
    '/api/schemes/aucun',
    '/api/schemes/aucun/completeness',
    '/api/schemes/aucun/versions',
    '/api/schemes/aucun/export.docx',
    '/api/schemes/exemple/versions/999',
    '/api/files/aucun',
    '/api/tenders/aucune',
    '/api/tenders/aucune/regime',
    '/api/tenders/aucune/recommendations',
    '/api/tenders/aucune/findings',
    '/api/tenders/aucune/notice',
    '/api/tenders/aucune/documents',
    '/api/tenders/aucune/documents/aucun/original.docx',
    '/api/tenders/aucune/package.zip',
    '/api/schemes/aucun/contributions',
    '/api/cpv/99999999',
  ])('%s is a French 404', async (url) => {
    problem(await get(url), 404, 'NOT_FOUND');
  });

  it('an unknown method too', async () => {
    problem(await app.call({ method: 'PUT', url: '/api/schemes/exemple', payload: {} }), 404);
  });

  it.each([
    '/api/clauses/',
    '/api/clauses/%E0%A4%A',
    '/api/clauses/%',
    '/%c0%ae',
    `/api/clauses/${'a'.repeat(300)}`,
    '/api/clauses/a%00b',
    '/api/clauses/..%2f..%2fetc%2fpasswd',
    '/assets/..%2f..%2f..%2fpackage.json',
  ])('%s is refused as a problem, never read', async (url) => {
    const response = await get(url);
    expect([400, 403, 404]).toContain(response.statusCode);
    problem(response, response.statusCode);
  });

  it.each([
    '/assets/../../package.json',
    '/assets/%2e%2e/%2e%2e/package.json',
    '/..%2fpackage.json',
    '/.git/config',
    '/package.json',
    '//etc/passwd',
    '/%2e%2e%2f%2e%2e%2fetc%2fpasswd',
    '/..\\..\\package.json',
  ])('%s gives nothing of the disk', async (url) => {
    expect((await get(url)).body).not.toMatch(/"private": true|\[core\]|root:x:/);
  });

  it('outside the API is the application page', async () => {
    const page = await get('/schemas/exemple');
    expect([page.statusCode, page.headers['content-type']]).toEqual([200, 'text/html; charset=utf-8']);
    expect(page.body).toContain('<div id=');
  });
});
