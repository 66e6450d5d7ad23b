/** Signed update packs, from the file to what everybody reads, without a restart; and everything that is refused. */
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ClauseFamily, ClauseList } from '../../shared/api/clauses.ts';
import { PackState } from '../../shared/api/packs.ts';
import { CitedReference, DoubtList } from '../../shared/api/references.ts';
import { CONTENT_HEADER } from '../../shared/content-header.ts';
import { ContentChangeList, Watch } from '../../shared/api/watch.ts';
import { answer } from '../support/answer.ts';
import { SERVED, type TestApp, testApp } from '../support/app.ts';
import { ANY_PRODUCT, contentFiles, KEYS, OTHER_KEYS, packText, packUpload } from '../support/packs.ts';
import { addPerson, type TestPerson } from '../support/people.ts';
import { problem } from '../support/problem.ts';

const TRUSTING = { ...SERVED, CLAUSIER_PACK_KEYS: KEYS.publicPem };

let app: TestApp;
let administrator: TestPerson;
let reader: TestPerson;
beforeAll(async () => {
  app = await testApp({ environment: TRUSTING });
  administrator = addPerson(app, { roles: ['administrator'], name: 'Alix Exemple' });
  reader = addPerson(app, { roles: ['reader'] });
});
afterAll(() => app.close());

const send = (text: string | Uint8Array, by = administrator) => by.call({ method: 'POST', url: '/api/packs', ...packUpload(text) });
const state = async (of = administrator) => answer(await of.call({ method: 'GET', url: '/api/packs' }), PackState);
/** Everything a refused pack must leave as it was. */
const contentOf = ({ raw }: TestApp): string =>
  JSON.stringify(
    ['content', 'clause_families', 'content_changes', 'content_packs', 'meta'].map((table) => raw.prepare(`SELECT * FROM ${table} ORDER BY 1, 2`).all()),
  );
const faultOf = async (text: string | Uint8Array): Promise<unknown> => problem(await send(text), 422, 'PACK_REFUSED').fault;

/** A content where the clause, a doubt and an article say something else, one doubt is gone and another is there. */
const changed = (number: number) =>
  contentFiles(number, (path, text) => {
    if (path === 'doutes.yaml')
      return (
        text.replace('title: Outre-mer', 'title: Outre-mer et îles') +
        '- id: doute-nouveau\n  title: Doute nouveau\n  says: Pour l’essai.\n  references: [ccp-l2111-3]\n  severity: clause\n'
      );
    if (path === 'clauses/heures-insertion-travaux.md') return text.replace(/^title: .*$/m, 'title: Titre venu par un paquet');
    return text;
  });

describe('a pack that does not hold changes nothing', { timeout: 120_000 }, () => {
  it.each<[string, () => string | Uint8Array]>([
    ['signature', () => packText().replace('Outre-mer', 'Outre-mur')],
    ['unknown-key', () => packText({ privatePem: OTHER_KEYS.privatePem })],
    ['truncated', () => packText().slice(0, 5000)],
    ['not-a-pack', () => '{"bonjour":true}'],
    ['not-newer', () => packText({ number: 7 })],
    ['not-newer', () => packText({ number: 6 })],
    ['product', () => packText({ product: { from: '9.0.0', before: '10.0.0' } })],
    ['content', () => packText({ files: contentFiles(100).filter(({ path }) => path !== 'seuils.yaml') })],
    ['content', () => packText({ files: contentFiles(100, (path, text) => (path === 'doutes.yaml' ? text.replace('ccp-l2651-1', 'ccp-inconnu') : text)) })],
    ['content', () => packText({ files: contentFiles(100, (path, text) => (path === 'seuils.yaml' ? '- [' : text)) })],
    ['content', () => packText({ number: 101, files: contentFiles(100) })],
    ['content', () => packText({ files: contentFiles(100).reverse() })],
  ])('%s', async (fault, made) => {
    const before = contentOf(app);
    expect(await faultOf(made())).toBe(fault);
    expect(contentOf(app)).toBe(before);
  });

  it('too large, no file, not a form: said plainly', async () => {
    problem(await send(Buffer.alloc(13_000_000, 0x20)), 413, 'TOO_LARGE');
    problem(await administrator.call({ method: 'POST', url: '/api/packs', payload: '{}', headers: { 'content-type': 'application/json' } }), 415);
  });

  it('is for who administers alone', async () => {
    const jurist = addPerson(app, { roles: ['jurist'] });
    problem(await send(packText(), jurist), 403, 'FORBIDDEN');
    problem(await reader.call({ method: 'GET', url: '/api/packs' }), 403, 'FORBIDDEN');
  });
});

