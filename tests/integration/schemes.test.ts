import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Completeness } from '../../shared/api/completeness.ts';
import type { Scheme, SchemeList } from '../../shared/api/schemes.ts';
import { emptyScheme } from '../../shared/scheme/empty.ts';
import { type TestApp, testApp } from '../support/app.ts';
import { present } from '../support/content.ts';
import { completeScheme } from '../support/scheme.ts';
import { pathsOf, problem } from '../support/problem.ts';

let app: TestApp;
beforeAll(async () => {
  app = await testApp();
});
afterAll(() => app.close());

const get = (url: string) => app.call({ method: 'GET', url });
const create = (payload: object) => app.call({ method: 'POST', url: '/api/schemes', payload });
const created = async (payload: object = { title: 'Schéma d’essai' }): Promise<Scheme> => {
  const response = await create(payload);
  expect(response.statusCode, response.body.slice(0, 300)).toBe(201);
  return response.json<Scheme>();
};
const save = (id: string, revision: number | null, payload: object) =>
  app.call({ method: 'PATCH', url: `/api/schemes/${id}`, headers: revision === null ? {} : { 'if-match': `"${revision}"` }, payload });
const read = async (id: string): Promise<Scheme> => (await get(`/api/schemes/${id}`)).json<Scheme>();
const listed = async (): Promise<string[]> => (await get('/api/schemes')).json<SchemeList>().items.map(({ id }) => id);

describe('creating a scheme', () => {
  it('asks for a title and nothing else; everything else is empty or unknown', async () => {
    const scheme = await created({ title: '  Schéma 2027-2030  ' });
    const { id, revision, createdAt, updatedAt, example, startingPoint, ...content } = scheme;
    expect(content).toEqual(emptyScheme('Schéma 2027-2030'));
    expect({ revision, createdAt, updatedAt, example, startingPoint }).toEqual({
      revision: 1,
      createdAt: '2026-11-23T09:00:00.000Z',
      updatedAt: '2026-11-23T09:00:00.000Z',
      example: false,
      startingPoint: null,
    });
    expect(await listed()).toContain(id);
  });

  it('starts from each kind of organisation, each part of which saves back unchanged', async () => {
    for (const startingPoint of ['departement', 'region', 'metropole', 'commune', 'hospital', 'state']) {
      const {
        id,
        revision: _r,
        createdAt: _c,
        updatedAt: _u,
        example: _e,
        startingPoint: kept,
        ...content
      } = await created({ title: startingPoint, startingPoint });
      expect(kept).toBe(startingPoint);
      const saved = await save(id, 1, content);
      expect(saved.statusCode, saved.body.slice(0, 300)).toBe(200);
      expect(saved.json<Scheme>()).toMatchObject(content);
    }
  });

  it('copies the example, which then saves back unchanged, and leaves the example alone', async () => {
    const before = await read('exemple');
    const { id, revision: _r, createdAt: _c, updatedAt: _u, example, startingPoint: _s, ...content } = await created({ title: 'Copie', copyOf: 'exemple' });
    expect(example).toBe(false);
    const saved = await save(id, 1, content);
    expect(saved.statusCode, saved.body.slice(0, 300)).toBe(200);
    expect(await read('exemple')).toEqual(before);
  });

  it('keeps the organisation that is sent', async () => {
    const organisation = { ...emptyScheme('').organisation, name: 'Ville exemple', siren: '732829320', annualPurchasesCents: 9_600_000_000 };
    expect((await created({ title: 'x', startingPoint: 'commune', organisation })).organisation).toEqual({ ...organisation, kind: 'commune' });
  });

  it.each([
    [{}, ['title']],
    [{ title: '' }, ['title']],
    [{ title: '   ' }, ['title']],
    [{ title: '\u00a0\u202f' }, ['title']],
    [{ title: null }, ['title']],
    [{ title: 12 }, ['title']],
    [{ title: 'x'.repeat(301) }, ['title']],
    [{ title: 'x', titre: 'y' }, ['']],
    [{ title: 'x', startingPoint: 'village' }, ['startingPoint']],
  ])('%j is refused and says where', async (payload, paths) => {
    expect(pathsOf(problem(await create(payload), 400, 'INVALID_INPUT'))).toEqual(paths);
  });

  it('names the field that does not exist', async () => {
    expect(problem(await create({ title: 'x', organisme: 'y' }), 400).fields?.[0]?.message).toMatch(/«\sorganisme\s»/);
  });

  it('a copy of nothing is a 404', async () => {
    problem(await create({ title: 'x', copyOf: 'absent' }), 404, 'NOT_FOUND');
  });

  it.each([
    '<b>Titre</b> & « co » "\'',
    '😀 Schéma 👩‍🚒',
    'x'.repeat(300),
    '😀'.repeat(300),
    'a\nb\tc',
    'a\u0000b',
    '\u0000',
    '\ud83d seul',
    '\u202eà l’envers',
  ])('a title such as %j is kept or refused, never an unexpected error', async (title) => {
    const response = await create({ title });
    expect([201, 400]).toContain(response.statusCode);
    if (response.statusCode === 201)
      expect((await read(response.json<Scheme>().id)).title.replace(/\p{Cs}|\ufffd/gu, '')).toBe(title.trim().replace(/\p{Cs}/gu, ''));
  });
});

