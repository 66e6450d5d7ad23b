/** A consultation of one lot and a CCAP to send to it: what the tests on the buyer's own Word files start from. */
import { unzipSync } from 'fflate';
import { afterAll, beforeAll, expect } from 'vitest';
import type { TenderDocument } from '../../shared/api/documents.ts';
import type { Tender } from '../../shared/api/tenders.ts';
import { soundTender } from '../unit/tender/support.ts';
import { type TestApp, testApp } from './app.ts';
import { present } from './content.ts';
import { documentUpload, tenderCalls, wordFile } from './tender.ts';

export const CLAUSE = 'heures-insertion-services';
export const CCAP = [
  '# Objet du marché',
  'Le présent cahier fixe les clauses administratives du marché.',
  '# Conditions d’exécution',
  'Les prestations sont exécutées sur les sites de la ville.',
  '# Pénalités',
  'Les pénalités de retard sont celles du CCAG.',
];

type On = { app: TestApp; tender: Tender; ccap: Buffer };

/** Starts one application for the file, closed at its end. */
export function tenderDocuments() {
  let found: On | undefined;
  const on = (): On => {
    if (!found) throw new Error('the application is not started yet');
    return found;
  };
  const calls = tenderCalls(() => on().app);
  let app: TestApp | undefined;
  beforeAll(async () => {
    app = await testApp();
    const own = tenderCalls(() => present(app));
    const tender = await own.saved(await own.created(), soundTender({ lot: { clauses: [{ slug: CLAUSE, values: {} }] } }));
    found = { app, tender, ccap: await wordFile(...CCAP) };
  });
  afterAll(() => app?.close());

  const send = (piece: string, value: Uint8Array, filename = 'CCAP.docx', id = on().tender.id) =>
    on().app.call({ method: 'POST', url: `/api/tenders/${id}/documents`, ...documentUpload(piece, value, filename) });
  const stored = async (piece = 'ccap', value: Uint8Array = on().ccap, filename = 'CCAP.docx', id = on().tender.id): Promise<TenderDocument> => {
    const response = await send(piece, value, filename, id);
    expect(response.statusCode, response.body.slice(0, 500)).toBe(201);
    return response.json<TenderDocument>();
  };
  return {
    get app() {
      return on().app;
    },
    get tender() {
      return on().tender;
    },
    get ccap() {
      return on().ccap;
    },
    ...calls,
    send,
    stored,
    at: (document: { id: string }, part = '') => `/api/tenders/${on().tender.id}/documents/${document.id}${part}`,
    post: (url: string, payload: object) => on().app.call({ method: 'POST', url, payload }),
  };
}

export const textOf = (file: Uint8Array): string =>
  Buffer.from(present(unzipSync(file)['word/document.xml']))
    .toString('utf8')
    .replace(/<[^>]+>/g, '');
