/** A scheme published: numbered, frozen with its Word file, replaced and never erased. And its history: who changed what since each kept version. */
import { createHash } from 'node:crypto';
import { unzipSync } from 'fflate';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Publication, PublicationList, PublicationText } from '../../shared/api/publications.ts';
import type { StoredFile } from '../../shared/api/files.ts';
import type { Scheme, SchemeVersion } from '../../shared/api/schemes.ts';
import { SERVED, type TestApp, testApp } from '../support/app.ts';
import { addPerson, type TestPerson } from '../support/people.ts';
import { png } from '../support/pictures.ts';
import { roundStage, type RoundStage } from '../support/rounds.ts';
import { upload } from '../support/upload.ts';

let app: TestApp;
let stage: RoundStage;

beforeEach(async () => {
  app = await testApp({ environment: SERVED });
  stage = await roundStage(app);
});
afterEach(() => app.close());

const at = (path = ''): string => `/api/schemes/${stage.scheme}/publications${path}`;
const revision = async (): Promise<number> => (await stage.lead.call({ method: 'GET', url: `/api/schemes/${stage.scheme}` })).json<Scheme>().revision;
const publish = async (note = '', more: object = {}) =>
  stage.lead.call({ method: 'POST', url: at(), headers: { 'if-match': `"${await revision()}"` }, payload: { note, ...more } });
const published = async (note = ''): Promise<Publication> => {
  const reply = await publish(note);
  expect(reply.statusCode, reply.body.slice(0, 300)).toBe(201);
  return reply.json<Publication>();
};
const listed = async (): Promise<Publication[]> => (await stage.lead.call({ method: 'GET', url: at() })).json<PublicationList>().items;
const word = async (id: string, file = 'schema.docx'): Promise<Buffer> => (await stage.lead.call({ method: 'GET', url: at(`/${id}/${file}`) })).rawPayload;
const sha256 = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');
const textOf = (bytes: Buffer): string => Buffer.from(unzipSync(bytes)['word/document.xml'] ?? []).toString('utf8');

