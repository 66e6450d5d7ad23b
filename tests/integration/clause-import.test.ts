/** Clauses read from a Word file, through the route: proposals, nothing kept; hostile files refused as those of consultations are. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ClauseImport } from '../../shared/api/clause-import.ts';
import type { OwnClause, OwnClauseList } from '../../shared/api/own-clauses.ts';
import { LIMITS } from '../../shared/limits.ts';
import { type TestApp, testApp } from '../support/app.ts';
import { CLAUSES_FILE } from '../support/clause-import.ts';
import { present } from '../support/content.ts';
import { problem } from '../support/problem.ts';
import { type Part, multipart } from '../support/upload.ts';
import { withParts } from '../support/word/hostile.ts';

let app: TestApp;
beforeAll(async () => {
  app = await testApp();
});
afterAll(() => app.close());

const send = (value: Uint8Array, { level, filename = 'recueil.docx' }: { level?: string; filename?: string } = {}) => {
  const parts: Part[] = [...(level === undefined ? [] : [{ name: 'level', value: level }]), { name: 'file', value, filename }];
  return app.call({ method: 'POST', url: '/api/own-clauses/word', ...multipart(parts) });
};

describe('a Word file of clauses', () => {
  it('gives proposals cut at its titles, and keeps nothing', async () => {
    const response = await send(CLAUSES_FILE);
    const found = response.json<ClauseImport>();
    expect(response.statusCode, response.body.slice(0, 300)).toBe(200);
    expect([found.name, found.level, found.items.map(({ title }) => title)]).toEqual(['recueil.docx', 1, ['Accueil de stagiaires', 'Pénalités', 'Réemploi']]);
    expect(found.levels).toContainEqual({ level: 2, count: 4 });
    expect((await app.call({ method: 'GET', url: '/api/own-clauses' })).json<OwnClauseList>().total).toBe(0);
  });

  it('is cut where asked', async () => {
    expect((await send(CLAUSES_FILE, { level: '0' })).json<ClauseImport>().items.map(({ title }) => title)).toEqual(['Recueil']);
    expect(problem(await send(CLAUSES_FILE, { level: 'partout' }), 400, 'INVALID_INPUT').detail).toContain('niveau de titre');
  });

  it('a proposal that is accepted is a draft with its variables and where it comes from', async () => {
    const proposal = present((await send(CLAUSES_FILE)).json<ClauseImport>().items[0]);
    const { title, texts, variables, levers, themes, contractTypes } = proposal;
    const placed = texts.map(({ blocks }) => ({ piece: 'ccap', blocks }));
    const payload = { title, content: { texts: placed, variables, levers, themes, contractTypes }, origin: { file: 'recueil.docx', heading: '' } };
    const response = await app.call({ method: 'POST', url: '/api/own-clauses', payload });
    expect(response.statusCode, response.body.slice(0, 500)).toBe(201);
    const clause = response.json<OwnClause>();
    expect([clause.state, clause.origin?.file, clause.variables.map(({ label }) => label)]).toEqual([
      'draft',
      'recueil.docx',
      ['Nombre de stagiaires', 'Nom du service', 'Nombre de jours'],
    ]);
  });
});

describe('a file that is not read', () => {
  const PART = 'word/document.xml';
  it.each<[string, () => Uint8Array, number, RegExp]>([
    ['empty', () => new Uint8Array(), 422, /vide/],
    ['a text', () => new TextEncoder().encode('Le titulaire'), 415, /./],
    [
      'with macros',
      () => withParts(CLAUSES_FILE, { '[Content_Types].xml': (text) => text.replace('document.main+xml', 'document.macroEnabled.main+xml') }),
      415,
      /macro/,
    ],
    [
      'with a document type',
      () => withParts(CLAUSES_FILE, { [PART]: (text) => text.replace('<w:document', '<!DOCTYPE x [<!ENTITY a "b">]><w:document') }),
      422,
      /sécurité/,
    ],
    ['a bomb', () => withParts(CLAUSES_FILE, { [PART]: new Uint8Array(LIMITS.documentPartBytes + 1) }), 422, /./],
    ['without a word', () => withParts(CLAUSES_FILE, { [PART]: (text) => text.replace(/<w:body>[\s\S]*<\/w:body>/, '<w:body/>') }), 422, /aucun texte/],
  ])('%s: refused, with a sentence and a way out', async (_name, file, status, says) => {
    const refused = problem(await send(file()), status);
    expect(refused.detail).toMatch(says);
    expect(refused.remedy.length).toBeGreaterThan(10);
  });

  it('no file at all is said', async () => {
    const { payload, headers } = multipart([{ name: 'level', value: '1' }]);
    problem(await app.call({ method: 'POST', url: '/api/own-clauses/word', payload, headers }), 400);
  });
});