describe('saving a scheme', () => {
  it('replaces the sections sent and leaves the others', async () => {
    const { id } = await created();
    const first = (await save(id, 1, { organisation: { ...emptyScheme('').organisation, name: 'Ville' } })).json<Scheme>();
    const second = await save(id, 2, { governance: { lead: 'Maire', bodies: [] } });
    expect([second.statusCode, second.headers.etag]).toEqual([200, '"3"']);
    expect(second.json<Scheme>()).toEqual({ ...first, revision: 3, governance: { lead: 'Maire', bodies: [] } });
    expect(await read(id)).toEqual(second.json<Scheme>());
  });

  it('keeps a whole scheme to the letter', async () => {
    const { id } = await created();
    const content = completeScheme();
    expect((await save(id, 1, content)).statusCode).toBe(200);
    expect(await read(id)).toMatchObject(content);
  });

  it('asks which version is being changed', async () => {
    const { id } = await created();
    problem(await save(id, null, { title: 'y' }), 428, 'PRECONDITION_REQUIRED');
    for (const match of ['*', 'abc', '""', '"1", "2"'])
      problem(
        await app.call({ method: 'PATCH', url: `/api/schemes/${id}`, headers: { 'if-match': match }, payload: { title: 'y' } }),
        428,
        'PRECONDITION_REQUIRED',
      );
    expect((await read(id)).revision).toBe(1);
  });

  it('shows both versions to the second of two writers, and loses neither', async () => {
    const { id } = await created();
    await save(id, 1, { title: 'Le premier' });
    const body = problem(await save(id, 1, { title: 'Le second' }), 412, 'STALE_VERSION');
    expect(body.current).toEqual(await read(id));
    expect(body.current).toMatchObject({ title: 'Le premier', revision: 2 });
    expect(body.submitted).toEqual({ title: 'Le second' });
    problem(await save(id, 99, { title: 'Du futur' }), 412, 'STALE_VERSION');
    expect((await save(id, 2, { title: 'Le second' })).statusCode).toBe(200);
  });

  it('lets one of twenty simultaneous writers through, and tells the nineteen others', async () => {
    const { id } = await created();
    const answers = await Promise.all(Array.from({ length: 20 }, (_, i) => save(id, 1, { title: `Écriture ${i}` })));
    expect(answers.filter(({ statusCode }) => statusCode === 200)).toHaveLength(1);
    expect(answers.filter(({ statusCode }) => statusCode === 412)).toHaveLength(19);
    expect((await read(id)).revision).toBe(2);
  });

  it('accepts the weak form of the version, as proxies rewrite it', async () => {
    const { id } = await created();
    expect((await app.call({ method: 'PATCH', url: `/api/schemes/${id}`, headers: { 'if-match': 'W/"1"' }, payload: { title: 'y' } })).statusCode).toBe(200);
  });

  it('a scheme that is not there cannot be saved', async () => {
    problem(await save('absent', 1, { title: 'y' }), 404, 'NOT_FOUND');
  });
});

