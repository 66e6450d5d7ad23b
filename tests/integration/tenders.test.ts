import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { openDatabase } from '../../db/open.ts';
import { contentRoot } from '../../db/paths.ts';
import type { Scheme } from '../../shared/api/schemes.ts';
import type { Tender, TenderList, TenderLot, TenderRegime } from '../../shared/api/tenders.ts';
import { LIMITS } from '../../shared/limits.ts';
import type { Contributions, Recommendations } from '../../shared/api/recommendations.ts';
import type { TenderClause } from '../../shared/api/tender-clauses.ts';
import type { TenderNotices } from '../../shared/api/notice.ts';
import { emptyLot, emptyTender } from '../../shared/tender/empty.ts';
import { buildApp } from '../../server/app.ts';
import { type TestApp, testApp } from '../support/app.ts';
import { present } from '../support/content.ts';
import { pathsOf, problem } from '../support/problem.ts';
import { completeScheme } from '../support/scheme.ts';
import { tenderCalls } from '../support/tender.ts';
import { aCriterion, counter, soundTender, tenLots } from '../unit/tender/support.ts';

let app: TestApp;
beforeAll(async () => {
  app = await testApp();
});
afterAll(() => app.close());

const { created, get, read, save, saved } = tenderCalls(() => app);
const create = (payload: object) => app.call({ method: 'POST', url: '/api/tenders', payload });
const listed = async (query = ''): Promise<string[]> => (await get(`/api/tenders${query}`)).json<TenderList>().items.map(({ id }) => id);
const lotOf = ({ lots }: Tender): TenderLot => present(lots[0]);

describe('creating a consultation', () => {
  it('asks for a title and nothing else; it has one lot, and everything else is unknown', async () => {
    const { id, revision, createdAt, updatedAt, exerciseId, ...content } = await created('  Travaux de la crèche  ');
    const lotId = present(content.lots[0]).id;
    expect(content).toEqual(emptyTender('Travaux de la crèche', () => lotId));
    const at = '2026-11-23T09:00:00.000Z';
    expect({ revision, createdAt, updatedAt, exerciseId }).toEqual({ revision: 1, createdAt: at, updatedAt: at, exerciseId: null });
    expect(await listed()).toContain(id);
  });

  it('says where it is and at which version', async () => {
    const response = await create({ title: 'Achat' });
    expect([response.statusCode, response.headers.location, response.headers.etag]).toEqual([201, `/api/tenders/${response.json<Tender>().id}`, '"1"']);
  });

  it.each<[object, string[]]>([
    [{}, ['title']],
    [{ title: '' }, ['title']],
    [{ title: '\u00a0 ' }, ['title']],
    [{ title: 'x'.repeat(301) }, ['title']],
    [{ title: 'x', titre: 'y' }, ['']],
    [{ title: 3 }, ['title']],
  ])('%j is refused and says where', async (payload, paths) => {
    expect(pathsOf(problem(await create(payload), 400, 'INVALID_INPUT'))).toEqual(paths);
  });
});

