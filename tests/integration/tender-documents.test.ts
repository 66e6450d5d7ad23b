/** The buyer's own Word files, through the routes: sent, read, given back to the byte, refused. */
import { strToU8, unzipSync, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import type { DocumentText, InsertionReport, TenderDocument, TenderDocumentList } from '../../shared/api/documents.ts';
import type { ClauseFamily } from '../../shared/api/clauses.ts';
import { LIMITS } from '../../shared/limits.ts';
import { buildApp } from '../../server/app.ts';
import { startWorkers } from '../../server/jobs/workers.ts';
import { testApp } from '../support/app.ts';
import { present } from '../support/content.ts';
import { pathsOf, problem } from '../support/problem.ts';
import { png } from '../support/pictures.ts';
import { documentUpload, tenderCalls, wordFile } from '../support/tender.ts';
import { multipart } from '../support/upload.ts';
import { CCAP, CLAUSE, tenderDocuments } from '../support/tender-documents.ts';

const on = tenderDocuments();
const { created, get, send, stored, at, post } = on;
const countFiles = (): number => Number(on.app.raw.prepare<[], { n: number }>('SELECT count(*) AS n FROM tender_documents').get()?.n);

describe('a Word file', () => {
  it('is read: its plan, its paragraphs, its warnings', async () => {
    const response = await send('ccap', on.ccap);
    const document = response.json<TenderDocument>();
    expect([response.statusCode, response.headers.location]).toEqual([201, at(document)]);
    expect(document).toMatchObject({ piece: 'ccap', name: 'CCAP.docx', bytes: on.ccap.length, paragraphs: CCAP.length, convertedFrom: null, plan: null });
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
    const document = await stored('ccap', on.ccap, 'Mon CCAP é.docx');
    const original = await get(at(document, '/original.docx'));
    expect(original.rawPayload.equals(on.ccap)).toBe(true);
    expect(original.headers['content-disposition']).toBe("attachment; filename*=UTF-8''Mon%20CCAP%20%C3%A9.docx");
    const quoted = await stored('ccap', on.ccap, "L'école (v2).docx");
    expect((await get(at(quoted, '/original.docx'))).headers['content-disposition']).toBe("attachment; filename*=UTF-8''L%27%C3%A9cole%20%28v2%29.docx");
  });

  it('read by an older Clausier is read again', async () => {
    const document = await stored();
    const { raw } = on.app;
    const old = { version: 0, outline: [], paragraphs: [], existing: [], guessedPiece: null, warnings: [] };
    raw.prepare('UPDATE tender_documents SET reading = ? WHERE id = ?').run(JSON.stringify(old), document.id);
    expect((await get(at(document))).json()).toEqual(document);
    const kept = on.app.raw.prepare<[string], string>('SELECT reading FROM tender_documents WHERE id = ?').pluck().get(document.id);
    expect(JSON.parse(present(kept)).outline).toEqual(document.outline);
  });

  it('is listed in the order of sending, given another piece, and removed', async () => {
    const own = await created();
    const first = await stored('ccap', on.ccap, 'a.docx', own.id);
    const second = await stored('rc', on.ccap, 'b.docx', own.id);
    const list = async () => (await get(`/api/tenders/${own.id}/documents`)).json<TenderDocumentList>();
    expect((await list()).items.map(({ id }) => id)).toEqual([first.id, second.id]);
    const url = `/api/tenders/${own.id}/documents/${first.id}`;
    expect((await on.app.call({ method: 'PATCH', url, payload: { piece: 'cctp' } })).json()).toEqual({ ...first, piece: 'cctp' });
    problem(await on.app.call({ method: 'PATCH', url, payload: { piece: 'bpu' } }), 400, 'INVALID_INPUT');
    expect((await on.app.call({ method: 'DELETE', url })).statusCode).toBe(204);
    problem(await on.app.call({ method: 'DELETE', url }), 404, 'NOT_FOUND');
    expect(await list()).toMatchObject({ total: 1, items: [{ id: second.id }] });
  });

  it('as heavy as allowed is kept; heavier is refused', async () => {
    const heavy = (bytes: number) =>
      Buffer.from(zipSync({ ...unzipSync(on.ccap), 'word/media/plan.bin': new Uint8Array(bytes).map((_, i) => (i * 2654435761) >>> 13) }, { level: 0 }));
    const file = heavy(LIMITS.documentBytes - on.ccap.length * 4);
    expect((await stored('ccap', file)).bytes).toBe(file.length);
    problem(await send('ccap', heavy(LIMITS.documentBytes + 1)), 413, 'TOO_LARGE');
  }, 60_000);

  it('belongs to its consultation and its organisation', async () => {
    const document = await stored();
    const other = await created();
    for (const part of ['', '/text', '/places', '/original.docx'])
      problem(await get(`/api/tenders/${other.id}/documents/${document.id}${part}`), 404, 'NOT_FOUND');
    const actor = { personId: 'other', organisationId: 'ailleurs', roles: ['administrator'] } as const;
    const elsewhere = await buildApp({ context: on.app.opened.context, pagesFolder: 'none', actor });
    for (const part of ['', '/text', '/places', '/original.docx'])
      expect((await elsewhere.inject({ method: 'GET', url: at(document, part), headers: { host: '127.0.0.1' } })).statusCode).toBe(404);
    expect((await elsewhere.inject({ method: 'DELETE', url: at(document), headers: { host: '127.0.0.1' } })).statusCode).toBe(404);
    await elsewhere.close();
  });

  it('beyond the number a consultation keeps is refused', async () => {
    const own = await created();
    const document = await stored('ccap', on.ccap, 'a.docx', own.id);
    const { raw } = on.app;
    const columns = 'tender_id, organisation_id, piece, name, media_type, bytes, reading, converted_from, plan, created_at, data';
    const copy = raw.prepare(`INSERT INTO tender_documents (id, ${columns}) SELECT ?, ${columns} FROM tender_documents WHERE id = ?`);
    for (let i = 1; i < LIMITS.documentsPerTender; i++) copy.run(`copie-${i}`, document.id);
    expect(problem(await send('ccap', on.ccap, 'a.docx', own.id), 400, 'INVALID_INPUT').detail).toContain(String(LIMITS.documentsPerTender));
  });
});

describe('a file that is not one', () => {
  const ole = (...streams: string[]) =>
    Buffer.concat([Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]), ...streams.map((name) => Buffer.from(name, 'utf16le')), Buffer.alloc(600)]);
  const withParts = (parts: Record<string, string>, from: Uint8Array = on.ccap) =>
    zipSync({ ...unzipSync(from), ...Object.fromEntries(Object.entries(parts).map(([name, text]) => [name, strToU8(text)])) });
  const macro = () => {
    const types = Buffer.from(present(unzipSync(on.ccap)['[Content_Types].xml'])).toString('utf8');
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
    ['cut in the middle', () => on.ccap.subarray(0, 900), 422, /./],
    [
      'with an XML entity',
      () => withParts({ 'word/document.xml': '<?xml version="1.0"?><!DOCTYPE d [<!ENTITY e SYSTEM "file:///etc/passwd">]><d>&e;</d>' }),
      422,
      /./,
    ],
    ['with a broken document', () => withParts({ 'word/document.xml': '<w:document>' }), 422, /./],
    ['a bomb', () => zipSync({ ...unzipSync(on.ccap), 'word/document.xml': new Uint8Array(LIMITS.documentPartBytes + 1) }, { level: 9 }), 422, /./],
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
    const url = `/api/tenders/${on.tender.id}/documents`;
    for (const parts of [[], [{ name: 'piece', value: 'ccap' }], [{ name: 'file', value: on.ccap, filename: 'a.docx' }]])
      problem(await on.app.call({ method: 'POST', url, ...multipart(parts) }), 400, 'INVALID_INPUT');
    const crowd = Array.from({ length: 1200 }, (_, i) => ({ name: `f${i}`, value: 'x' }));
    problem(await on.app.call({ method: 'POST', url, ...multipart([...crowd, { name: 'file', value: on.ccap, filename: 'a.docx' }]) }), 413, 'TOO_LARGE');
    expect(pathsOf(problem(await send('dce', on.ccap), 400, 'INVALID_INPUT'))).toEqual(['piece']);
    problem(await post(url, {}), 415, 'UNSUPPORTED_FILE');
    problem(await send('ccap', on.ccap, 'a.docx', 'absente'), 404, 'NOT_FOUND');
  });

  it('is kept when the file comes before its piece', async () => {
    const form = multipart([
      { name: 'file', value: on.ccap, filename: 'a.docx' },
      { name: 'piece', value: 'ccap' },
    ]);
    expect((await on.app.call({ method: 'POST', url: `/api/tenders/${on.tender.id}/documents`, ...form })).statusCode).toBe(201);
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