describe('what a scheme refuses', () => {
  const organisation = emptyScheme('').organisation;
  const period = emptyScheme('').period;
  const cases: [string, object, string[]][] = [
    ['a SIREN whose key is wrong', { organisation: { ...organisation, siren: '732829321' } }, ['organisation/siren']],
    ['a SIREN that is not nine digits', { organisation: { ...organisation, siren: '73282932' } }, ['organisation/siren']],
    ['a day that does not exist', { period: { ...period, from: '2027-02-29' } }, ['period/from']],
    ['a period that ends before it starts', { period: { ...period, from: '2030-01-01', to: '2027-01-01' } }, ['period/to']],
    ['a period of no day', { period: { ...period, from: '2030-01-01', to: '2030-01-01' } }, ['period/to']],
    ['a negative amount', { organisation: { ...organisation, annualPurchasesCents: -1 } }, ['organisation/annualPurchasesCents']],
    ['an amount with decimals', { organisation: { ...organisation, annualPurchasesCents: 1.5 } }, ['organisation/annualPurchasesCents']],
    ['a text where a number is', { organisation: { ...organisation, population: '640000' } }, ['organisation/population']],
    ['a section that is not whole', { governance: { lead: 'x' } }, ['governance/bodies']],
    ['a field that does not exist', { organisation: { ...organisation, siret: '1' } }, ['organisation']],
    ['a section that does not exist', { titre: 'x' }, ['']],
    ['a field of the server', { revision: 12 }, ['']],
    ['a colour that is not one', { presentation: { ...emptyScheme('').presentation, colour: 'red' } }, ['presentation/colour']],
    [
      'more axes than a scheme holds',
      { axes: Array.from({ length: 13 }, (_, i) => ({ id: `a${i}`, kind: null, title: '', intro: '', origin: '', objectives: [] })) },
      ['axes'],
    ],
    ['a publication every zero month', { followUp: { ...emptyScheme('').followUp, publicationMonths: 0 } }, ['followUp/publicationMonths']],
  ];

  it.each(cases)('%s, naming the field', async (_name, payload, paths) => {
    const { id } = await created();
    const body = problem(await save(id, 1, payload), 400);
    expect(pathsOf(body)).toEqual(paths);
    expect((await read(id)).revision).toBe(1);
  });

  it('every fault at once, so that one pass mends them all', async () => {
    const { id } = await created();
    const payload = {
      organisation: { ...organisation, siren: '732829321' },
      legal: { ...emptyScheme('').legal, shared: true, buyers: [{ id: 'b', name: 'B', siren: '123456789' }] },
      period: { ...period, from: '2027-02-30', adoptedOn: '2026-04-31' },
      consultation: [{ id: 'c', who: '', how: '', on: '2026-06-31', outcome: '' }],
    };
    expect(pathsOf(problem(await save(id, 1, payload), 400, 'INVALID_INPUT'))).toEqual([
      'consultation/0/on',
      'legal/buyers/0/siren',
      'organisation/siren',
      'period/adoptedOn',
      'period/from',
    ]);
  });
});

