import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ClauseFamily, ClauseList, FilledClause } from '../../shared/api/clauses.ts';
import { type TestApp, testApp } from '../support/app.ts';
import { present } from '../support/content.ts';
import { pathsOf, problem } from '../support/problem.ts';

let app: TestApp;
beforeAll(async () => {
  app = await testApp();
});
afterAll(() => app.close());

const get = (url: string) => app.call({ method: 'GET', url });
const search = async (query: Record<string, string>): Promise<ClauseList> => {
  const response = await get(`/api/clauses?${new URLSearchParams(query)}`);
  expect(response.statusCode, response.body.slice(0, 300)).toBe(200);
  return response.json<ClauseList>();
};
const slugs = async (q: string): Promise<string[]> => (await search({ q })).items.map(({ slug }) => slug);
const fill = (slug: string, payload: object) => app.call({ method: 'POST', url: `/api/clauses/${slug}/fill`, payload });

describe('searching clauses', () => {
  it('an empty question gives the whole library', async () => {
    expect((await search({ q: '   ' })).total).toBe((await search({})).total);
  });

  it('« SIAE » finds what is written « insertion par l’activité économique »', async () => {
    const found = await slugs('SIAE');
    expect(found).toContain('lot-reserve-insertion');
    expect(found.slice(0, 15)).toEqual(expect.arrayContaining(['lot-reserve-insertion']));
    expect(await slugs('structures d’insertion par l’activité économique')).toContain('lot-reserve-insertion');
  });

  it.each([
    ['pénalité', 'penalite'],
    ['PÉNALITÉS', 'penalites'],
    ['Économie sociale', 'economie sociale'],
    ['cœur', 'coeur'],
    ['l’insertion', 'insertion'],
    ["l'insertion", 'insertion'],
    ['éco-conception', 'eco conception'],
  ])('%s and %s find the same clauses', async (one, other) => {
    expect((await slugs(one)).sort()).toEqual((await slugs(other)).sort());
  });

  it('finds the beginning of a word while it is typed', async () => {
    expect(await slugs('apprentis')).toContain('apprentissage-alternance');
    expect(await slugs('apprenti')).toContain('apprentissage-alternance');
    expect(await slugs('nettoy')).toContain('nettoyage-en-journee');
  });

  it('finds a plural from its singular and the reverse', async () => {
    expect(await slugs('véhicules')).toContain('vehicules-sobres');
    expect(await slugs('véhicule')).toContain('vehicules-sobres');
  });

  it('puts the clause that bears the words first', async () => {
    expect((await slugs('commerce équitable')).slice(0, 2)).toContain('commerce-equitable');
    expect((await slugs('heures d’insertion travaux'))[0]).toBe('heures-insertion-travaux');
    expect((await slugs('accessibilité numérique'))[0]).toBe('accessibilite-numerique');
    expect((await slugs('papier'))[0]).toBe('papier-impression');
  });

  it('two words narrow, never widen', async () => {
    expect((await search({ q: 'insertion nettoyage' })).total).toBeLessThanOrEqual((await search({ q: 'nettoyage' })).total);
  });

  it('says plainly when nothing is found', async () => {
    expect(await search({ q: 'xylophoniste' })).toMatchObject({ items: [], total: 0 });
  });

  it.each([
    '"',
    '"insertion',
    'insertion"',
    "'; DROP TABLE schemes; --",
    'NEAR(a b)',
    'NEAR/3',
    'insertion AND',
    'OR',
    'NOT insertion',
    '*',
    'ins*ertion',
    '^insertion',
    'title:insertion',
    '{a b}',
    '(',
    ')',
    '((insertion)',
    '-insertion',
    '+',
    '😀',
    '😀 insertion',
    '\u0000',
    'insertion\u0000',
    '%00',
    '…',
    '«»',
    '’',
    'de la',
    'a',
    'x'.repeat(200),
    '\ud83d',
    'إدماج',
    'ß',
    '１２',
  ])('%j typed as a question is only words', async (q) => {
    const response = await get(`/api/clauses?${new URLSearchParams({ q })}`);
    expect(response.statusCode, response.body.slice(0, 200)).toBe(200);
  });

  it('more than two hundred characters are refused with the bound', async () => {
    const body = problem(await get(`/api/clauses?q=${'x'.repeat(201)}`), 400, 'INVALID_INPUT');
    expect(body.fields).toEqual([{ path: 'q', message: expect.stringMatching(/^Texte trop long\s: 200 caractères au plus\.$/) }]);
  });

  it('whatever is typed, answers', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.string({ unit: 'grapheme', maxLength: 60 }),
        async (q) => (await get(`/api/clauses?q=${encodeURIComponent(q.replace(/\p{Cs}/gu, ''))}`)).statusCode === 200,
      ),
      { numRuns: 120 },
    );
  });
});

