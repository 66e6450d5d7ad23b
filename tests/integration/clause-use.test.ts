/** The version of a clause that a consultation holds, what happened to its lots, and where a clause is used, through the routes. */
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { unzipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { openDatabase } from '../../db/open.ts';
import { contentRoot } from '../../db/paths.ts';
import type { ClauseFamily } from '../../shared/api/clauses.ts';
import type { ClauseUses, KeptClauses, KeptDifference, LotResult, LotResults } from '../../shared/api/clause-use.ts';
import type { OwnClause } from '../../shared/api/own-clauses.ts';
import type { TenderDocument } from '../../shared/api/documents.ts';
import type { TenderClause } from '../../shared/api/tender-clauses.ts';
import type { Tender, TenderLot } from '../../shared/api/tenders.ts';
import { emptyLot } from '../../shared/tender/empty.ts';
import { tidy } from '../../server/usecases/housekeeping/tidy.ts';
import { SERVED, type TestApp, testApp } from '../support/app.ts';
import { present } from '../support/content.ts';
import { holdOlder, OLDER_TITLE, OLDER_WORDS } from '../support/held-clause.ts';
import { soundClause } from '../support/own-clause.ts';
import { addPerson, addTeam } from '../support/people.ts';
import { pathsOf, problem } from '../support/problem.ts';
import { documentUpload, tenderCalls, wordFile } from '../support/tender.ts';
import { soundTender } from '../unit/tender/support.ts';

const CLAUSE = 'heures-insertion-services';
const OTHER = 'heures-insertion-travaux';

let app: TestApp;
beforeAll(async () => {
  app = await testApp();
});
afterAll(() => app.close());

const { created, get, saved } = tenderCalls(() => app);
const tenderOf = async (...slugs: string[]): Promise<Tender> =>
  saved(await created(), soundTender({ lot: { clauses: slugs.map((slug) => ({ slug, values: {} })) } }));
const keptIn = async ({ id }: { id: string }): Promise<KeptClauses> => (await get(`/api/tenders/${id}/clauses`)).json<KeptClauses>();
const clauseIn = async ({ id }: { id: string }, slug = CLAUSE): Promise<TenderClause> =>
  (await get(`/api/tenders/${id}/lots/lot-1/clauses/${slug}`)).json<TenderClause>();
const renew = ({ id }: { id: string }, ...items: { lotId: string; slug: string; hash: string }[]) =>
  app.call({ method: 'POST', url: `/api/tenders/${id}/clauses/renewals`, payload: { items } });
const saysOlder = ({ texts }: TenderClause): boolean => texts.some(({ text }) => text.includes(OLDER_WORDS));
const count = (query: string, ...values: string[]): number =>
  Number(
    app.raw
      .prepare(query)
      .pluck()
      .get(...values),
  );
const lastActions = async (): Promise<string[]> =>
  app.raw
    .prepare<[], { action: string }>('SELECT action FROM audit_lines ORDER BY seq DESC LIMIT 3')
    .all()
    .map(({ action }) => action);

describe('the version of a clause', () => {
  it('is held as soon as the clause is chosen for a lot', async () => {
    const tender = await tenderOf(CLAUSE);
    expect(count('SELECT count(*) FROM tender_clauses WHERE tender_id = ? AND hash IS NOT NULL', tender.id)).toBe(1);
    const { items, total, newer } = await keptIn(tender);
    expect([total, newer]).toEqual([1, 0]);
    expect(items[0]).toMatchObject({ lotId: 'lot-1', slug: CLAUSE, state: 'current', keptOn: '2026-11-23', number: null });
    expect(items[0]?.hash).toBe(items[0]?.currentHash);
  });

  it('writes everything of the consultation, even when the library changed since', async () => {
    const tender = await tenderOf(CLAUSE);
    holdOlder(app, tender.id, CLAUSE);
    const clause = await clauseIn(tender);
    expect([clause.title, saysOlder(clause)]).toEqual([OLDER_TITLE, true]);
    const family = (await get(`/api/tenders/${tender.id}/lots/lot-1/clauses/${CLAUSE}/family`)).json<ClauseFamily>();
    expect([family.title, family.on, family.references.length > 0]).toEqual([OLDER_TITLE, clause.on, true]);
    expect((await get(`/api/clauses/${CLAUSE}`)).json<ClauseFamily>().title).not.toBe(OLDER_TITLE);
  });

  it('of a consultation of before is held at its first reading, without touching the consultation', async () => {
    const tender = await tenderOf(CLAUSE, OTHER);
    app.raw.prepare('UPDATE tender_clauses SET hash = NULL, pinned_on = NULL WHERE tender_id = ? AND slug = ?').run(tender.id, CLAUSE);
    app.raw.prepare('DELETE FROM tender_clauses WHERE tender_id = ? AND slug = ?').run(tender.id, OTHER);
    await clauseIn(tender);
    expect(count('SELECT count(*) FROM tender_clauses WHERE tender_id = ? AND hash IS NOT NULL', tender.id)).toBe(2);
    expect((await get(`/api/tenders/${tender.id}`)).json<Tender>().revision).toBe(tender.revision);
  });

  it('stays when the clause is taken out of the lot, then put back', async () => {
    const tender = await tenderOf(CLAUSE);
    const hash = holdOlder(app, tender.id, CLAUSE);
    const lots = (clauses: TenderLot['clauses']) => ({ lots: tender.lots.map((lot) => ({ ...lot, clauses })) });
    const without = await saved(tender, lots([]));
    expect((await keptIn(tender)).items).toEqual([]);
    await saved(without, lots([{ slug: CLAUSE, values: {} }]));
    expect((await keptIn(tender)).items[0]).toMatchObject({ hash, state: 'newer' });
  });

  it('of a clause that the library no longer has goes on being written', async () => {
    const tender = await tenderOf(CLAUSE);
    const { raw } = app;
    holdOlder(app, tender.id, CLAUSE);
    raw.prepare("UPDATE tender_clauses SET slug = 'clause-partie' WHERE tender_id = ?").run(tender.id);
    raw.prepare('UPDATE tenders SET content = replace(content, ?, ?) WHERE id = ?').run(`"${CLAUSE}"`, '"clause-partie"', tender.id);
    expect(await keptIn(tender)).toMatchObject({ newer: 0, items: [{ slug: 'clause-partie', state: 'gone', currentHash: null }] });
    expect((await clauseIn(tender, 'clause-partie')).texts.length).toBeGreaterThan(0);
    problem(await renew(tender, { lotId: 'lot-1', slug: 'clause-partie', hash: 'x' }), 404, 'NOT_FOUND');
  });
});

describe('texts that nothing holds any more', () => {
  it('go with the consultation, and those another one holds stay', async () => {
    const [gone, stays] = [await tenderOf(CLAUSE), await tenderOf(OTHER)];
    const [first, second] = [holdOlder(app, gone.id, CLAUSE), holdOlder(app, stays.id, OTHER)];
    const isKept = (hash: string): boolean => count('SELECT count(*) FROM used_clause_records WHERE hash = ?', hash) === 1;
    app.raw.prepare('UPDATE tender_clauses SET hash = NULL, pinned_on = NULL WHERE hash = ? AND tender_id <> ?').run(first, gone.id);
    app.raw.prepare('DELETE FROM tenders WHERE id = ?').run(gone.id);
    const failures: unknown[] = [];
    await tidy(app.opened.context, (_part, error) => failures.push(error));
    expect([failures, isKept(first), isKept(second)]).toEqual([[], false, true]);
  });
});

describe('a clause of the organisation', () => {
  it('is held in the version published that day, said by its number, and stays once retired', async () => {
    const post = async <T>(url: string, payload: object, revision?: number): Promise<T> => {
      const reply = await app.call({ method: 'POST', url, payload, ...(revision ? { headers: { 'if-match': `"${revision}"` } } : {}) });
      expect(reply.statusCode, reply.body.slice(0, 300)).toBeLessThan(300);
      return reply.json<T>();
    };
    const made = await post<OwnClause>('/api/own-clauses', { title: 'Bornes', content: soundClause() });
    const move = (clause: OwnClause, name: string) => post<OwnClause>(`/api/own-clauses/${clause.id}/state`, { move: name, note: '' }, clause.revision);
    const published = await move(await move(made, 'submit'), 'publish');
    const tender = await tenderOf(made.slug);
    expect((await keptIn(tender)).items[0]).toMatchObject({ slug: made.slug, state: 'current', number: 1, currentNumber: 1 });

    const again = await move(published, 'rework');
    const texts = soundClause().texts.map(({ piece }) => ({
      piece,
      blocks: [
        {
          kind: 'paragraph',
          content: [
            { kind: 'text', text: 'Le titulaire installe ' },
            { kind: 'variable', id: 'bornes' },
            { kind: 'text', text: ' bornes.' },
          ],
        },
      ],
    }));
    const patched = await app.call({ method: 'PATCH', url: `/api/own-clauses/${made.id}`, headers: { 'if-match': `"${again.revision}"` }, payload: { texts } });
    const second = await move(await move(patched.json<OwnClause>(), 'submit'), 'publish');
    expect((await keptIn(tender)).items[0]).toMatchObject({ state: 'newer', number: 1, currentNumber: 2 });
    expect((await clauseIn(tender, made.slug)).texts[0]?.text).toContain('met à disposition');

    await move(second, 'retire');
    expect((await keptIn(tender)).items[0]).toMatchObject({ state: 'gone', number: 1, currentHash: null });
    expect((await clauseIn(tender, made.slug)).texts[0]?.text).toContain('met à disposition');
  });
});

// No PostgreSQL of before exists: the first version there has the whole schema.
describe.skipIf(inject('engine') === 'postgres')('a database of before', () => {
  it('knows at once which consultations chose a clause, before any is read again', () => {
    const folder = mkdtempSync(join(tmpdir(), 'clausier-before-'));
    const path = join(folder, 'clausier.db');
    const before = new Database(path);
    const migrations = join(contentRoot(), '..', 'migrations');
    const older = readdirSync(migrations)
      .filter((name) => name < '0003')
      .sort();
    for (const name of older) before.exec(readFileSync(join(migrations, name), 'utf8'));
    before.pragma(`user_version = ${older.length}`);
    before.exec("INSERT INTO organisations (id, name, created_at) SELECT 'local', 'Ce poste', '2026-01-01' WHERE NOT EXISTS (SELECT 1 FROM organisations)");
    const content = soundTender({ lot: { clauses: [{ slug: CLAUSE, values: {} }] } });
    before
      .prepare(
        "INSERT INTO tenders (id, organisation_id, title, revision, content, created_at, updated_at) VALUES ('t', 'local', 'Essai', 1, ?, '2026', '2026')",
      )
      .run(JSON.stringify(content));
    before.close();
    const database = openDatabase(path, () => '2026-11-23T09:00:00.000Z');
    const rows = database.reader.raw.prepare('SELECT tender_id, lot_id, slug, hash FROM tender_clauses').all();
    database.close();
    rmSync(folder, { recursive: true });
    expect(rows).toEqual([{ tender_id: 't', lot_id: 'lot-1', slug: CLAUSE, hash: null }]);
  });
});

describe('a newer version', () => {
  it('is said, with what changes, word by word', async () => {
    const tender = await tenderOf(CLAUSE);
    const hash = holdOlder(app, tender.id, CLAUSE);
    expect(await keptIn(tender)).toMatchObject({ newer: 1, items: [{ state: 'newer', hash, keptOn: '2026-03-02' }] });
    const difference = (await get(`/api/tenders/${tender.id}/lots/lot-1/clauses/${CLAUSE}/difference`)).json<KeptDifference>();
    expect(difference.fields.map(({ label }) => label)).toEqual(['Titre']);
    const gone = difference.pieces.flatMap(({ lines }) => lines.filter(({ state }) => state === 'removed').map(({ before }) => before?.text));
    expect(new Set(gone)).toEqual(new Set([OLDER_WORDS]));
    expect(difference.pieces.every(({ lines }) => lines.filter(({ state }) => state !== 'kept').length === 1)).toBe(true);
  });

  it('is taken by a gesture, which the journal keeps', async () => {
    const tender = await tenderOf(CLAUSE, OTHER);
    holdOlder(app, tender.id, CLAUSE);
    const { items } = await keptIn(tender);
    const { currentHash } = present(items.find(({ slug }) => slug === CLAUSE));
    const answer = await renew(tender, { lotId: 'lot-1', slug: CLAUSE, hash: present(currentHash) });
    expect(answer.json<KeptClauses>()).toMatchObject({ newer: 0 });
    expect((await lastActions())[0]).toBe('tender.clauses-renewed');
    expect(saysOlder(await clauseIn(tender))).toBe(false);
    // Asked again, it changes nothing and says nothing.
    const lines = count('SELECT count(*) FROM audit_lines');
    expect((await renew(tender, { lotId: 'lot-1', slug: CLAUSE, hash: present(currentHash) })).statusCode).toBe(200);
    expect(count('SELECT count(*) FROM audit_lines')).toBe(lines);
  });

  it('that is not the one that was read is not taken, nor the others asked with it', async () => {
    const tender = await tenderOf(CLAUSE, OTHER);
    holdOlder(app, tender.id, CLAUSE);
    holdOlder(app, tender.id, OTHER);
    const current = present((await keptIn(tender)).items.find(({ slug }) => slug === OTHER)?.currentHash);
    problem(await renew(tender, { lotId: 'lot-1', slug: OTHER, hash: current }, { lotId: 'lot-1', slug: CLAUSE, hash: 'une-autre' }), 412, 'STALE_VERSION');
    expect((await keptIn(tender)).newer).toBe(2);
  });

  it('is taken in a Word file only when its clauses are inserted again', async () => {
    const tender = await tenderOf(CLAUSE);
    const upload = await app.call({
      method: 'POST',
      url: `/api/tenders/${tender.id}/documents`,
      ...documentUpload('ccap', await wordFile('# Objet', 'Le présent cahier.'), 'CCAP.docx'),
    });
    const document = upload.json<TenderDocument>();
    const insert = () =>
      app.call({ method: 'POST', url: `/api/tenders/${tender.id}/documents/${document.id}/insertions`, payload: { items: [{ slug: CLAUSE, after: 'end' }] } });
    const archived = async (): Promise<string> => {
      const files = unzipSync((await get(`/api/tenders/${tender.id}/package.zip`)).rawPayload);
      const [file] = Object.keys(files).filter((name) => name.startsWith('Pieces/'));
      return Buffer.from(present(unzipSync(present(files[present(file)]))['word/document.xml'])).toString('utf8');
    };
    holdOlder(app, tender.id, CLAUSE);
    expect((await insert()).statusCode).toBe(200);
    app.raw.prepare('DELETE FROM document_clauses').run();
    const { currentHash } = present((await keptIn(tender)).items[0]);
    await renew(tender, { lotId: 'lot-1', slug: CLAUSE, hash: present(currentHash) });
    expect(await archived()).toContain(OLDER_WORDS);
    expect((await insert()).statusCode).toBe(200);
    expect(await archived()).not.toContain(OLDER_WORDS);
  });
});

describe('what happened to a lot', () => {
  const put = ({ id }: { id: string }, lotId: string, revision: number | null, payload: object) =>
    app.call({
      method: 'PUT',
      url: `/api/tenders/${id}/results/${lotId}`,
      headers: revision === null ? {} : { 'if-match': `"${revision}"` },
      payload: { offers: null, outcome: null, reason: '', decidedOn: null, ...payload },
    });

  it('is unknown until somebody types it, and kept lot by lot', async () => {
    const tender = await tenderOf(CLAUSE);
    expect((await get(`/api/tenders/${tender.id}/results`)).json<LotResults>()).toEqual({
      items: [{ lotId: 'lot-1', revision: 0, offers: null, outcome: null, reason: '', decidedOn: null }],
      total: 1,
    });
    const result = await put(tender, 'lot-1', 0, { offers: 0, outcome: 'unsuccessful', reason: ' Volume trop élevé ', decidedOn: '2026-11-20' });
    expect([result.statusCode, result.headers.etag]).toEqual([200, '"1"']);
    const kept = { lotId: 'lot-1', revision: 1, offers: 0, outcome: 'unsuccessful', reason: 'Volume trop élevé', decidedOn: '2026-11-20' };
    expect(result.json<LotResult>()).toEqual(kept);
    expect((await get(`/api/tenders/${tender.id}/results`)).json<LotResults>().items).toEqual([kept]);
    expect((await lastActions())[0]).toBe('tender.result-saved');
    expect((await put(tender, 'lot-1', 1, { offers: 2 })).json<LotResult>()).toMatchObject({ revision: 2, offers: 2, outcome: null });
  });

  it('is not overwritten by a second writer, who is shown both', async () => {
    const tender = await tenderOf(CLAUSE);
    await put(tender, 'lot-1', 0, { offers: 3 });
    const body = problem(await put(tender, 'lot-1', 0, { offers: 4 }), 412, 'STALE_VERSION');
    expect([body.current, body.submitted]).toMatchObject([{ offers: 3, revision: 1 }, { offers: 4 }]);
    problem(await put(tender, 'lot-1', null, { offers: 4 }), 428, 'PRECONDITION_REQUIRED');
    problem(await put(tender, 'lot-9', 0, { offers: 4 }), 404, 'NOT_FOUND');
  });

  it.each<[object, string[]]>([
    [{ offers: -1 }, ['offers']],
    [{ offers: 10_001 }, ['offers']],
    [{ offers: 1.5 }, ['offers']],
    [{ outcome: 'perdu' }, ['outcome']],
    [{ offers: 0, outcome: 'awarded' }, ['offers']],
    [{ decidedOn: '2026-02-30' }, ['decidedOn']],
    [{ decidedOn: '2026-11-24' }, ['decidedOn']],
    [{ reason: 'x'.repeat(20_001) }, ['reason']],
  ])('%j is refused and says where', async (payload, paths) => {
    const tender = await tenderOf();
    expect(pathsOf(problem(await put(tender, 'lot-1', 0, payload), 400, 'INVALID_INPUT'))).toEqual(paths);
  });
});

describe('where a clause is used', () => {
  it('says the consultations, their lots and what is known of them; unknown is not counted', async () => {
    const slug = 'heures-insertion-accord-cadre';
    const lots = [1, 2, 3, 4].map((number) => ({ ...emptyLot(`l${number}`, number, `Lot ${number}`), clauses: number === 4 ? [] : [{ slug, values: {} }] }));
    const tender = await saved(await created('Nettoyage'), { lots });
    const put = (lotId: string, payload: object) =>
      app.call({
        method: 'PUT',
        url: `/api/tenders/${tender.id}/results/${lotId}`,
        headers: { 'if-match': '"0"' },
        payload: { offers: null, outcome: null, reason: '', decidedOn: null, ...payload },
      });
    await put('l1', { offers: 5, outcome: 'awarded' });
    await put('l2', { offers: 0, outcome: 'unsuccessful' });
    await put('l4', { offers: 9 });
    const uses = (await get(`/api/clauses/${slug}/uses`)).json<ClauseUses>();
    expect(uses.items.map(({ id, lots: used }) => [id, used.map(({ number }) => number)])).toEqual([[tender.id, [1, 2, 3]]]);
    expect(uses.items[0]).toMatchObject({ title: 'Nettoyage', state: 'launched', launchOn: null });
    expect(uses.items[0]?.lots[2]?.result).toBeNull();
    expect(uses.summary).toEqual({ lots: 3, known: 2, counted: 2, offers: 5, withoutOffer: 1, unsuccessful: 1 });
    expect((await get('/api/clauses/inconnue/uses')).json<ClauseUses>()).toMatchObject({ items: [], total: 0, summary: { lots: 0, known: 0 } });
  });

  it('tells nothing of a consultation in the bin, nor of one that another team keeps to itself', async () => {
    const served = await testApp({ environment: SERVED });
    try {
      addTeam(served, 'voirie', 'Voirie');
      addTeam(served, 'ecoles', 'Écoles');
      const roads = addPerson(served, { roles: ['buyer'], teamIds: ['voirie'] });
      const schools = addPerson(served, { roles: ['buyer'], teamIds: ['ecoles'] });
      const { id, lots } = (await roads.call({ method: 'POST', url: '/api/tenders', payload: { title: 'Enrobés' } })).json<Tender>();
      const chosen = { lots: lots.map((lot) => ({ ...lot, clauses: [{ slug: CLAUSE, values: {} }] })) };
      await roads.call({ method: 'PATCH', url: `/api/tenders/${id}`, headers: { 'if-match': '"1"' }, payload: chosen });
      const seen = async (person: typeof roads) => (await person.call({ method: 'GET', url: `/api/clauses/${CLAUSE}/uses` })).json<ClauseUses>().total;
      expect([await seen(roads), await seen(schools)]).toEqual([1, 0]);
      problem(await schools.call({ method: 'GET', url: `/api/tenders/${id}/clauses` }), 404, 'NOT_FOUND');
      problem(await schools.call({ method: 'GET', url: `/api/tenders/${id}/results` }), 404, 'NOT_FOUND');
      await roads.call({ method: 'DELETE', url: `/api/tenders/${id}` });
      expect(await seen(roads)).toBe(0);
    } finally {
      await served.close();
    }
  });
});