describe('a pack that holds', { timeout: 120_000 }, () => {
  it('is in service at once, for everybody, with what it changed', async () => {
    const clause = () => reader.call({ method: 'GET', url: '/api/clauses/heures-insertion-travaux?on=2026-11-23' });
    const references = () => reader.call({ method: 'GET', url: '/api/references?on=2026-11-23' });
    const named = async (): Promise<unknown> => (await references()).headers[CONTENT_HEADER];
    const [before, tag, version] = [answer(await clause(), ClauseFamily), (await references()).headers.etag, await named()];
    const applied = answer(await send(packText({ files: changed(100) })), PackState, 201);
    expect(applied).toMatchObject({ edition: { number: 100, day: '2027-02-01' }, source: 'pack', release: { number: 7 }, keys: [KEYS.fingerprint] });
    expect(applied.packs).toEqual([
      expect.objectContaining({ number: 100, by: 'Alix Exemple', added: 1, changed: 2, removed: 0, inService: true, key: KEYS.fingerprint }),
    ]);
    expect(before.title).not.toBe('Titre venu par un paquet');
    expect(answer(await clause(), ClauseFamily).title).toBe('Titre venu par un paquet');
    expect((await references()).headers.etag).not.toBe(tag);
    // Every answer names the content: a page opened before learns that its texts are old.
    expect(version).toEqual(expect.any(String));
    expect(await named()).not.toBe(version);
    const found = answer(await reader.call({ method: 'GET', url: '/api/clauses?q=titre%20venu%20paquet' }), ClauseList);
    expect(found.items[0]?.slug).toBe('heures-insertion-travaux');
    expect(answer(await reader.call({ method: 'GET', url: '/api/doubts' }), DoubtList).items.map(({ id }) => id)).toContain('doute-nouveau');
  });

  it('is written in the journal, without its content', () => {
    const { raw } = app;
    const lines = raw.prepare("SELECT person_id, entity_id FROM audit_lines WHERE action = 'pack.applied'").all();
    expect(lines).toEqual([{ person_id: administrator.id, entity_id: '100' }]);
  });

  it('shows what it changed, with the words before and after, until the organisation says it saw them', async () => {
    const { items } = answer(await reader.call({ method: 'GET', url: '/api/watch/changes' }), ContentChangeList);
    expect(items.map(({ kind, id, change, unseen, edition }) => [kind, id, change, unseen, edition])).toEqual([
      ['clause', 'heures-insertion-travaux', 'changed', true, 100],
      ['doubt', 'doute-nouveau', 'added', true, 100],
      ['doubt', 'outre-mer', 'changed', true, 100],
    ]);
    const title = items[0]?.after?.find(({ label }) => label === 'Intitulé');
    expect(title?.text).toBe('Titre venu par un paquet');
    const cited = items.flatMap(({ before, after }) => [...(before ?? []), ...(after ?? [])]).filter(({ label }) => label === 'Références');
    expect(cited.length).toBeGreaterThan(2);
    // Names, never the codes they are kept under.
    for (const { text } of cited) expect(text).not.toMatch(/\bccp-/);
    const watch = answer(await reader.call({ method: 'GET', url: '/api/watch' }), Watch);
    expect(watch).toMatchObject({ unseen: 3, edition: { number: 100 }, acknowledged: null });
    expect(watch.items.filter(({ section }) => section === 'changed')).toHaveLength(3);
    const seen = await administrator.call({ method: 'POST', url: '/api/watch/acknowledgement', payload: { seq: watch.lastChange } });
    expect(seen.statusCode).toBe(204);
    expect(answer(await reader.call({ method: 'GET', url: '/api/watch' }), Watch)).toMatchObject({ unseen: 0, acknowledged: { by: 'Alix Exemple' } });
  });

  it('is refused the second time, and any older one after it', async () => {
    const before = contentOf(app);
    expect(await faultOf(packText({ files: changed(100) }))).toBe('not-newer');
    expect(await faultOf(packText({ number: 99 }))).toBe('not-newer');
    expect(contentOf(app)).toBe(before);
  });

  it('gives its place to the next one, and says what came back', async () => {
    answer(await send(packText({ number: 101 })), PackState, 201);
    const { packs } = await state();
    expect(packs.map(({ number, inService }) => [number, inService])).toEqual([
      [101, true],
      [100, false],
    ]);
    const { items } = answer(await reader.call({ method: 'GET', url: '/api/watch/changes' }), ContentChangeList);
    expect(items.slice(0, 3).map(({ id, change, unseen }) => [id, change, unseen])).toEqual([
      ['doute-nouveau', 'removed', true],
      ['heures-insertion-travaux', 'changed', true],
      ['outre-mer', 'changed', true],
    ]);
  });

  it('is taken once when two are sent at the same moment', async () => {
    const statuses = (await Promise.all([send(packText({ number: 102 })), send(packText({ number: 102 }))])).map(({ statusCode }) => statusCode);
    expect(statuses.sort()).toEqual([201, 422]);
  });
});