describe('saving a consultation', () => {
  it('replaces the sections sent and leaves the others', async () => {
    const tender = await created();
    const first = await saved(tender, { buyer: { name: 'Ville exemple', kind: 'local', siren: '732829320' } });
    const second = await save(tender.id, 2, { duration: { months: 12, renewals: 0, renewalMonths: null } });
    expect([second.statusCode, second.headers.etag]).toEqual([200, '"3"']);
    expect(second.json<Tender>()).toEqual({ ...first, revision: 3, duration: { months: 12, renewals: 0, renewalMonths: null } });
    expect(await read(tender.id)).toEqual(second.json<Tender>());
  });

  it('keeps what a section or a lot leaves out; a lot without identifier is known by its number, and a new one starts empty', async () => {
    const tender = await saved(await created(), { lots: [{ ...emptyLot('a', 1, 'Gros œuvre'), amountCents: 100, conditions: [] }] });
    const changes = { need: { nature: 'works' }, lots: [{ durationMonths: 6, insertion: { quarterHours: 400 } }, { title: 'Peinture' }] };
    const response = await save(tender.id, tender.revision, changes);
    expect(response.statusCode, response.body.slice(0, 300)).toBe(200);
    const { need, lots } = response.json<Tender>();
    expect(need).toEqual({ ...tender.need, nature: 'works' });
    const first = lotOf(tender);
    expect(lots[0]).toEqual({ ...first, durationMonths: 6, insertion: { ...first.insertion, quarterHours: 400 } });
    const added = present(lots[1]);
    expect(added).toEqual(emptyLot(added.id, 2, 'Peinture'));
    expect(added.id).not.toBe('a');
  });

  it('keeps a whole consultation to the letter, clauses unknown to the library included', async () => {
    const content = soundTender({ lot: { clauses: [{ slug: 'clause-partie', values: { heures: 400, lieu: 'Ici' } }] } });
    expect(await saved(await created(), content)).toMatchObject(content);
  });

  it('asks which version is being changed', async () => {
    const { id } = await created();
    problem(await save(id, null, { title: 'y' }), 428, 'PRECONDITION_REQUIRED');
    expect((await read(id)).revision).toBe(1);
  });

  it('shows both versions to the second of two writers, and loses neither', async () => {
    const { id } = await created();
    await save(id, 1, { title: 'Le premier' });
    const body = problem(await save(id, 1, { title: 'Le second' }), 412, 'STALE_VERSION');
    expect(body.current).toEqual(await read(id));
    expect(body.submitted).toEqual({ title: 'Le second' });
    expect((await save(id, 2, { title: 'Le second' })).statusCode).toBe(200);
  });

  it('lets one of ten simultaneous writers through, and tells the nine others', async () => {
    const { id } = await created();
    const answers = await Promise.all(Array.from({ length: 10 }, (_, i) => save(id, 1, { title: `Écriture ${i}` })));
    expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([200, ...Array.from({ length: 9 }, () => 412)]);
  });

  it('beyond what a consultation may weigh is refused, and loses nothing', async () => {
    const tender = await created();
    const lots = Array.from({ length: 150 }, (_, index) => ({ ...emptyLot(`l${index}`, index + 1), circumstances: 'x'.repeat(LIMITS.longText) }));
    const full = await saved(tender, { lots });
    const overrides = Array.from({ length: 60 }, (_, index) => ({ finding: `L21.${index}`, reason: 'y'.repeat(LIMITS.longText) }));
    problem(await save(tender.id, 2, { overrides }), 413, 'TOO_LARGE');
    expect(await read(tender.id)).toEqual(full);
  });

  it('a consultation that is not there cannot be saved', async () => {
    problem(await save('absente', 1, { title: 'y' }), 404, 'NOT_FOUND');
  });
});

describe('what a consultation refuses', () => {
  const empty = emptyTender('x', counter());
  const lot = (more: Partial<TenderLot> = {}): TenderLot => ({ ...emptyLot('a', 1), ...more });
  const cases: [string, object, string[]][] = [
    ['a SIREN whose key is wrong', { buyer: { ...empty.buyer, siren: '732829321' } }, ['buyer/siren']],
    ['a day that does not exist', { procedure: { ...empty.procedure, launchOn: '2027-02-29' } }, ['procedure/launchOn']],
    ['a CPV code that is not eight digits', { need: { ...empty.need, cpv: '4521' } }, ['need/cpv']],
    ['a maximum under the minimum', { value: { ...empty.value, minimumCents: 200, maximumCents: 100 } }, ['value/maximumCents']],
    ['no lot at all', { lots: [] }, ['lots']],
    ['two lots of one number', { lots: [lot(), lot({ id: 'b' })] }, ['lots/1/number']],
    ['two lots of one identifier', { lots: [lot(), lot({ number: 2 })] }, ['lots/1/id']],
    ['a weight beyond the whole', { lots: [lot({ criteria: [aCriterion({ weightBasisPoints: 10_001 })] })] }, ['lots/0/criteria/0/weightBasisPoints']],
    ['two criteria of one identifier', { lots: [lot({ criteria: [aCriterion(), aCriterion()] })] }, ['lots/0/criteria/1/id']],
    [
      'a clause chosen twice for one lot',
      {
        lots: [
          lot({
            clauses: [
              { slug: 'a', values: {} },
              { slug: 'a', values: {} },
            ],
          }),
        ],
      },
      ['lots/0/clauses/1/slug'],
    ],
    [
      'an earlier award on no day',
      { lots: [lot({ reservation: { ...lot().reservation, earlierAwardOn: '2026-04-31' } })] },
      ['lots/0/reservation/earlierAwardOn'],
    ],
    ['a calculation on no day', { lots: [lot({ hours: { on: '2026-02-30' } })] }, ['lots/0/hours/on']],
    [
      'a finding set aside twice',
      {
        overrides: [
          { finding: 'L21.a', reason: 'x' },
          { finding: 'L21.a', reason: 'y' },
        ],
      },
      ['overrides/1/finding'],
    ],
    ['a scheme that is not there', { schemeId: 'absent' }, ['schemeId']],
    ['a field of the server', { revision: 12 }, ['']],
  ];

  it.each(cases)('%s, naming the field', async (_name, payload, paths) => {
    const { id } = await created();
    expect(pathsOf(problem(await save(id, 1, payload), 400))).toEqual(paths);
    expect((await read(id)).revision).toBe(1);
  });
});

