/** A clause that departs from the CCAG is listed in the last article of the CCAP (R. 2112-3), in the buyer's own file. */
import { strFromU8, unzipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { InsertionReport, TenderDocument } from '../../shared/api/documents.ts';
import type { Tender } from '../../shared/api/tenders.ts';
import { type TestApp, testApp } from '../support/app.ts';
import { present } from '../support/content.ts';
import { documentUpload, tenderCalls, wordFile } from '../support/tender.ts';
import { soundTender } from '../unit/tender/support.ts';

const CLAUSE = 'heures-insertion-services';
const BODY = ['# Objet du marché', 'Le présent cahier fixe les clauses administratives.', '# Conditions d’exécution', 'Sur les sites de la ville.'];
const LAST = ['# Dérogations au CCAG', 'Néant.'];
const DEROGATES = /déroge\sà\sl’article\s\d+(?:\.\d+)*\sdu\sCCAG-FCS\./;
const lines = (text: string): number => text.split(DEROGATES).length - 1;

let app: TestApp;
let tender: Tender;
const { created, saved } = tenderCalls(() => app);
beforeAll(async () => {
  app = await testApp();
  const sound = soundTender({ lot: { clauses: [{ slug: CLAUSE, values: {} }] } });
  tender = await saved(await created(), { ...sound, procedure: { ...sound.procedure, ccag: 'fcs' } });
});
afterAll(() => app.close());

const sent = async (file: Uint8Array, piece = 'ccap'): Promise<TenderDocument> => {
  const reply = await app.call({ method: 'POST', url: `/api/tenders/${tender.id}/documents`, ...documentUpload(piece, file, 'CCAP.docx') });
  expect(reply.statusCode, reply.body.slice(0, 300)).toBe(201);
  return reply.json<TenderDocument>();
};
const post = async ({ id }: TenderDocument, part: string, payload: object) => {
  const reply = await app.call({ method: 'POST', url: `/api/tenders/${tender.id}/documents/${id}${part}`, payload });
  expect(reply.statusCode, reply.body.slice(0, 300)).toBe(200);
  return reply;
};
const planFor = ({ outline }: TenderDocument) => ({ items: [{ slug: CLAUSE, after: present(outline[1]).id }] });
const textOf = (file: Uint8Array): string => strFromU8(present(unzipSync(file)['word/document.xml'])).replace(/<[^>]+>/g, '');

describe('the article of derogations', () => {
  it('gets a line for each departure, at its end, and the person is told before the download', async () => {
    const document = await sent(await wordFile(...BODY, ...LAST));
    const report = (await post(document, '/insertions/preview', planFor(document))).json<InsertionReport>();
    expect(report.items.map(({ slug, lotId, state }) => [slug, lotId, state])).toEqual([
      [CLAUSE, 'lot-1', 'inserted'],
      ['derogations', null, 'inserted'],
    ]);
    expect(report.items[1]?.place).toContain('Dérogations au CCAG');
    expect(report.warnings.join(' ')).toContain('retirez « Néant »');
    const [, after = ''] = textOf((await post(document, '/insertions', planFor(document))).rawPayload).split('Néant.');
    expect(lines(after)).toBe(1);
  }, 60_000);

  it('is updated, never doubled, when the file comes back', async () => {
    const first = await sent(await wordFile(...BODY, ...LAST));
    const made = (await post(first, '/insertions', planFor(first))).rawPayload;
    const again = await sent(made);
    const filled = (await post(again, '/insertions', planFor(again))).rawPayload;
    expect(lines(textOf(filled))).toBe(1);
  }, 60_000);

  it('is asked for when the CCAP has none, and is nobody else’s business', async () => {
    const document = await sent(await wordFile(...BODY));
    const report = (await post(document, '/insertions/preview', planFor(document))).json<InsertionReport>();
    expect(report.items.map(({ slug }) => slug)).toEqual([CLAUSE]);
    expect(report.warnings.join(' ')).toMatch(DEROGATES);
    const ae = await sent(await wordFile(...BODY, ...LAST), 'ae');
    const other = (await post(ae, '/insertions/preview', planFor(ae))).json<InsertionReport>();
    expect(other.items.map(({ slug }) => slug)).toEqual([CLAUSE]);
    expect(other.warnings.join(' ')).not.toMatch(/dérog/i);
  }, 60_000);
});