describe('a published version', () => {
  it('has a number, a note, who published it, and a Word file that says its number', async () => {
    await stage.save({ period: { from: '2027-01-01', to: '2030-12-31', adoptedOn: '2026-10-14', deliberation: '' } });
    const first = await published('Première version adoptée.');
    expect(first).toMatchObject({
      number: 1,
      name: 'Version 1, adoptée le 14 octobre 2026',
      note: 'Première version adoptée.',
      by: 'Camille Exemple',
      state: 'current',
    });
    const kept = await word(first.id);
    expect([sha256(kept), kept.byteLength]).toEqual([first.wordSha256, first.wordBytes]);
    expect(textOf(kept)).toContain('Version 1 · Adopté le 14 octobre 2026');
  });

  it('stays as it was whatever the scheme becomes, and its Word file is made again byte for byte', async () => {
    const file = (await stage.lead.call({ method: 'POST', url: '/api/files', ...upload('logo', png(300, 100), 'logo.png') })).json<StoredFile>();
    await stage.save({ presentation: { colour: '0e5a4b', logoFileId: file.id, templateFileId: null, subtitle: 'Un sous-titre' } });
    const first = await published();
    expect(first.logo).toEqual({ id: file.id, sha256: expect.stringMatching(/^[0-9a-f]{64}$/) });
    const before = await word(first.id);
    await stage.save({ title: 'Tout autre titre', presentation: { colour: '804000', logoFileId: null, templateFileId: null, subtitle: '' } });
    expect(sha256(await word(first.id))).toBe(sha256(before));
    expect(sha256(await word(first.id, 'refait.docx'))).toBe(first.wordSha256);
    const read = (await stage.lead.call({ method: 'GET', url: at(`/${first.id}`) })).json<PublicationText>();
    expect([read.title, read.content.title]).toEqual(['SPASER 2027', 'SPASER 2027']);
  });

  it('is said replaced by the next one, or with a reason, and is never erased', async () => {
    const first = await published();
    const second = await published('Cibles relevées.');
    expect((await listed()).map(({ number, state, replacedReason }) => [number, state, replacedReason])).toEqual([
      [2, 'current', ''],
      [1, 'replaced', 'Remplacée par la version 2'],
    ]);
    const replace = (id: string, reason: string) => stage.lead.call({ method: 'POST', url: at(`/${id}/replaced`), payload: { reason } });
    expect((await replace(second.id, ' ')).statusCode).toBe(400);
    expect((await replace(second.id, 'Délibération retirée')).json<Publication>()).toMatchObject({ state: 'replaced', replacedReason: 'Délibération retirée' });
    expect((await replace(first.id, 'Autre raison')).json<Publication>().replacedReason).toBe('Remplacée par la version 2');
    expect((await word(first.id)).byteLength).toBe(first.wordBytes);
    expect((await stage.lead.call({ method: 'DELETE', url: at(`/${first.id}`) })).statusCode).toBe(404);
  });

  it('is published by who leads, on the text they read, for a day that exists', async () => {
    const stale = await stage.lead.call({ method: 'POST', url: at(), headers: { 'if-match': '"1"' }, payload: { note: '' } });
    expect([stale.statusCode, stale.body]).toEqual([412, expect.stringContaining('vient de changer')]);
    expect((await stage.lead.call({ method: 'POST', url: at(), payload: { note: '' } })).statusCode).toBe(428);
    expect((await publish('', { on: '2027-02-30' })).statusCode).toBe(400);
    const asked = await stage.referent.call({ method: 'POST', url: at(), headers: { 'if-match': '"2"' }, payload: { note: '' } });
    expect(asked.statusCode).toBe(403);
    expect(await listed()).toEqual([]);
  });

  it('published twice at once, is two versions or one and a refusal, never the same number twice', async () => {
    const replies = await Promise.all([publish('a'), publish('b')]);
    const numbers = (await listed()).map(({ number }) => number);
    expect(new Set(numbers).size).toBe(numbers.length);
    expect(numbers).toHaveLength(replies.filter(({ statusCode }) => statusCode === 201).length);
  });

  it('keeps its logo from the housekeeping after the scheme has let it go', async () => {
    const file = (await stage.lead.call({ method: 'POST', url: '/api/files', ...upload('logo', png(300, 100), 'logo.png') })).json<StoredFile>();
    const presentation = { colour: '0e5a4b', logoFileId: file.id, templateFileId: null, subtitle: '' };
    await stage.save({ presentation });
    await published();
    await stage.save({ presentation: { ...presentation, logoFileId: null } });
    app.raw.prepare('DELETE FROM scheme_versions').run();
    expect(await app.opened.context.read.housekeeping.unusedFiles('local', '2999-01-01T00:00:00.000Z')).toEqual([]);
  });
});

describe('the history of a scheme', () => {
  const versions = async (): Promise<SchemeVersion[]> =>
    (await stage.lead.call({ method: 'GET', url: `/api/schemes/${stage.scheme}/versions` })).json<{ items: SchemeVersion[] }>().items;
  const saveAs = async (who: TestPerson, change: object): Promise<void> => {
    const reply = await who.call({ method: 'PATCH', url: `/api/schemes/${stage.scheme}`, headers: { 'if-match': `"${await revision()}"` }, payload: change });
    expect(reply.statusCode).toBe(200);
  };

  it('says who changed which sections after each kept version, two people together told apart', async () => {
    const other = addPerson(app, { roles: ['scheme-lead'], name: 'Dominique Exemple' });
    app.wait(600);
    await saveAs(stage.lead, { title: 'Un' });
    app.wait(60);
    await saveAs(other, { clauseSlugs: [] });
    await saveAs(stage.lead, { figures: [] });
    const [last] = await versions();
    expect(last?.saves.map(({ by, sections }) => [by, sections])).toEqual([
      ['Camille Exemple', ['title', 'figures']],
      ['Dominique Exemple', ['clauseSlugs']],
    ]);
    app.wait(600);
    await saveAs(other, { title: 'Deux' });
    expect((await versions()).map(({ saves }) => saves.length)).toEqual([1, 2, 1]);
  });
});