describe('a consultation saved before a field existed', () => {
  it('is read whole, what it lacks being unknown', async () => {
    const tender = await created('Ancienne');
    const { lots, title } = tender;
    const { hours: _h, decp: _d, ...older } = { ...lotOf(tender), insertion: { quarterHours: 400 } };
    const { raw } = app;
    raw.prepare('UPDATE tenders SET content = ? WHERE id = ?').run(JSON.stringify({ title, lots: [older] }), tender.id);
    expect(await read(tender.id)).toEqual({ ...tender, lots: [{ ...present(lots[0]), insertion: { ...lotOf(tender).insertion, quarterHours: 400 } }] });
  });
});

// No PostgreSQL of before exists: the first version there has the whole schema.
describe.skipIf(inject('engine') === 'postgres')('a database from before consultations', () => {
  it('is copied beside itself, then opened with all it held', () => {
    const folder = mkdtempSync(join(tmpdir(), 'clausier-before-'));
    const path = join(folder, 'clausier.db');
    const before = new Database(path);
    before.exec(readFileSync(join(contentRoot(), '..', 'migrations', '0001_foundation.sql'), 'utf8'));
    before.pragma('user_version = 1');
    before.prepare("INSERT INTO organisations VALUES ('local', 'Ce poste', '2026-01-01T00:00:00.000Z')").run();
    before.close();
    const database = openDatabase(path, () => '2026-11-23T09:00:00.000Z');
    const names = database.reader.raw.prepare<[], string>("SELECT name FROM sqlite_schema WHERE name LIKE 'tender%'").pluck().all();
    const kept = database.reader.raw.prepare<[], string>('SELECT name FROM organisations').pluck().all();
    database.close();
    expect([names, kept]).toEqual([expect.arrayContaining(['tenders', 'tender_documents']), ['Ce poste']]);
    expect(readdirSync(folder)).toContainEqual(expect.stringMatching(/^clausier\.db\.avant-\d{4}-2026-11-23$/));
    rmSync(folder, { recursive: true });
  });
});

describe('deleting and restoring', () => {
  it('takes a consultation out of sight, shows it in the bin, and brings it back whole', async () => {
    const tender = await created('À retirer');
    expect((await app.call({ method: 'DELETE', url: `/api/tenders/${tender.id}` })).statusCode).toBe(204);
    expect(await listed()).not.toContain(tender.id);
    expect(await listed('?deleted=true')).toContain(tender.id);
    for (const part of ['', '/regime', '/findings', '/recommendations', '/notice', '/documents'])
      problem(await get(`/api/tenders/${tender.id}${part}`), 404, 'NOT_FOUND');
    problem(await save(tender.id, 1, { title: 'fantôme' }), 404, 'NOT_FOUND');
    problem(await app.call({ method: 'DELETE', url: `/api/tenders/${tender.id}` }), 404, 'NOT_FOUND');
    const back = await app.call({ method: 'POST', url: `/api/tenders/${tender.id}/restore` });
    expect([back.statusCode, back.headers.etag, back.json<Tender>()]).toEqual([200, '"1"', tender]);
    problem(await app.call({ method: 'POST', url: `/api/tenders/${tender.id}/restore` }), 404, 'NOT_FOUND');
  });
});

describe('the list', () => {
  it('shows the last saved first, with what tells one from another', async () => {
    const local = await testApp();
    const calls = tenderCalls(() => local);
    const first = await calls.created('Un');
    local.wait(10);
    const second = await calls.created('Deux');
    local.wait(10);
    await calls.saved(first, tenLots());
    const { items, total } = (await calls.get('/api/tenders')).json<TenderList>();
    expect([total, items.map(({ id }) => id)]).toEqual([2, [first.id, second.id]]);
    expect(items[0]).toMatchObject({ buyer: 'Ville exemple', launchOn: '2026-11-23', nature: 'services', form: 'market', lots: 10, revision: 2 });
    expect(items[1]).toMatchObject({ title: 'Deux', buyer: '', launchOn: null, nature: null, lots: 1 });
    await local.close();
  });
});

describe('another organisation', () => {
  it('sees nothing of it, whatever the route', async () => {
    const tender = await created();
    const actor = { personId: 'other', organisationId: 'ailleurs', roles: ['administrator'] } as const;
    const elsewhere = await buildApp({ context: app.opened.context, pagesFolder: 'none', actor });
    const headers = { host: '127.0.0.1', 'if-match': '"1"' };
    for (const part of ['', '/regime', '/findings', '/recommendations', '/notice', '/documents', `/lots/${lotOf(tender).id}/clauses/lot-reserve-insertion`])
      expect((await elsewhere.inject({ method: 'GET', url: `/api/tenders/${tender.id}${part}`, headers })).statusCode).toBe(404);
    expect((await elsewhere.inject({ method: 'PATCH', url: `/api/tenders/${tender.id}`, headers, payload: { title: 'pris' } })).statusCode).toBe(404);
    expect((await elsewhere.inject({ method: 'DELETE', url: `/api/tenders/${tender.id}`, headers })).statusCode).toBe(404);
    expect((await elsewhere.inject({ method: 'GET', url: '/api/tenders', headers })).json()).toEqual({ items: [], total: 0 });
    await elsewhere.close();
    expect((await read(tender.id)).title).toBe(tender.title);
  });
});