describe('kept versions', () => {
  it('hold the state before each sitting of work, and are read back whole', async () => {
    const local = await testApp();
    const call = (method: 'GET' | 'PATCH' | 'POST', url: string, payload?: object, headers: Record<string, string> = {}) =>
      local.call({ method, url, headers, ...(payload ? { payload } : {}) });
    const start = (await call('POST', '/api/schemes', { title: 'Premier' })).json<Scheme>();
    const patch = async (revision: number, title: string) =>
      expect((await call('PATCH', `/api/schemes/${start.id}`, { title }, { 'if-match': `"${revision}"` })).statusCode).toBe(200);
    await patch(1, 'Deuxième');
    local.wait(60);
    await patch(2, 'Une minute après');
    local.wait(3600);
    await patch(3, 'Une heure après');
    const versions = (await call('GET', `/api/schemes/${start.id}/versions`)).json<{
      items: { revision: number; sections: string[]; savedAt: string }[];
      total: number;
    }>();
    expect(versions).toMatchObject({
      total: 2,
      items: [
        { revision: 3, sections: ['title'] },
        { revision: 1, sections: ['title'] },
      ],
    });
    expect((await call('GET', `/api/schemes/${start.id}/versions/1`)).json<Scheme>()).toMatchObject({ title: 'Premier', revision: 1 });
    expect((await call('GET', `/api/schemes/${start.id}/versions/3`)).json<Scheme>()).toMatchObject({ title: 'Une minute après', revision: 3 });
    problem(await call('GET', `/api/schemes/${start.id}/versions/2`), 404, 'NOT_FOUND');
    await local.close();
  });

  it('go on being kept when the clock is set back', async () => {
    const local = await testApp();
    const { id } = (await local.call({ method: 'POST', url: '/api/schemes', payload: { title: 'Premier' } })).json<Scheme>();
    const patch = (revision: number) =>
      local.call({ method: 'PATCH', url: `/api/schemes/${id}`, headers: { 'if-match': `"${revision}"` }, payload: { title: `Après ${revision}` } });
    await patch(1);
    local.wait(-30 * 24 * 3600);
    await patch(2);
    await patch(3);
    local.wait(3600);
    await patch(4);
    const { items } = (await local.call({ method: 'GET', url: `/api/schemes/${id}/versions` })).json<{ items: { revision: number }[] }>();
    expect(items.map(({ revision }) => revision)).toEqual([4, 2, 1]);
    await local.close();
  });

  it.each(['0', '-1', 'abc', '1.5', '99999999999'])('revision %s is refused', async (revision) => {
    const { id } = await created();
    problem(await get(`/api/schemes/${id}/versions/${revision}`), 400);
  });
});

describe('deleting and restoring', () => {
  it('takes a scheme out of sight, and brings it back whole', async () => {
    const scheme = await created();
    expect((await app.call({ method: 'DELETE', url: `/api/schemes/${scheme.id}` })).statusCode).toBe(204);
    expect(await listed()).not.toContain(scheme.id);
    for (const url of ['', '/completeness', '/versions', '/export.docx']) problem(await get(`/api/schemes/${scheme.id}${url}`), 404, 'NOT_FOUND');
    problem(await save(scheme.id, 1, { title: 'fantôme' }), 404, 'NOT_FOUND');
    problem(await app.call({ method: 'DELETE', url: `/api/schemes/${scheme.id}` }), 404, 'NOT_FOUND');
    const back = await app.call({ method: 'POST', url: `/api/schemes/${scheme.id}/restore` });
    expect([back.statusCode, back.headers.etag]).toEqual([200, '"1"']);
    expect(back.json<Scheme>()).toEqual(scheme);
    expect(await listed()).toContain(scheme.id);
  });

  it('restores only what was deleted', async () => {
    const { id } = await created();
    problem(await app.call({ method: 'POST', url: `/api/schemes/${id}/restore` }), 404, 'NOT_FOUND');
  });
});

describe('the list', () => {
  it('shows the last saved first, with how far each is', async () => {
    const local = await testApp();
    const call = (payload: object) => local.call({ method: 'POST', url: '/api/schemes', payload });
    const first = (await call({ title: 'Un' })).json<Scheme>();
    local.wait(10);
    const second = (await call({ title: 'Deux' })).json<Scheme>();
    local.wait(10);
    await local.call({ method: 'PATCH', url: `/api/schemes/${first.id}`, headers: { 'if-match': '"1"' }, payload: completeScheme() });
    const { items } = (await local.call({ method: 'GET', url: '/api/schemes' })).json<SchemeList>();
    expect(items.slice(0, 2).map(({ id }) => id)).toEqual([first.id, second.id]);
    expect(present(items[0]).completeness).toEqual({ met: 10, total: 10 });
    expect(present(items[1]).completeness.met).toBe(1);
    await local.close();
  });

  it('completeness is asked for a day', async () => {
    const { id } = await created();
    await save(id, 1, { ...completeScheme(), followUp: { ...completeScheme().followUp, publicationMonths: 36 } });
    const status = async (on: string) =>
      (await get(`/api/schemes/${id}/completeness?on=${on}`)).json<Completeness>().items.find(({ code }) => code === 'C6')?.status;
    expect([await status('2026-11-23'), await status('2022-06-01')]).toEqual(['partial', 'met']);
  });
});
