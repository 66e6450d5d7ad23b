/** Requests drawn from the API's own description, right or wrong: none may end in an unexpected error. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Scheme, SchemeList } from '../../shared/api/schemes.ts';
import type { TenderList } from '../../shared/api/tenders.ts';
import { type TestApp, testApp } from '../support/app.ts';
import { type Drawn, drawnOperations, hold } from '../support/hostile.ts';
import { fillOrganisation } from '../support/organisation.ts';
import type { Ids } from '../support/routes.ts';

let app: TestApp;
let operations: Drawn[];

beforeAll(async () => {
  app = await testApp();
  const targets: Ids[] = [];
  for (const mark of ['un', 'deux', 'trois', 'quatre']) targets.push(await fillOrganisation(app, { id: 'local', email: '', cookie: '', call: app.call }, mark));
  operations = await drawnOperations(app, targets);
}, 60_000);
afterAll(() => app.close());

const run = (wanted: (operation: Drawn) => boolean, runs: (operation: Drawn) => number) => hold(app.call, operations.filter(wanted), runs);
const isMade = ({ path }: Drawn): boolean => /\.(docx|zip)$/.test(path) || path.endsWith('/insertions');
const takesAway = ({ method }: Drawn): boolean => method === 'DELETE';

describe('requests drawn from the description of the API, on one desk', () => {
  it('never end in an unexpected error when they write schemes and consultations', async () => {
    await run(
      ({ method, path }) => method !== 'GET' && /^\/api\/(schemes|tenders)(\/\{id\})?$/.test(path) && method !== 'DELETE',
      () => 50,
    );
  }, 120_000);

  it('never end in an unexpected error, whatever the route', async () => {
    await run(
      (operation) => !takesAway(operation),
      (operation) => (isMade(operation) ? 2 : operation.path.startsWith('/api/tenders/{id}/') ? 8 : 5),
    );
  }, 120_000);

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
  }, 60_000);

  it('never end in an unexpected error when they take things away', async () => {
    await run(takesAway, () => 6);
    expect((await app.call({ method: 'GET', url: '/api/health' })).statusCode).toBe(200);
  }, 60_000);
});
