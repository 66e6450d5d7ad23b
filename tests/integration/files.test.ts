import { strToU8, zipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { StoredFile } from '../../shared/api/files.ts';
import type { Scheme } from '../../shared/api/schemes.ts';
import { LIMITS } from '../../shared/limits.ts';
import { emptyScheme } from '../../shared/scheme/empty.ts';
import { type TestApp, testApp } from '../support/app.ts';
import { jpeg, png } from '../support/pictures.ts';
import { problem } from '../support/problem.ts';
import { multipart, upload } from '../support/upload.ts';
import { frenchTemplate } from '../support/word/templates.ts';

let app: TestApp;
beforeAll(async () => {
  app = await testApp();
});
afterAll(() => app.close());

const send = (kind: string, value: Uint8Array, filename?: string) => app.call({ method: 'POST', url: '/api/files', ...upload(kind, value, filename) });
const get = (id: string) => app.call({ method: 'GET', url: `/api/files/${id}` });
const stored = async (kind: string, value: Uint8Array, filename?: string): Promise<StoredFile> => {
  const response = await send(kind, value, filename);
  expect(response.statusCode, response.body.slice(0, 300)).toBe(201);
  return response.json<StoredFile>();
};
const countFiles = (): number => Number(app.raw.prepare<[], { n: number }>('SELECT count(*) AS n FROM files').get()?.n);

describe('a logo', () => {
  it('in PNG is measured, kept, and given back to the byte', async () => {
    const picture = png(640, 200);
    const file = await stored('logo', picture, 'Logo de la Ville.png');
    expect(file).toMatchObject({
      kind: 'logo',
      name: 'Logo de la Ville.png',
      mediaType: 'image/png',
      bytes: picture.length,
      width: 640,
      height: 200,
      warnings: [],
    });
    const back = await get(file.id);
    expect([back.statusCode, back.headers['content-type']]).toEqual([200, 'image/png']);
    expect(back.rawPayload.equals(picture)).toBe(true);
    expect(back.headers['content-disposition']).toBe("inline; filename*=UTF-8''Logo%20de%20la%20Ville.png");
  });

  it('in JPEG is recognised whatever its name says, and a small one is warned about', async () => {
    expect(await stored('logo', jpeg(), 'logo.png')).toMatchObject({
      mediaType: 'image/jpeg',
      width: 1,
      height: 1,
      warnings: [expect.stringContaining('petit')],
    });
  });

  it('goes on the cover of the Word file', async () => {
    const file = await stored('logo', png(300, 100));
    const scheme = (await app.call({ method: 'POST', url: '/api/schemes', payload: { title: 'Avec logo' } })).json<Scheme>();
    await app.call({
      method: 'PATCH',
      url: `/api/schemes/${scheme.id}`,
      headers: { 'if-match': '"1"' },
      payload: { presentation: { ...emptyScheme('').presentation, logoFileId: file.id } },
    });
    const word = await app.call({ method: 'GET', url: `/api/schemes/${scheme.id}/export.docx` });
    expect(word.statusCode, word.body.slice(0, 200)).toBe(200);
    expect(word.rawPayload.includes('word/media/')).toBe(true);
  }, 60_000);

  it.each<[string, Uint8Array, number, string]>([
    ['empty', Buffer.alloc(0), 422, 'UNREADABLE_FILE'],
    ['a text', Buffer.from('ceci n’est pas une image'), 415, 'UNSUPPORTED_FILE'],
    ['a GIF', Buffer.from('GIF89a\u0001\u0000\u0001\u0000', 'latin1'), 415, 'UNSUPPORTED_FILE'],
    ['an SVG with a script', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'), 415, 'UNSUPPORTED_FILE'],
    ['a program', Buffer.from('MZ\u0090\u0000', 'latin1'), 415, 'UNSUPPORTED_FILE'],
    ['only the first bytes of a PNG', png(300, 100).subarray(0, 8), 422, 'UNREADABLE_FILE'],
    ['a PNG cut after its size', png(300, 100).subarray(0, 33), 422, 'UNREADABLE_FILE'],
    ['a PNG cut before its end', png(300, 100).subarray(0, -12), 422, 'UNREADABLE_FILE'],
    ['only the first bytes of a JPEG', jpeg().subarray(0, 3), 422, 'UNREADABLE_FILE'],
    ['a JPEG cut before its end', jpeg().subarray(0, -4), 422, 'UNREADABLE_FILE'],
    ['a picture wider than the bound', png(LIMITS.logoPixels + 1, 1), 422, 'UNREADABLE_FILE'],
    ['a picture of no width', png(0, 10), 422, 'UNREADABLE_FILE'],
    ['heavier than the bound', Buffer.concat([png(10, 10), Buffer.alloc(LIMITS.logoBytes)]), 413, 'TOO_LARGE'],
    ['heavier than any file', Buffer.concat([png(10, 10), Buffer.alloc(LIMITS.templateBytes + 1)]), 413, 'TOO_LARGE'],
  ])('that is %s is refused, and nothing is kept', async (_name, data, status, code) => {
    const before = countFiles();
    problem(await send('logo', data, 'logo.png'), status, code);
    expect(countFiles()).toBe(before);
  });

  it.each([
    ['../../etc/passwd', 'passwd'],
    ['C:\\\\Users\\\\x\\\\logo.png', 'logo.png'],
    ['l’été.png', 'l’été.png'],
    ['a'.repeat(300), 'a'.repeat(120)],
    ['<b>.png', 'b.png'],
    ['...', '...'],
  ])('named %j is kept as %j', async (filename, name) => {
    const file = await stored('logo', png(300, 100), filename);
    expect(file.name).toBe(name);
    expect((await get(file.id)).statusCode).toBe(200);
  });

  it('sent without a name is kept all the same', async () => {
    const parts = [
      { name: 'kind', value: 'logo' },
      { name: 'file', value: png(300, 100), type: 'application/octet-stream' },
    ];
    const reply = await app.call({ method: 'POST', url: '/api/files', ...multipart(parts) });
    expect([reply.statusCode, reply.json<StoredFile>().name]).toEqual([201, 'fichier']);
  });

  it('whose name is cut in the middle of a sign still comes back', async () => {
    const file = await stored('logo', png(300, 100), `${'a'.repeat(119)}😀.png`);
    expect(encodeURIComponent(file.name)).toMatch(/%F0%9F%98%80$/);
    expect((await get(file.id)).statusCode).toBe(200);
  });
});

describe('a Word template', () => {
  it('is read, kept and applied', async () => {
    const file = await stored('template', frenchTemplate(), 'Charte.dotx');
    expect(file).toMatchObject({ kind: 'template', name: 'Charte.dotx', width: null, height: null });
    expect((await get(file.id)).headers['content-disposition']).toMatch(/^attachment;/);
    const scheme = (await app.call({ method: 'POST', url: '/api/schemes', payload: { title: 'Avec modèle' } })).json<Scheme>();
    await app.call({
      method: 'PATCH',
      url: `/api/schemes/${scheme.id}`,
      headers: { 'if-match': '"1"' },
      payload: { presentation: { ...emptyScheme('').presentation, templateFileId: file.id } },
    });
    const word = await app.call({ method: 'GET', url: `/api/schemes/${scheme.id}/export.docx` });
    expect(word.statusCode, word.body.slice(0, 200)).toBe(200);
  }, 60_000);

  const ole = Buffer.concat([Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]), Buffer.alloc(600)]);
  it.each<[string, () => Uint8Array, number]>([
    ['empty', () => Buffer.alloc(0), 422],
    ['a text', () => Buffer.from('bonjour'), 415],
    ['protected by a password, or an old .doc', () => ole, 415],
    ['with macros', () => frenchTemplate({ mainType: 'document.macroEnabled.main+xml' }), 415],
    ['with a hidden macro part', () => frenchTemplate({ parts: { 'word/vbaProject.bin': 'x' } }), 415],
    ['a spreadsheet', () => frenchTemplate({ mainType: 'sheet.main+xml' }), 415],
    ['a zip of something else', () => zipSync({ 'a.txt': strToU8('a') }), 415],
    ['cut in the middle', () => frenchTemplate().subarray(0, 900), 422],
    [
      'with a document type inside',
      () => frenchTemplate({ parts: { 'word/document.xml': '<?xml version="1.0"?><!DOCTYPE d [<!ENTITY e SYSTEM "file:///etc/passwd">]><d>&e;</d>' } }),
      422,
    ],
    ['with a broken part', () => frenchTemplate({ parts: { 'word/styles.xml': '<w:styles>' } }), 422],
    ['heavier than the bound', () => Buffer.concat([frenchTemplate(), Buffer.alloc(LIMITS.templateBytes)]), 413],
    ['a bomb', () => zipSync({ '[Content_Types].xml': strToU8('<Types/>'), 'word/document.xml': new Uint8Array(LIMITS.inflatedBytes + 1) }, { level: 9 }), 422],
  ])(
    '%s is refused, and nothing is kept',
    async (_name, make, status) => {
      const before = countFiles();
      problem(await send('template', make(), 'modele.dotx'), status);
      expect(countFiles()).toBe(before);
    },
    30_000,
  );
});