describe('what the law asks', () => {
  const regimeOf = async ({ id }: Tender): Promise<TenderRegime> => (await get(`/api/tenders/${id}/regime`)).json<TenderRegime>();

  it('is the law of the launch day, not of today', async () => {
    const [before, after] = [
      await regimeOf(await saved(await created(), soundTender({ launchOn: '2026-08-20' }))),
      await regimeOf(await saved(await created(), soundTender({ launchOn: '2026-08-22' }))),
    ];
    expect([before.on, before.dated, before.lots[0]?.socialCondition.obligation]).toEqual(['2026-08-20', true, 'optional']);
    expect([after.on, after.dated, after.lots[0]?.socialCondition.obligation]).toEqual(['2026-08-22', true, 'required']);
  });

  it('is the law of today, and says so, while the launch day is unknown', async () => {
    const regime = await regimeOf(await created());
    expect([regime.on, regime.dated, regime.lots.length]).toEqual(['2026-11-23', false, 1]);
  });
});

describe('what is computed for each lot', () => {
  it('recommendations name every lot, on the day of the law, with the linked scheme', async () => {
    const scheme = (await app.call({ method: 'POST', url: '/api/schemes', payload: { title: 'Schéma' } })).json<Scheme>();
    const tender = await saved(await created(), { ...tenLots(), schemeId: scheme.id });
    const body = (await get(`/api/tenders/${tender.id}/recommendations`)).json<Recommendations>();
    expect([body.on, body.dated, body.schemeId, body.lots.map(({ number }) => number)]).toEqual([
      '2026-11-23',
      true,
      scheme.id,
      Array.from({ length: 10 }, (_, i) => i + 1),
    ]);
    await app.call({ method: 'DELETE', url: `/api/schemes/${scheme.id}` });
    expect((await get(`/api/tenders/${tender.id}/recommendations`)).json<Recommendations>().schemeId).toBeNull();
    expect((await save(tender.id, tender.revision, { title: 'Après' })).statusCode).toBe(200);
  });

  it('a clause is written for one lot, with the texts of its pieces', async () => {
    const tender = await saved(await created(), soundTender({ lot: { clauses: [{ slug: 'heures-insertion-services', values: {} }] } }));
    const clause = (await get(`/api/tenders/${tender.id}/lots/lot-1/clauses/heures-insertion-services`)).json<TenderClause>();
    expect([clause.slug, clause.lotId, clause.on]).toEqual(['heures-insertion-services', 'lot-1', '2026-11-23']);
    expect(clause.texts.map(({ piece }) => piece)).toContain('ccap');
    problem(await get(`/api/tenders/${tender.id}/lots/lot-9/clauses/heures-insertion-services`), 404, 'NOT_FOUND');
    problem(await get(`/api/tenders/${tender.id}/lots/lot-1/clauses/aucune`), 404, 'NOT_FOUND');
  });

  it('the notice names every lot as eForms does', async () => {
    const tender = await saved(await created(), tenLots());
    const notice = (await get(`/api/tenders/${tender.id}/notice`)).json<TenderNotices>();
    expect([notice.on, notice.lots.map(({ eformsLot }) => eformsLot).at(-1)]).toEqual(['2026-11-23', 'LOT-0010']);
  });

  it('what a lot brings to its scheme is listed with the scheme', async () => {
    const scheme = (await app.call({ method: 'POST', url: '/api/schemes', payload: { title: 'Schéma' } })).json<Scheme>();
    await app.call({ method: 'PATCH', url: `/api/schemes/${scheme.id}`, headers: { 'if-match': '"1"' }, payload: completeScheme() });
    const tender = await saved(await created(), {
      ...soundTender({ lot: { objectives: [{ axisId: 'social', objectiveId: 'social-objective' }] } }),
      schemeId: scheme.id,
    });
    const { items, total } = (await get(`/api/schemes/${scheme.id}/contributions`)).json<Contributions>();
    expect([total, items[0]]).toEqual([1, expect.objectContaining({ objectiveId: 'social-objective', tenderId: tender.id, lotNumber: 1, quarterHours: 1600 })]);
    await app.call({ method: 'DELETE', url: `/api/tenders/${tender.id}` });
    expect((await get(`/api/schemes/${scheme.id}/contributions`)).json<Contributions>().total).toBe(0);
    problem(await get('/api/schemes/absent/contributions'), 404, 'NOT_FOUND');
  });
});