describe('after a restart', { timeout: 120_000 }, () => {
  let kept: string;
  beforeAll(async () => {
    const first = await testApp({ environment: TRUSTING });
    const someone = addPerson(first, { roles: ['administrator'] });
    expect((await send(packText({ files: changed(100) }), someone)).statusCode).toBe(201);
    kept = await first.keep();
    await first.close();
  }, 120_000);
  const started = async () => {
    const again = await testApp({ environment: TRUSTING, database: kept, ids: 'apres' });
    const someone = addPerson(again, { roles: ['administrator'] });
    const read = async () => answer(await someone.call({ method: 'GET', url: '/api/packs' }), PackState);
    return { again, someone, read };
  };

  it('the pack is still there, its changes noted once', async () => {
    const { again, someone, read } = await started();
    expect(await read()).toMatchObject({ edition: { number: 100 }, source: 'pack', unreadable: null });
    expect(answer(await someone.call({ method: 'GET', url: '/api/watch/changes' }), ContentChangeList).total).toBe(3);
    await again.close();
  });

  it('a pack this version can no longer read leaves the place to the content of the release, and it is said', async () => {
    const source = await testApp({ environment: TRUSTING, database: kept, ids: 'avant' });
    const old = packText({ product: { from: '5.0.0', before: '6.0.0' }, files: changed(100) });
    source.raw.prepare('UPDATE content_packs SET file = ?').run(gzipSync(Buffer.from(old)));
    const spoilt = await source.keep();
    await source.close();
    const again = await testApp({ environment: TRUSTING, database: spoilt, ids: 'apres' });
    const someone = addPerson(again, { roles: ['administrator'] });
    const found = answer(await someone.call({ method: 'GET', url: '/api/packs' }), PackState);
    expect(found).toMatchObject({ edition: { number: 7 }, source: 'release', unreadable: expect.stringContaining('5.0.0') });
    expect(found.packs[0]?.inService).toBe(false);
    // Made again for this version under the same number, it is taken.
    expect((await send(packText({ files: changed(100), product: ANY_PRODUCT }), someone)).statusCode).toBe(201);
    await again.close();
  });
});

describe('a server that trusts no key', () => {
  it('takes no pack, and says what to do', async () => {
    const bare = await testApp({ environment: SERVED });
    const someone = addPerson(bare, { roles: ['administrator'] });
    const refused = problem(await send(packText(), someone), 422, 'PACK_REFUSED');
    expect(refused).toMatchObject({ fault: 'no-key', remedy: expect.stringContaining('CLAUSIER_PACK_KEYS') });
    expect(answer(await someone.call({ method: 'GET', url: '/api/packs' }), PackState)).toMatchObject({ keys: [], source: 'release', packs: [] });
    await bare.close();
  });
});

describe('a content another process changed', () => {
  it('is read at the next request', async () => {
    const [one, path] = [await testApp({ environment: TRUSTING }), 'ccp-l2111-3'];
    const someone = addPerson(one, { roles: ['administrator'] });
    const read = async () => answer(await someone.call({ method: 'GET', url: `/api/references/${path}` }), CitedReference).title;
    const before = await read();
    const { raw } = one;
    const stored = JSON.parse(String(raw.prepare("SELECT json FROM content WHERE kind = 'reference' AND id = ?").pluck().get(path)));
    raw.prepare("UPDATE content SET json = ? WHERE kind = 'reference' AND id = ?").run(JSON.stringify({ ...stored, title: 'Autre titre' }), path);
    expect(await read()).toBe(before);
    raw.prepare("UPDATE meta SET value = 'autre' WHERE key = 'content-version'").run();
    expect(await read()).toBe('Autre titre');
    await one.close();
  });
});