describe('a request that is not an upload', () => {
  const post = (payload: Buffer | string, headers: Record<string, string>) => app.call({ method: 'POST', url: '/api/files', payload, headers });

  it('is told so', async () => {
    problem(await post('{}', { 'content-type': 'application/json' }), 415, 'UNSUPPORTED_FILE');
    problem(await app.call({ method: 'POST', url: '/api/files' }), 415, 'UNSUPPORTED_FILE');
  });

  it('without a file, without a kind, or with another kind, is told what to send', async () => {
    for (const parts of [
      [],
      [{ name: 'kind', value: 'logo' }],
      [{ name: 'file', value: png(300, 100), filename: 'a.png' }],
      [
        { name: 'kind', value: 'photo' },
        { name: 'file', value: png(300, 100), filename: 'a.png' },
      ],
    ]) {
      const { payload, headers } = multipart(parts);
      problem(await post(payload, headers), 400, 'INVALID_INPUT');
    }
  });

  it('with two files, too many fields, or a hostile field name, is refused', async () => {
    const file = { name: 'file', value: png(300, 100), filename: 'a.png' };
    for (const parts of [
      [...Array.from({ length: 9 }, (_, i) => ({ name: `f${i}`, value: 'x' })), file],
      [{ name: '__proto__', value: 'x' }, file],
      [{ name: 'kind', value: 'x'.repeat(5000) }, file],
    ]) {
      const { payload, headers } = multipart(parts);
      const response = await post(payload, headers);
      expect(response.statusCode, response.body).toBeLessThan(500);
      expect(response.statusCode).toBeGreaterThanOrEqual(400);
      problem(response, response.statusCode);
    }
  });

  it('broken off or without a boundary is refused, never an unexpected error', async () => {
    const { payload, headers } = upload('logo', png(300, 100), 'a.png');
    for (const [body, type] of [
      [payload.subarray(0, payload.length - 40), headers['content-type'] ?? ''],
      [payload, 'multipart/form-data'],
      [Buffer.from('n’importe quoi'), headers['content-type'] ?? ''],
      [Buffer.alloc(0), headers['content-type'] ?? ''],
    ] as const) {
      const response = await post(body, { 'content-type': type });
      expect(response.statusCode, response.body).toBeLessThan(500);
      problem(response, response.statusCode);
    }
  });
});
