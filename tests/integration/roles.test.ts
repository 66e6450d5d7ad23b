import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildApp } from '../../server/app.ts';
import { type TestApp, testApp } from '../support/app.ts';

/** Open to anybody: they say nothing of anyone's work. */
const OPEN = new Set(['GET /api/health', 'GET /api/session']);

const BODIES: Record<string, object> = {
  'POST /api/schemes': { title: 'Essai' },
  'PATCH /api/schemes/{id}': { title: 'Essai' },
  'POST /api/clauses/{slug}/fill': { piece: 'ccap' },
  'POST /api/clauses/{slug}/export.docx': {},
  'POST /api/tenders': { title: 'Essai' },
  'PATCH /api/tenders/{id}': { title: 'Essai' },
  'PATCH /api/tenders/{id}/documents/{docId}': { piece: 'ccap' },
  'POST /api/tenders/{id}/documents/{docId}/insertions': { items: [{ slug: 'heures-insertion-travaux', after: 'end' }] },
  'POST /api/tenders/{id}/documents/{docId}/insertions/preview': { items: [{ slug: 'heures-insertion-travaux', after: 'end' }] },
  'POST /api/hours/annex.docx': { method: 'works-and-services', amountCents: 100_000_000, labourShare: 5000 },
  'PUT /api/hours/labour-shares/{id}': { shareBasisPoints: 5000, source: '' },
  'POST /api/hours/estimate': { method: 'works-and-services', amountCents: 100_000_000, labourShare: 5000 },
};

/** What an address cannot be asked without. */
const QUERIES: Record<string, string> = { 'GET /api/cpv': '?q=travaux' };

const PARAMETERS: Record<string, string> = { slug: 'heures-insertion-travaux', revision: '1' };
const parameterOf = (address: string, name: string): string =>
  name === 'id' && address.includes('/references/') ? 'ccp-l2111-3' : (PARAMETERS[name] ?? 'exemple');

describe('a person without any role', () => {
  let base: TestApp;
  let nobody: Awaited<ReturnType<typeof buildApp>>;
  const routes: string[] = [];

  beforeAll(async () => {
    base = await testApp();
    // What is kept for somebody who may read must not leak to who may not.
    await base.call({ method: 'GET', url: '/api/clauses/heures-insertion-travaux' });
    nobody = await buildApp({
      context: base.opened.context,
      pagesFolder: 'none',
      actor: { personId: 'nobody', organisationId: 'local', roles: [] },
    });
    const description: { paths: Record<string, Record<string, unknown>> } = (await base.call({ method: 'GET', url: '/api/openapi.json' })).json();
    for (const [path, methods] of Object.entries(description.paths)) for (const method of Object.keys(methods)) routes.push(`${method.toUpperCase()} ${path}`);
  });

  afterAll(async () => {
    await nobody.close();
    await base.close();
  });

  it('is refused by every route of the description', async () => {
    expect(routes.length).toBeGreaterThan(20);
    const let_through: string[] = [];
    for (const route of routes.filter((known) => !OPEN.has(known))) {
      const [method = 'GET', path = ''] = route.split(' ');
      const url = `${path.replace(/\{(\w+)\}/g, (_, name: string) => parameterOf(path, name))}${QUERIES[route] ?? ''}`;
      const body = BODIES[route];
      const known = method === 'GET' || method === 'POST' || method === 'PATCH' || method === 'PUT' || method === 'DELETE' ? method : 'GET';
      const reply = await nobody.inject({ method: known, url, headers: { host: '127.0.0.1', 'if-match': '"1"' }, ...(body ? { payload: body } : {}) });
      if (reply.statusCode !== 403) let_through.push(`${route}: ${reply.statusCode}`);
    }
    expect(let_through).toEqual([]);
  });
});