describe('filtering clauses', () => {
  it('keeps only what bears the choice, with the counts of the next one', async () => {
    const all = await search({});
    const reserved = await search({ lever: 'reserved-lot' });
    expect(reserved.total).toBe(all.facets.lever['reserved-lot']);
    expect(reserved.items.every(({ levers }) => levers.includes('reserved-lot'))).toBe(true);
    expect((await search({ lever: 'reserved-lot', piece: 'avis' })).total).toBe(reserved.facets.piece.avis);
    expect((await search({ ccag: 'travaux' })).total).toBe(all.facets.ccag.travaux);
    expect((await search({ cpv: '45210000-2' })).total).toBe(all.facets.cpv['45']);
  });

  it('pages without losing or repeating one', async () => {
    const all = await search({});
    const pages = await Promise.all([0, 40, 80].map((offset) => search({ limit: '40', offset: String(offset) })));
    expect(pages.flatMap(({ items }) => items.map(({ slug }) => slug))).toEqual(all.items.map(({ slug }) => slug).slice(0, 120));
    expect(await search({ offset: '5000' })).toMatchObject({ items: [], total: all.total });
  });

  it.each([
    ['lever', 'levier'],
    ['piece', 'ccapp'],
    ['contractType', 'x'],
    ['theme', 'x'],
    ['ccag', 'btp'],
    ['cpv', '4'],
    ['cpv', 'abc'],
    ['limit', '0'],
    ['limit', 'dix'],
    ['limit', '1000'],
    ['offset', '-1'],
    ['on', 'hier'],
    ['on', '2026-02-30'],
    ['tri', 'date'],
  ])('%s=%s is refused by name', async (name, value) => {
    const body = problem(await get(`/api/clauses?${name}=${value}`), 400);
    expect(JSON.stringify(body)).toContain(value === '2026-02-30' ? '2026-02-30' : name);
  });

  it('the same parameter twice is refused, not guessed', async () => {
    problem(await get('/api/clauses?q=a&q=b'), 400);
  });
});

describe('reading a clause for a day', () => {
  const read = async (slug: string, on: string) => (await get(`/api/clauses/${slug}?on=${on}`)).json<ClauseFamily>();

  it('writes the passage of August 2026 only from that day on, and warns before', async () => {
    const [before, after] = [await read('heures-insertion-travaux', '2026-06-01'), await read('heures-insertion-travaux', '2026-09-01')];
    const avis = (family: ClauseFamily) => present(family.texts.find(({ piece }) => piece === 'avis')).text;
    expect(avis(before)).not.toMatch(/L\.\u00a02112-2-1/);
    expect(avis(after)).toMatch(/L\.\u00a02112-2-1/);
    expect(before.warnings.some((line) => line.includes('L.\u00a02112-2-1') && line.includes('pas encore en vigueur') && line.includes('22 août 2026'))).toBe(
      true,
    );
    expect(after.warnings.filter((line) => line.includes('L.\u00a02112-2-1'))).toEqual([]);
  });

  it('carries every reference it cites, read for the day', async () => {
    const family = await read('heures-insertion-travaux', '2026-06-01');
    expect(family.references.every(({ on }) => on === '2026-06-01')).toBe(true);
    expect(family.references.find(({ id }) => id === 'ccp-l2112-2-1')?.status).toBe('not-yet');
  });

  it('is not sent again to who already has it', async () => {
    const first = await get('/api/clauses/commerce-equitable?on=2026-09-01');
    const etag = present(first.headers.etag);
    const again = await app.call({ method: 'GET', url: '/api/clauses/commerce-equitable?on=2026-09-01', headers: { 'if-none-match': String(etag) } });
    expect([again.statusCode, again.body]).toEqual([304, '']);
    const other = await app.call({ method: 'GET', url: '/api/clauses/commerce-equitable?on=2026-06-01', headers: { 'if-none-match': String(etag) } });
    expect(other.statusCode).toBe(200);
  });

  it.each(['2026-02-30', '2026-13-01', '1850-01-01'])('%s is refused in French', async (on) => {
    expect(problem(await get(`/api/clauses/commerce-equitable?on=${on}`), 400, 'INVALID_DATE').detail).toContain('calendrier');
  });
});

