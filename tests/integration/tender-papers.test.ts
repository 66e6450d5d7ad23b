/** The papers of a consultation and its archive, through the routes. */
import { unzipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { TenderDocument } from '../../shared/api/documents.ts';
import type { Tender, TenderContent } from '../../shared/api/tenders.ts';
import { type TestApp, testApp } from '../support/app.ts';
import { present } from '../support/content.ts';
import { pathsOf, problem } from '../support/problem.ts';
import { documentUpload, tenderCalls, wordFile } from '../support/tender.ts';
import { itWith } from '../support/tools.ts';
import { faultsOf } from '../support/word/word-files.ts';
import { schoolTender } from '../unit/tender-papers/support.ts';

const CCAP = [
  '# Objet du marché',
  'Le présent cahier fixe les clauses.',
  '# Exécution des travaux',
  'Les travaux suivent le calendrier.',
  '# Pénalités',
  'Celles du CCAG.',
];

let app: TestApp;
beforeAll(async () => {
  app = await testApp();
});
afterAll(() => app.close());

const { created, get, saved } = tenderCalls(() => app);
const contentOf = ({ id: _i, revision: _r, createdAt: _c, updatedAt: _u, exerciseId: _e, ...content }: Tender): TenderContent => content;
const school = async (more: Partial<TenderContent> = {}): Promise<Tender> => saved(await created(), { ...contentOf(schoolTender()), ...more });

const send = async (id: string, piece: string, name: string): Promise<TenderDocument> => {
  const reply = await app.call({ method: 'POST', url: `/api/tenders/${id}/documents`, ...documentUpload(piece, await wordFile(...CCAP), name) });
  expect(reply.statusCode, reply.body.slice(0, 300)).toBe(201);
  return reply.json<TenderDocument>();
};
const insert = (id: string, document: TenderDocument, slug: string, lot: number, title: number) =>
  app.call({
    method: 'POST',
    url: `/api/tenders/${id}/documents/${document.id}/insertions`,
    payload: { items: [{ slug, lot, after: present(document.outline[title]).id }] },
  });

const textOf = (file: Uint8Array): string =>
  Buffer.from(present(unzipSync(file)['word/document.xml']))
    .toString('utf8')
    .replace(/<[^>]+>/g, ' ')
    .replace(/\s+/g, ' ');
const archiveOf = async (id: string): Promise<Record<string, Uint8Array>> => {
  const reply = await get(`/api/tenders/${id}/package.zip`);
  expect(reply.statusCode, reply.body.slice(0, 500)).toBe(200);
  expect(reply.headers['content-type']).toBe('application/zip');
  return unzipSync(reply.rawPayload);
};

describe('a paper of a consultation', () => {
  it.each([
    ['decisions', 'note-de-decision-renovation-de-l-ecole-des-tilleuls.docx', '45214210 – Travaux de construction'],
    ['hours', 'calcul-des-heures-renovation-de-l-ecole-des-tilleuls.docx', 'Coût horaire chargé'],
    ['notice', 'bloc-avis-renovation-de-l-ecole-des-tilleuls.docx', 'LOT-0003'],
    ['exceptions', 'motifs-rapport-de-presentation-renovation-de-l-ecole-des-tilleuls.docx', 'sous-section 3'],
  ])('%s.docx is a Word file with a readable name', async (kind, name, words) => {
    const { id } = await school();
    const reply = await get(`/api/tenders/${id}/${kind}.docx`);
    expect(reply.statusCode, reply.body.slice(0, 300)).toBe(200);
    expect(reply.headers['content-disposition']).toBe(`attachment; filename="${name}"`);
    expect(textOf(reply.rawPayload)).toContain(words);
    expect((await get(`/api/tenders/${id}/${kind}.docx`)).rawPayload.equals(reply.rawPayload)).toBe(true);
  });

  it('is refused in words when there is nothing to write', async () => {
    const { id } = await created();
    expect(problem(await get(`/api/tenders/${id}/exceptions.docx`), 404, 'NOT_FOUND').detail).toMatch(/^Aucun lot n’a de motif/);
    expect(problem(await get(`/api/tenders/${id}/hours.docx`), 404, 'NOT_FOUND').detail).toMatch(/^Aucun lot n’a de calcul/);
  });

  it('exists for a consultation of which nothing is known', async () => {
    const { id } = await created();
    expect(textOf((await get(`/api/tenders/${id}/decisions.docx`)).rawPayload)).toContain('Non renseigné');
  });

  it.each(['decisions.docx', 'exceptions.docx', 'hours.docx', 'notice.docx', 'package.zip'])('%s of no consultation is not found', async (name) => {
    problem(await get(`/api/tenders/inconnue/${name}`), 404, 'NOT_FOUND');
  });

  it('passes over a finding with the reason written, and says it', async () => {
    const { id } = await school();
    const { items } = (await get(`/api/tenders/${id}/findings`)).json<{ items: { id: string; severity: string }[] }>();
    const passed = present(items.find(({ severity }) => severity === 'attention'));
    const { revision } = (await get(`/api/tenders/${id}`)).json<Tender>();
    await saved(
      { ...(await get(`/api/tenders/${id}`)).json<Tender>(), revision },
      { overrides: [{ finding: passed.id, reason: 'Vu avec la maîtrise d’œuvre.' }] },
    );
    expect(textOf((await get(`/api/tenders/${id}/decisions.docx`)).rawPayload)).toContain('Vu avec la maîtrise d’œuvre.');
  });
});

describe('the annex of a calculation without a consultation', () => {
  const ask = (payload: object) => app.call({ method: 'POST', url: '/api/hours/annex.docx', payload });

  it('is a Word file with the whole working', async () => {
    const reply = await ask({ amountCents: 100_000_000, labourShare: 5000, hourlyCostCents: 3000, insertionRateBasisPoints: 500 });
    expect([reply.statusCode, reply.headers['content-disposition']]).toEqual([200, 'attachment; filename="calcul-des-heures.docx"']);
    expect(textOf(reply.rawPayload)).toContain('833');
  });

  it('refuses as the calculation does', async () => {
    expect(pathsOf(problem(await ask({}), 400, 'INVALID_INPUT'))).toContain('amountCents');
  });
});

describe('the archive', () => {
  it('is refused in words while there is nothing to give', async () => {
    const { id } = await created();
    expect(problem(await get(`/api/tenders/${id}/package.zip`), 404, 'NOT_FOUND').detail).toMatch(/rien à donner/);
  });

  it('without any file, holds the papers and the texts of every piece', async () => {
    const { id } = await school();
    const names = Object.keys(await archiveOf(id));
    expect(names[0]).toBe('Lisez-moi.txt');
    expect(names).toEqual(
      expect.arrayContaining([
        'Note de decision.docx',
        'Annexe - calcul des heures.docx',
        'Bloc a recopier dans l avis.docx',
        'Textes a reprendre/RC - textes a reprendre.docx',
        'Textes a reprendre/CCAP - textes a reprendre.docx',
      ]),
    );
    expect(names.some((name) => name.startsWith('Pieces/') || name.includes('insere'))).toBe(false);
  });

  it('holds each prepared file with its clauses, where they went, and the texts left for other pieces', async () => {
    const { id } = await school();
    const ccap = await send(id, 'ccap', 'CCAP école.docx');
    const twin = await send(id, 'ccap', 'CCAP ecole.docx');
    await send(id, 'ae', 'AE.docx');
    for (const document of [ccap, twin]) expect((await insert(id, document, 'heures-insertion-travaux', 2, 1)).statusCode).toBe(200);
    const files = await archiveOf(id);
    expect(textOf(present(files['Pieces/CCAP ecole - avec clauses.docx']))).toContain('heures d’insertion');
    expect(Object.keys(files)).toContain('Pieces/CCAP ecole - avec clauses (2).docx');
    expect(textOf(present(files['Ce qui a ete insere.docx']))).toContain('Exécution des travaux');
    const left = textOf(present(files['Textes a reprendre/CCAP - textes a reprendre.docx']));
    expect([left.includes('Déchets de chantier'), left.includes('Heures d’insertion, marché de travaux')]).toEqual([true, false]);
    const list = new TextDecoder().decode(files['Lisez-moi.txt']);
    expect(list).toContain('- AE.docx (votre fichier n’a pas changé)');
    for (const name of Object.keys(files).filter((name) => name !== 'Lisez-moi.txt')) expect(list).toContain(`- ${name}`);
  }, 60_000);

  it('has the same bytes an hour later: its tracked changes keep the date they were asked for', async () => {
    const { id } = await school();
    const ccap = await send(id, 'ccap', 'CCAP.docx');
    expect((await insert(id, ccap, 'heures-insertion-travaux', 2, 1)).statusCode).toBe(200);
    const url = `/api/tenders/${id}/package.zip`;
    const first = await get(url);
    app.wait(3600);
    expect(first.statusCode).toBe(200);
    expect((await get(url)).rawPayload.equals(first.rawPayload)).toBe(true);
  }, 60_000);

  it('is never half made: when a file no longer takes its clause, it names the file and what to do', async () => {
    const tender = await school();
    const document = await send(tender.id, 'ccap', 'CCAP école.docx');
    expect((await insert(tender.id, document, 'heures-insertion-travaux', 2, 1)).statusCode).toBe(200);
    const now = (await get(`/api/tenders/${tender.id}`)).json<Tender>();
    await saved(now, { lots: now.lots.filter(({ number }) => number !== 2) });
    const refused = problem(await get(`/api/tenders/${tender.id}/package.zip`), 400, 'INVALID_INPUT');
    expect(refused.detail).toMatch(/^L’archive n’est pas faite\. Dans le fichier «\sCCAP école\.docx\s»/);
    expect(refused.remedy).toContain('préparez de nouveau');
  }, 60_000);

  itWith(['validator'], 'holds Word files without fault', async () => {
    const { id } = await school();
    for (const [name, file] of Object.entries(await archiveOf(id))) if (name.endsWith('.docx')) expect([name, await faultsOf(file)]).toEqual([name, []]);
  });
});
