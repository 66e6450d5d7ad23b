/** The organisation's own modules: begun, written, published without a fault, exported, imported. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ModuleList } from '../../shared/api/training.ts';
import { ImportResult, OwnModule, OwnModuleList, type OwnModulePatch } from '../../shared/api/training-lead.ts';
import { LIMITS } from '../../shared/limits.ts';
import { answer } from '../support/answer.ts';
import { SERVED, type TestApp, testApp } from '../support/app.ts';
import { ownModule } from '../support/own-module.ts';
import { addOrganisation, addPerson, type TestPerson } from '../support/people.ts';
import { pathsOf, problem } from '../support/problem.ts';

let app: TestApp;
let author: TestPerson;
let learner: TestPerson;
let elsewhere: TestPerson;

beforeAll(async () => {
  app = await testApp({ environment: SERVED });
  addOrganisation(app, 'ailleurs', 'Ville d’ailleurs');
  author = addPerson(app, { roles: ['jurist'] });
  learner = addPerson(app, { roles: ['reader'] });
  elsewhere = addPerson(app, { roles: ['administrator'], organisationId: 'ailleurs' });
});
afterAll(() => app.close());

const URL = '/api/training/own-modules';
const create = async (title = 'Nos achats'): Promise<OwnModule> => answer(await author.call({ method: 'POST', url: URL, payload: { title } }), OwnModule, 201);
const save = (id: string, patch: OwnModulePatch, revision?: number, by = author) =>
  by.call({ method: 'PATCH', url: `${URL}/${id}`, payload: patch, headers: revision ? { 'if-match': `"${revision}"` } : {} });
const read = (id: string, by = author) => by.call({ method: 'GET', url: `${URL}/${id}` });
const bring = (text: string, by = author) => by.call({ method: 'POST', url: `${URL}/import`, payload: { text } });
const list = async (by = author) => answer(await by.call({ method: 'GET', url: URL }), OwnModuleList);
const file = async (id: string): Promise<string> => (await author.call({ method: 'GET', url: `${URL}/${id}/module.yaml` })).body;
const actions = () => app.raw.prepare<[], string>("SELECT action FROM audit_lines WHERE organisation_id = 'local' ORDER BY seq").pluck().all();

describe('a module', () => {
  it('is begun from a title, written over the revision read, taken away, each time with a line in the journal', async () => {
    const begun = await create('  Le nettoyage ');
    expect(begun).toMatchObject({ title: 'Le nettoyage', revision: 1, published: false, questions: [] });
    const reply = await save(begun.id, { ...ownModule() }, 1);
    expect(answer(reply, OwnModule)).toMatchObject({ ...ownModule(), revision: 2 });
    expect(reply.headers.etag).toBe('"2"');
    expect((await list()).items.find(({ id }) => id === begun.id)).toMatchObject({ lessons: 1, questions: 4, published: false });
    expect((await author.call({ method: 'DELETE', url: `${URL}/${begun.id}` })).statusCode).toBe(204);
    problem(await read(begun.id), 404, 'NOT_FOUND');
    expect(actions().slice(-3)).toEqual(['own-module.created', 'own-module.updated', 'own-module.removed']);
  });

  it('shows both versions to whoever saves second', async () => {
    const { id } = await create();
    answer(await save(id, { summary: 'Première' }, 1), OwnModule);
    expect(problem(await save(id, { summary: 'Seconde' }, 1), 412, 'STALE_VERSION')).toMatchObject({
      current: { summary: 'Première' },
      submitted: { summary: 'Seconde' },
    });
    problem(await save(id, { summary: 'Seconde' }), 428, 'PRECONDITION_REQUIRED');
  });

  it('is met by learners once it is published, without a fault only', async () => {
    const { id } = await create();
    const learnt = async () => answer(await learner.call({ method: 'GET', url: '/api/training/modules' }), ModuleList).items.map((module) => module.id);
    const [first, ...others] = ownModule().questions;
    if (first?.kind !== 'single') throw new Error('a single choice comes first');
    const wrong = { ...first, options: first.options.map((option) => ({ ...option, right: false })) };
    answer(await save(id, { ...ownModule(), questions: [...others, wrong] }, 1), OwnModule);
    const refused = problem(await save(id, { published: true }, 2), 400, 'INVALID_INPUT');
    expect(pathsOf(refused)).toEqual(['questions/3']);
    expect(refused.fields?.[0]?.message).toMatch(/^Question 4/);
    expect(await learnt()).not.toContain(id);
    answer(await save(id, { ...ownModule(), published: true }, 2), OwnModule);
    expect(await learnt()).toContain(id);
    problem(await save(id, { questions: [wrong] }, 3), 400, 'INVALID_INPUT');
    answer(await save(id, { questions: [wrong], published: false }, 3), OwnModule);
    expect(await learnt()).not.toContain(id);
  });

  it('is not published while a starting text, an empty lesson or an empty case is left: each is said', async () => {
    const { id } = await create();
    const empty = { title: 'Un cas', source: 'Une source', confidence: 'confirmed' as const, references: [], blocks: [] };
    answer(await save(id, { case: empty }, 1), OwnModule);
    const refused = problem(await save(id, { published: true }, 2), 400, 'INVALID_INPUT');
    expect(pathsOf(refused)).toEqual(['case', 'lessons/0', 'objectives', 'summary']);
    expect(refused.fields?.map(({ message }) => message)).toContainEqual(expect.stringMatching(/^Leçon 1.*retirez-la\.$/));
    const { summary, objectives, lessons } = ownModule();
    const blank = [{ kind: 'paragraph' as const, content: [{ kind: 'text' as const, text: ' ' }] }];
    answer(await save(id, { summary, objectives, case: null, lessons: lessons.map((lesson) => ({ ...lesson, blocks: blank })) }, 2), OwnModule);
    expect(pathsOf(problem(await save(id, { published: true }, 3), 400, 'INVALID_INPUT'))).toEqual(['lessons/0']);
    expect(answer(await save(id, { lessons, published: true }, 3), OwnModule)).toMatchObject({ published: true, questions: [] });
  });

  it('is written by those whose role it is, and belongs to its organisation', async () => {
    const { id } = await create();
    problem(await read(id, learner), 403, 'FORBIDDEN');
    problem(await read(id, elsewhere), 404, 'NOT_FOUND');
    problem(await save(id, { title: 'Autre' }, 1, elsewhere), 404, 'NOT_FOUND');
    problem(await elsewhere.call({ method: 'DELETE', url: `${URL}/${id}` }), 404, 'NOT_FOUND');
    problem(await elsewhere.call({ method: 'GET', url: `${URL}/${id}/module.yaml` }), 404, 'NOT_FOUND');
    expect((await list(elsewhere)).total).toBe(0);
  });
});

describe('the file of a module', () => {
  it('comes out, and comes back as a draft that is the same', async () => {
    const { id } = await create();
    answer(await save(id, { ...ownModule(), published: true }, 1), OwnModule);
    const text = await file(id);
    const { module, faults } = answer(await bring(text), ImportResult);
    expect(faults).toEqual([]);
    expect(module).toMatchObject({ ...ownModule(), published: false, revision: 1 });
    expect(module?.id).not.toBe(id);
    expect(await file(module?.id ?? '')).toBe(text);
  });

  it('with faults is refused whole, each one with its line and its question', async () => {
    const before = (await list()).total;
    const { id } = await create();
    answer(await save(id, { ...ownModule() }, 1), OwnModule);
    const good = await file(id);
    const lineOf = (text: string, words: string) => text.split('\n').findIndex((line) => line.includes(words)) + 1;

    const broken = good.replace('kind: ordering', 'kind: dessin');
    expect(answer(await bring(broken), ImportResult)).toEqual({
      module: null,
      faults: [{ line: lineOf(broken, 'kind: dessin'), where: 'Question 2', message: expect.stringContaining('dessin') }],
    });

    const unlawful = good.replace('formula: montant / 40', 'formula: montant / 0').replace('clause.heures-insertion-travaux.ccap', 'clause.disparue.ccap');
    const { module, faults } = answer(await bring(unlawful), ImportResult);
    expect(module).toBeNull();
    expect(faults.map(({ line, where }) => [line, where])).toEqual([
      [lineOf(unlawful, 'id: lecon-1'), 'Leçon 1'],
      [lineOf(unlawful, 'id: calcul'), 'Question 4'],
    ]);
    expect((await list()).total).toBe(before + 1);
  });

  it('with faults of its writing and of its answers says them all at once', async () => {
    const { id } = await create();
    answer(await save(id, { ...ownModule() }, 1), OwnModule);
    const text = (await file(id))
      .replace(/^passMark: .*$/m, 'passMark: 120')
      .replace('kind: ordering', 'kind: dessin')
      .replace('right: true', 'right: false')
      .replace('formula: montant / 40', 'formula: montant / 0');
    const { module, faults } = answer(await bring(text), ImportResult);
    expect(module).toBeNull();
    const lineOf = (words: string) => text.split('\n').findIndex((line) => line.includes(words)) + 1;
    expect(faults.map(({ line, where }) => [line, where])).toEqual([
      [lineOf('passMark'), 'Module'],
      [lineOf('id: choix'), 'Question 1'],
      [lineOf('kind: dessin'), 'Question 2'],
      [lineOf('id: calcul'), 'Question 4'],
    ]);
    expect(faults[0]?.message).toContain('seuil de réussite (passMark)');
  });

  it('is bounded: its size, its depth, how many an organisation has', async () => {
    problem(await bring('x'.repeat(LIMITS.moduleFileBytes + 1)), 400, 'INVALID_INPUT');
    expect(answer(await bring('['.repeat(LIMITS.moduleFileBytes)), ImportResult)).toMatchObject({ module: null, faults: [{ line: 1, where: 'Module' }] });
    const { raw } = app;
    const row = raw.prepare(
      "INSERT INTO own_modules SELECT ?, organisation_id, revision, 0, content, created_at, updated_at FROM own_modules WHERE organisation_id = 'local' LIMIT 1",
    );
    for (let index = (await list()).total; index < LIMITS.ownModules; index++) row.run(`plein-${index}`);
    problem(await author.call({ method: 'POST', url: URL, payload: { title: 'Un de trop' } }), 400, 'INVALID_INPUT');
  });
});

it('on one desk, modules are written as anywhere', async () => {
  const desk = await testApp();
  answer(await desk.call({ method: 'POST', url: URL, payload: { title: 'Mon module' } }), OwnModule, 201);
  await desk.close();
});