describe('filling a clause', () => {
  it('a clause of both kinds of contracts is written in the words of a concession when asked', async () => {
    const piece = { piece: 'ccap' };
    const market = (await fill('insertion-publics-eligibles', piece)).json<FilledClause>();
    expect(market.text).toContain('titulaire');
    const concession = (await fill('insertion-publics-eligibles', { ...piece, contractType: 'concession' })).json<FilledClause>();
    expect(concession.text).toContain('concessionnaire');
    expect(concession.text).not.toContain('titulaire');
    expect(concession.html).not.toContain('titulaire');
  });

  it('writes the values and lists what is missing, in reading order', async () => {
    const empty = (await fill('heures-insertion-travaux', { piece: 'ae' })).json<FilledClause>();
    expect(empty.missing).toContain('heures');
    const filled = (await fill('heures-insertion-travaux', { piece: 'ae', values: { heures: 1240 } })).json<FilledClause>();
    expect(filled.missing).not.toContain('heures');
    expect(filled.text).toContain('1\u202f240\u00a0heures');
    expect(filled.html).toContain('1\u202f240\u00a0heures');
  });

  it('takes numbers as people type them', async () => {
    for (const heures of [1240, '1240', '1 240', '1\u202f240'])
      expect((await fill('heures-insertion-travaux', { piece: 'ae', values: { heures } })).json<FilledClause>().text).toContain('1\u202f240\u00a0heures');
  });

  it('follows the CCAG, and names the only one that suits without being told', async () => {
    const [chosen, alone] = [
      await fill('heures-insertion-travaux', { piece: 'ccap', ccag: 'travaux' }),
      await fill('heures-insertion-travaux', { piece: 'ccap' }),
    ];
    expect(chosen.json<FilledClause>().text).toContain('20.1 [numéro à vérifier] du CCAG-Travaux');
    expect(alone.json<FilledClause>().text).toBe(chosen.json<FilledClause>().text);
    expect((await fill('heures-insertion-travaux', { piece: 'ccap', ccag: 'mi' })).json<FilledClause>().text).toContain('[article du CCAG-MI à vérifier]');
  });

  it('follows the day', async () => {
    const avis = async (on: string) => (await fill('heures-insertion-travaux', { piece: 'avis', on })).json<FilledClause>().text;
    expect(await avis('2026-06-01')).not.toContain('2112-2-1');
    expect(await avis('2026-09-01')).toContain('2112-2-1');
  });

  it('escapes what is typed in HTML, and keeps it in text', async () => {
    const typed = '<img src=x onerror=alert(1)> & "fils"';
    const filled = (await fill('heures-insertion-travaux', { piece: 'rc', values: { facilitateur: typed } })).json<FilledClause>();
    expect(filled.text).toContain(typed);
    expect(filled.html).not.toContain('<img');
    expect(filled.html).toContain('&lt;img src=x onerror=alert(1)&gt; &amp; &quot;fils&quot;');
  });

  it('names every unknown variable', async () => {
    expect(
      pathsOf(problem(await fill('heures-insertion-travaux', { piece: 'ccap', values: { heure: 12, __x: 'a', constructor: 'b' } }), 422, 'UNKNOWN_VARIABLE')),
    ).toEqual(['values/__x', 'values/constructor', 'values/heure']);
  });

  it('refuses a value out of bounds with the bound', async () => {
    const body = problem(await fill('heures-insertion-travaux', { piece: 'ccap', values: { heures: 12, plafond: 50 } }), 400, 'INVALID_INPUT');
    expect(pathsOf(body)).toEqual(['values/heures', 'values/plafond']);
    expect(body.detail).toContain('70 au moins');
  });

  it('says which pieces a clause writes when another is asked', async () => {
    const family = (await get('/api/clauses/achat-direct-sous-seuil')).json<ClauseFamily>();
    const absent = present(['avis', 'rc', 'ccap', 'cctp', 'ae', 'annexe'].find((piece) => !family.pieces.some((own) => own === piece)));
    expect(problem(await fill('achat-direct-sous-seuil', { piece: absent }), 404, 'NO_TEXT_FOR_PIECE').detail).toContain(present(family.pieces[0]));
  });

  it.each([
    [{}, 'piece'],
    [{ piece: 'dce' }, 'piece'],
    [{ piece: 'ccap', ccag: 'btp' }, 'ccag'],
    [{ piece: 'ccap', values: [] }, 'values'],
    [{ piece: 'ccap', values: { heures: null } }, 'values/heures'],
    [{ piece: 'ccap', values: { heures: { a: 1 } } }, 'values/heures'],
    [{ piece: 'ccap', autre: 1 }, ''],
    [{ piece: 'ccap', on: '2026-02-30' }, ''],
    [{ piece: 'ccap', values: { heures: 'x'.repeat(20_001) } }, 'values/heures'],
  ])('%j is refused and says where', async (payload, path) => {
    const body = problem(await fill('heures-insertion-travaux', payload), 400);
    if (path) expect(pathsOf(body).some((found) => found.startsWith(path))).toBe(true);
  });

  it('an unknown clause is a 404', async () => {
    problem(await fill('aucune', { piece: 'ccap' }), 404, 'NOT_FOUND');
  });
});

describe('a clause as a Word file', () => {
  const exported = (slug: string, payload: object) => app.call({ method: 'POST', url: `/api/clauses/${slug}/export.docx`, payload });

  it('holds all its pieces, or one', async () => {
    const [all, one] = [
      await exported('heures-insertion-travaux', {}),
      await exported('heures-insertion-travaux', { piece: 'ccap', ccag: 'travaux', values: { heures: 600 } }),
    ];
    for (const made of [all, one]) {
      expect(made.statusCode, made.body.slice(0, 200)).toBe(200);
      expect(made.rawPayload.subarray(0, 2).toString('latin1')).toBe('PK');
    }
    expect(one.headers['content-disposition']).toBe('attachment; filename="clause-heures-insertion-travaux-ccap.docx"');
  }, 60_000);

  it('refuses what filling refuses', async () => {
    problem(await exported('heures-insertion-travaux', { values: { heure: 1 } }), 422, 'UNKNOWN_VARIABLE');
    problem(await exported('heures-insertion-travaux', { on: '2026-02-30' }), 400, 'INVALID_DATE');
    problem(await exported('aucune', {}), 404, 'NOT_FOUND');
  });
});
