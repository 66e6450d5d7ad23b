/** The buyer's own Word files, through the routes: sent, read, placed, filled, given back to the byte. */
import { readFileSync } from 'node:fs';
import { strToU8, unzipSync, zipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { DocumentText, InsertionReport, PlaceProposals, TenderDocument, TenderDocumentList } from '../../shared/api/documents.ts';
import type { ClauseFamily } from '../../shared/api/clauses.ts';
import type { Tender } from '../../shared/api/tenders.ts';
import { LIMITS } from '../../shared/limits.ts';
import { buildApp } from '../../server/app.ts';
import { startWorkers } from '../../server/jobs/workers.ts';
import { type TestApp, testApp } from '../support/app.ts';
import { present } from '../support/content.ts';
import { pathsOf, problem } from '../support/problem.ts';
import { png } from '../support/pictures.ts';
import { itWithData } from '../support/shared-data.ts';
import { documentUpload, tenderCalls, wordFile } from '../support/tender.ts';
import { multipart } from '../support/upload.ts';
import { soundTender, tenLots } from '../unit/tender/support.ts';

const CLAUSE = 'heures-insertion-services';
const CCAP = [
  '# Objet du marché',
  'Le présent cahier fixe les clauses administratives du marché.',
  '# Conditions d’exécution',
  'Les prestations sont exécutées sur les sites de la ville.',
  '# Pénalités',
  'Les pénalités de retard sont celles du CCAG.',
];

let app: TestApp;
let tender: Tender;
let ccap: Buffer;
const { created, get, saved } = tenderCalls(() => app);
beforeAll(async () => {
  app = await testApp();
  tender = await saved(await created(), soundTender({ lot: { clauses: [{ slug: CLAUSE, values: {} }] } }));
  ccap = await wordFile(...CCAP);
});
afterAll(() => app.close());

const send = (piece: string, value: Uint8Array, filename = 'CCAP.docx', id = tender.id) =>
  app.call({ method: 'POST', url: `/api/tenders/${id}/documents`, ...documentUpload(piece, value, filename) });
const stored = async (piece = 'ccap', value: Uint8Array = ccap, filename = 'CCAP.docx', id = tender.id): Promise<TenderDocument> => {
  const response = await send(piece, value, filename, id);
  expect(response.statusCode, response.body.slice(0, 500)).toBe(201);
  return response.json<TenderDocument>();
};
const at = (document: { id: string }, part = '') => `/api/tenders/${tender.id}/documents/${document.id}${part}`;
const post = (url: string, payload: object) => app.call({ method: 'POST', url, payload });
const countFiles = (): number => Number(app.raw.prepare<[], { n: number }>('SELECT count(*) AS n FROM tender_documents').get()?.n);
const textOf = (file: Uint8Array): string =>
  Buffer.from(present(unzipSync(file)['word/document.xml']))
    .toString('utf8')
    .replace(/<[^>]+>/g, '');

describe('a Word file', () => {
  it('is read: its plan, its paragraphs, its warnings', async () => {
    const response = await send('ccap', ccap);
    const document = response.json<TenderDocument>();
    expect([response.statusCode, response.headers.location]).toEqual([201, at(document)]);
    expect(document).toMatchObject({ piece: 'ccap', name: 'CCAP.docx', bytes: ccap.length, paragraphs: CCAP.length, convertedFrom: null, plan: null });
    expect(document.outline.map(({ level, text, sign }) => ({ level, text, sign }))).toEqual(
      ['Objet du marché', 'Conditions d’exécution', 'Pénalités'].map((text) => ({ level: 1, text, sign: 'style' })),
    );
    expect((await get(at(document))).json()).toEqual(document);
    const { items, total } = (await get(at(document, '/text'))).json<DocumentText>();
    expect([total, items.map(({ text }) => text)]).toEqual([CCAP.length, CCAP.map((line) => line.replace(/^# /, ''))]);
  });

  it('that already holds the words of a clause, typed by hand, says so', async () => {
    const family = (await get('/api/clauses/heures-insertion-services')).json<ClauseFamily>();
    const text = present(family.texts.find(({ piece }) => piece === 'ccap')).text;
    const document = await stored('ccap', await wordFile('# Objet', 'Le présent cahier.', ...text.split(/\n+/).filter((line) => line.trim() !== '')));
    expect(document.existing).toMatchObject([{ slug: CLAUSE, lotId: null, by: 'words' }]);
    const report = (await post(at(document, '/insertions/preview'), { items: [{ slug: CLAUSE, after: 'end' }] })).json<InsertionReport>();
    expect(report.warnings.join(' ')).toContain('semble déjà écrite dans ce fichier');
    expect((await stored()).existing).toEqual([]);
  });

  it('is kept to the byte', async () => {
    const document = await stored('ccap', ccap, 'Mon CCAP é.docx');
    const original = await get(at(document, '/original.docx'));
    expect(original.rawPayload.equals(ccap)).toBe(true);
    expect(original.headers['content-disposition']).toBe("attachment; filename*=UTF-8''Mon%20CCAP%20%C3%A9.docx");
    const quoted = await stored('ccap', ccap, "L'école (v2).docx");
    expect((await get(at(quoted, '/original.docx'))).headers['content-disposition']).toBe("attachment; filename*=UTF-8''L%27%C3%A9cole%20%28v2%29.docx");
  });

  it('read by an older Clausier is read again', async () => {
    const document = await stored();
    const { raw } = app;
    const old = { version: 0, outline: [], paragraphs: [], existing: [], guessedPiece: null, warnings: [] };
    raw.prepare('UPDATE tender_documents SET reading = ? WHERE id = ?').run(JSON.stringify(old), document.id);
    expect((await get(at(document))).json()).toEqual(document);
    const kept = app.raw.prepare<[string], string>('SELECT reading FROM tender_documents WHERE id = ?').pluck().get(document.id);
    expect(JSON.parse(present(kept)).outline).toEqual(document.outline);
  });

  it('is listed in the order of sending, given another piece, and removed', async () => {
    const own = await created();
    const first = await stored('ccap', ccap, 'a.docx', own.id);
    const second = await stored('rc', ccap, 'b.docx', own.id);
    const list = async () => (await get(`/api/tenders/${own.id}/documents`)).json<TenderDocumentList>();
    expect((await list()).items.map(({ id }) => id)).toEqual([first.id, second.id]);
    const url = `/api/tenders/${own.id}/documents/${first.id}`;
    expect((await app.call({ method: 'PATCH', url, payload: { piece: 'cctp' } })).json()).toEqual({ ...first, piece: 'cctp' });
    problem(await app.call({ method: 'PATCH', url, payload: { piece: 'bpu' } }), 400, 'INVALID_INPUT');
    expect((await app.call({ method: 'DELETE', url })).statusCode).toBe(204);
    problem(await app.call({ method: 'DELETE', url }), 404, 'NOT_FOUND');
    expect(await list()).toMatchObject({ total: 1, items: [{ id: second.id }] });
  });

  it('as heavy as allowed is kept; heavier is refused', async () => {
    const heavy = (bytes: number) =>
      Buffer.from(zipSync({ ...unzipSync(ccap), 'word/media/plan.bin': new Uint8Array(bytes).map((_, i) => (i * 2654435761) >>> 13) }, { level: 0 }));
    const file = heavy(LIMITS.documentBytes - ccap.length * 4);
    expect((await stored('ccap', file)).bytes).toBe(file.length);
    problem(await send('ccap', heavy(LIMITS.documentBytes + 1)), 413, 'TOO_LARGE');
  }, 60_000);

  it('belongs to its consultation and its organisation', async () => {
    const document = await stored();
    const other = await created();
    for (const part of ['', '/text', '/places', '/original.docx'])
      problem(await get(`/api/tenders/${other.id}/documents/${document.id}${part}`), 404, 'NOT_FOUND');
    const actor = { personId: 'other', organisationId: 'ailleurs', roles: ['administrator'] } as const;
    const elsewhere = await buildApp({ context: app.opened.context, pagesFolder: 'none', actor });
    for (const part of ['', '/text', '/places', '/original.docx'])
      expect((await elsewhere.inject({ method: 'GET', url: at(document, part), headers: { host: '127.0.0.1' } })).statusCode).toBe(404);
    expect((await elsewhere.inject({ method: 'DELETE', url: at(document), headers: { host: '127.0.0.1' } })).statusCode).toBe(404);
    await elsewhere.close();
  });

  it('beyond the number a consultation keeps is refused', async () => {
    const own = await created();
    const document = await stored('ccap', ccap, 'a.docx', own.id);
    const { raw } = app;
    const columns = 'tender_id, organisation_id, piece, name, media_type, bytes, reading, converted_from, plan, created_at, data';
    const copy = raw.prepare(`INSERT INTO tender_documents (id, ${columns}) SELECT ?, ${columns} FROM tender_documents WHERE id = ?`);
    for (let i = 1; i < LIMITS.documentsPerTender; i++) copy.run(`copie-${i}`, document.id);
    expect(problem(await send('ccap', ccap, 'a.docx', own.id), 400, 'INVALID_INPUT').detail).toContain(String(LIMITS.documentsPerTender));
  });
});

describe('a file that is not one', () => {
  const ole = (...streams: string[]) =>
    Buffer.concat([Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]), ...streams.map((name) => Buffer.from(name, 'utf16le')), Buffer.alloc(600)]);
  const withParts = (parts: Record<string, string>, from: Uint8Array = ccap) =>
    zipSync({ ...unzipSync(from), ...Object.fromEntries(Object.entries(parts).map(([name, text]) => [name, strToU8(text)])) });
  const macro = () => {
    const types = Buffer.from(present(unzipSync(ccap)['[Content_Types].xml'])).toString('utf8');
    return withParts({
      '[Content_Types].xml': types
        .replace('wordprocessingml.document.main+xml', 'document.macroEnabled.main+xml')
        .replace('application/vnd.openxmlformats-officedocument.document.macro', 'application/vnd.ms-word.document.macro'),
      'word/vbaProject.bin': 'x',
    });
  };
  it.each<[string, () => Uint8Array, number, RegExp]>([
    ['empty', () => Buffer.alloc(0), 422, /vide/],
    ['a text', () => Buffer.from('bonjour'), 415, /Word/],
    ['a picture renamed', () => png(30, 30), 415, /image/],
    ['a PDF', () => Buffer.from('%PDF-1.7 …'), 415, /PDF/],
    ['protected by a password', () => ole('EncryptedPackage', 'EncryptionInfo'), 415, /mot de passe/],
    ['with macros', macro, 415, /macro/],
    ['a zip of something else', () => zipSync({ 'a.txt': strToU8('a') }), 415, /Word/],
    ['cut in the middle', () => ccap.subarray(0, 900), 422, /./],
    [
      'with an XML entity',
      () => withParts({ 'word/document.xml': '<?xml version="1.0"?><!DOCTYPE d [<!ENTITY e SYSTEM "file:///etc/passwd">]><d>&e;</d>' }),
      422,
      /./,
    ],
    ['with a broken document', () => withParts({ 'word/document.xml': '<w:document>' }), 422, /./],
    ['a bomb', () => zipSync({ ...unzipSync(ccap), 'word/document.xml': new Uint8Array(LIMITS.documentPartBytes + 1) }, { level: 9 }), 422, /./],
  ])(
    '%s is refused in words that say what it is, and nothing is kept',
    async (_name, make, status, words) => {
      const before = countFiles();
      const body = problem(await send('ccap', make()), status);
      expect(`${body.detail} ${body.remedy}`).toMatch(words);
      expect(countFiles()).toBe(before);
    },
    60_000,
  );

  it('without a file, without a piece, or for an unknown piece, is told what to send', async () => {
    const url = `/api/tenders/${tender.id}/documents`;
    for (const parts of [[], [{ name: 'piece', value: 'ccap' }], [{ name: 'file', value: ccap, filename: 'a.docx' }]])
      problem(await app.call({ method: 'POST', url, ...multipart(parts) }), 400, 'INVALID_INPUT');
    const crowd = Array.from({ length: 1200 }, (_, i) => ({ name: `f${i}`, value: 'x' }));
    problem(await app.call({ method: 'POST', url, ...multipart([...crowd, { name: 'file', value: ccap, filename: 'a.docx' }]) }), 413, 'TOO_LARGE');
    expect(pathsOf(problem(await send('dce', ccap), 400, 'INVALID_INPUT'))).toEqual(['piece']);
    problem(await post(url, {}), 415, 'UNSUPPORTED_FILE');
    problem(await send('ccap', ccap, 'a.docx', 'absente'), 404, 'NOT_FOUND');
  });

  it('is kept when the file comes before its piece', async () => {
    const form = multipart([
      { name: 'file', value: ccap, filename: 'a.docx' },
      { name: 'piece', value: 'ccap' },
    ]);
    expect((await app.call({ method: 'POST', url: `/api/tenders/${tender.id}/documents`, ...form })).statusCode).toBe(201);
  });
});

describe('an older format', () => {
  const rtf = Buffer.from('{\\rtf1\\ansi Article 1 : objet du marche\\par Le titulaire execute les prestations.\\par}');

  it('is brought to .docx by LibreOffice, and says where it comes from', async () => {
    const document = await stored('ccap', rtf, 'CCAP.rtf');
    expect(document).toMatchObject({ name: 'CCAP.docx', convertedFrom: 'rtf' });
    const { items } = (await get(at(document, '/text'))).json<DocumentText>();
    expect(items.map(({ text }) => text).join(' ')).toContain('Le titulaire execute les prestations.');
  }, 120_000);

  it('without LibreOffice is refused with the way to save as .docx', async () => {
    const local = await testApp({ workers: startWorkers('absent.js', () => undefined, ['clausier-no-such-office']) });
    const calls = tenderCalls(() => local);
    const own = await calls.created();
    const reply = await local.call({ method: 'POST', url: `/api/tenders/${own.id}/documents`, ...documentUpload('ccap', rtf, 'CCAP.rtf') });
    expect(problem(reply, 415, 'CONVERTER_MISSING').remedy).toContain('.docx');
    await local.close();
  });
});

describe('the places of the clauses', () => {
  it('are proposed for the clauses that write something in this piece', async () => {
    const document = await stored();
    const { items, total } = (await get(at(document, '/places'))).json<PlaceProposals>();
    expect([total, items]).toMatchObject([1, [{ slug: CLAUSE, lotId: 'lot-1', existing: false, after: present(document.outline[1]).id }]]);
    expect(items[0]?.reason).not.toBe('');
    const reply = await post(at(document, '/insertions/preview'), {
      items: items.map(({ slug, lotId, after, placement }) => ({ slug, lot: lotId, after, placement })),
    });
    expect(reply.statusCode, reply.body.slice(0, 300)).toBe(200);
  });

  it('are those of the clause itself in a file that already holds it, which is then updated', async () => {
    const document = await stored();
    const filled = await post(at(document, '/insertions'), { items: [{ slug: CLAUSE, after: present(document.outline[1]).id }], tracked: false });
    const again = await stored('ccap', filled.rawPayload);
    expect(again.existing).toMatchObject([{ slug: CLAUSE, lotId: 'lot-1', by: 'bookmark' }]);
    const [proposal] = (await get(at(again, '/places'))).json<PlaceProposals>().items;
    expect(proposal?.existing).toBe(true);
    const report = await post(at(again, '/insertions/preview'), { items: [{ slug: CLAUSE, after: proposal?.after ?? '', values: { heures: 999 } }] });
    expect(report.json<InsertionReport>().items).toMatchObject([{ slug: CLAUSE, state: 'updated' }]);
  }, 60_000);
});

describe('inserting', () => {
  const place = ({ outline }: TenderDocument) => present(outline[1]).id;

  it('gives a new file with the clause, keeps the plan, and leaves the original alone', async () => {
    const document = await stored();
    const plan = { items: [{ slug: CLAUSE, lot: 1, after: place(document) }], tracked: true };
    const reply = await post(at(document, '/insertions'), plan);
    expect(reply.statusCode, reply.body.slice(0, 500)).toBe(200);
    expect(reply.headers['content-disposition']).toBe('attachment; filename="ccap-clauses.docx"');
    expect(reply.headers['content-type']).toBe('application/vnd.openxmlformats-officedocument.wordprocessingml.document');
    expect(textOf(reply.rawPayload)).toContain('au moins 200\u00a0heures d’insertion');
    expect((await get(at(document))).json<TenderDocument>().plan).toEqual({ ...plan, items: [{ ...plan.items[0], lot: 'lot-1' }] });
    expect((await get(at(document, '/original.docx'))).rawPayload.equals(ccap)).toBe(true);
    app.wait(3600);
    const again = await post(at(document, '/insertions'), plan);
    expect(again.rawPayload.equals(reply.rawPayload)).toBe(true);
  }, 60_000);

  it('shows beforehand what it will give, and keeps nothing', async () => {
    const document = await stored();
    const report = (await post(at(document, '/insertions/preview'), { items: [{ slug: CLAUSE, lot: 'lot-1', after: 'end' }] })).json<InsertionReport>();
    expect(report.items).toMatchObject([{ slug: CLAUSE, lotId: 'lot-1', state: 'inserted' }]);
    expect((await get(at(document))).json<TenderDocument>().plan).toBeNull();
  }, 60_000);

  it('takes the lot by its number, its identifier, or none when there is only one', async () => {
    const document = await stored();
    for (const lot of [{ lot: 1 }, { lot: '1' }, { lot: 'lot-1' }, {}]) {
      const reply = await post(at(document, '/insertions/preview'), { items: [{ slug: CLAUSE, ...lot, after: 'end' }] });
      expect(reply.statusCode, reply.body.slice(0, 300)).toBe(200);
    }
  }, 60_000);

  it('values of the request win over those of the lot', async () => {
    const document = await stored();
    const preview = async (values: object) =>
      (await post(at(document, '/insertions/preview'), { items: [{ slug: CLAUSE, after: 'end', values }] })).json<InsertionReport>().items[0]?.text;
    expect(await preview({ heures: 1234 })).toContain('1\u202f234\u00a0heures');
  }, 60_000);

  it.each<[string, object, number, string, string]>([
    ['a clause that does not exist', { slug: 'aucune', after: 'end' }, 404, 'NOT_FOUND', 'items/0/slug'],
    ['a clause that writes nothing in this piece', { slug: 'achat-direct-sous-seuil', after: 'end' }, 404, 'NO_TEXT_FOR_PIECE', 'items/0/slug'],
    ['a lot that does not exist', { slug: CLAUSE, lot: 9, after: 'end' }, 400, 'INVALID_INPUT', 'items/0/lot'],
    ['a variable that does not exist', { slug: CLAUSE, after: 'end', values: { inconnue: 'x' } }, 422, 'UNKNOWN_VARIABLE', 'items/0/values/inconnue'],
    ['a value that does not hold', { slug: CLAUSE, after: 'end', values: { heures: 'beaucoup' } }, 400, 'INVALID_INPUT', 'items/0/values/heures'],
  ])('%s is refused, the item named, and no plan is kept', async (_name, item, status, code, path) => {
    const document = await stored();
    for (const part of ['/insertions', '/insertions/preview'])
      expect(pathsOf(problem(await post(at(document, part), { items: [item] }), status, code))).toEqual([path]);
    expect((await get(at(document))).json<TenderDocument>().plan).toBeNull();
  });

  it('a place that has vanished is refused', async () => {
    const document = await stored();
    problem(await post(at(document, '/insertions'), { items: [{ slug: CLAUSE, after: 'p999.zzzz' }] }), 409, 'PLACE_GONE');
  }, 60_000);

  it('the same clause twice for one lot is refused', async () => {
    const document = await stored();
    const items = [
      { slug: CLAUSE, after: 'end' },
      { slug: CLAUSE, lot: 1, after: place(document) },
    ];
    expect(pathsOf(problem(await post(at(document, '/insertions'), { items }), 400, 'INVALID_INPUT'))).toEqual(['items/1/slug']);
  });

  it('asks which lot when several could be meant', async () => {
    const own = await saved(await created(), tenLots());
    const document = await stored('ccap', ccap, 'CCAP.docx', own.id);
    const url = `/api/tenders/${own.id}/documents/${document.id}/insertions/preview`;
    expect(pathsOf(problem(await post(url, { items: [{ slug: CLAUSE, after: 'end' }] }), 400, 'INVALID_INPUT'))).toEqual(['items/0/lot']);
    expect((await post(url, { items: [{ slug: CLAUSE, lot: 7, after: 'end' }] })).json<InsertionReport>().items[0]?.lotId).toBe('lot-7');
  }, 60_000);

  it('nothing to insert, or too much, is refused', async () => {
    const document = await stored();
    problem(await post(at(document, '/insertions'), { items: [] }), 400, 'INVALID_INPUT');
    problem(await post(at(document, '/insertions'), {}), 400, 'INVALID_INPUT');
  });
});

describe('real files', () => {
  for (const name of [
    'convention-hlm.docx',
    'convention-restauration.docx',
    'libreoffice-tableaux.docx',
    'numerotation-fr-3500.docx',
    'revisions-et-deplacements.docx',
    'modele.dotx',
  ])
    itWithData(`docx/${name}`, `${name} is read, checked, placed and filled`, async (path) => {
      const own = await saved(await created(), soundTender({ lot: { clauses: [{ slug: CLAUSE, values: {} }] } }));
      const file = readFileSync(path);
      const document = await stored('ccap', file, name, own.id);
      const url = `/api/tenders/${own.id}/documents/${document.id}`;
      expect((await get(`/api/tenders/${own.id}/findings`)).statusCode).toBe(200);
      const { items } = (await get(`${url}/places`)).json<PlaceProposals>();
      expect(items).toHaveLength(1);
      const reply = await post(`${url}/insertions`, {
        items: items.map(({ slug, lotId, after, placement }) => ({ slug, lot: lotId, after, placement })),
        comments: true,
      });
      expect(reply.statusCode, reply.body.slice(0, 300)).toBe(200);
      expect(reply.headers['content-disposition']).toContain(name.endsWith('.dotx') ? '.dotx' : '.docx');
      expect((await get(`${url}/original.docx`)).rawPayload.equals(file)).toBe(true);
    });
});
