/** The trainer’s side: who is where, groups, the same for a spreadsheet. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Cohort, CohortList, CohortProgress, ProgressTable } from '../../shared/api/training-lead.ts';
import { Certificate } from '../../shared/api/training.ts';
import { LIMITS } from '../../shared/limits.ts';
import { answer } from '../support/answer.ts';
import { SERVED, type TestApp, testApp } from '../support/app.ts';
import { addOrganisation, addPerson, type TestPerson } from '../support/people.ts';
import { problem } from '../support/problem.ts';
import { addOwnModule, attempt } from '../support/training.ts';

const LAW = 'droit-et-cibles';
let app: TestApp;
let trainer: TestPerson;
let learner: TestPerson;
let stranger: TestPerson;

beforeAll(async () => {
  app = await testApp({ environment: SERVED });
  addOrganisation(app, 'ailleurs', 'Ville d’ailleurs');
  trainer = addPerson(app, { roles: ['scheme-lead'], name: 'Fanny Exemple' });
  learner = addPerson(app, { roles: ['referent'], name: '=1+1' });
  stranger = addPerson(app, { roles: ['scheme-lead'], organisationId: 'ailleurs', name: 'Étrangère Exemple' });
  await attempt(app, learner, LAW);
});
afterAll(() => app.close());

const raw = () => app.raw;
const get = (url: string, who = trainer) => who.call({ method: 'GET', url: `/api/training/${url}` });
const progress = async (who = trainer) => answer(await get('progress', who), ProgressTable);
const GROUP = { name: 'Promotion 2026', moduleIds: [LAW], personIds: [] as string[], dueOn: '2026-12-31' };
const create = (more: object = {}, who = trainer) => who.call({ method: 'POST', url: '/api/training/cohorts', payload: { ...GROUP, ...more } });
const change = (id: string, payload: object, who = trainer) => who.call({ method: 'PATCH', url: `/api/training/cohorts/${id}`, payload });
const remove = (id: string, who = trainer) => who.call({ method: 'DELETE', url: `/api/training/cohorts/${id}` });
const cohorts = async (who = trainer) => answer(await get('cohorts', who), CohortList).items;
/** Cells of each line, without the mark that opens the file. */
const cells = (text: string): string[][] =>
  text
    .replace('\ufeff', '')
    .trimEnd()
    .split('\r\n')
    .map((line) => line.slice(1, -1).split('";"'));

describe('who is where', () => {
  it('says of everybody of the organisation, by name, where they are in each module', async () => {
    const { items, modules, on } = await progress();
    expect([items.map(({ name }) => name), on]).toEqual([['=1+1', 'Fanny Exemple'], '2026-11-23']);
    const [done, idle] = items.map((person) => person.modules.find(({ moduleId }) => moduleId === LAW));
    expect([done, idle]).toEqual([
      { moduleId: LAW, state: 'passed', passedOn: '2026-11-23' },
      { moduleId: LAW, state: 'new', passedOn: null },
    ]);
    expect(items.every(({ trained, modules: own }) => !trained && own.length === modules.length)).toBe(true);
  });

  it('leaves out an account that is closed', async () => {
    const gone = addPerson(app, { roles: ['reader'], name: 'Partie Exemple' });
    raw().prepare("UPDATE people SET state = 'disabled' WHERE id = ?").run(gone.id);
    expect((await progress()).items.map(({ personId }) => personId)).not.toContain(gone.id);
  });

  it('says who passed the whole path', async () => {
    const path = app.opened.context.content.trainingModules.filter(({ kind }) => kind === 'path');
    for (const { id } of path) if (id !== LAW) await attempt(app, learner, id);
    expect((await progress()).items.filter(({ trained }) => trained).map(({ personId }) => personId)).toEqual([learner.id]);
  });

  it('shows the certificate of each person, and the day it is withdrawn', async () => {
    const given = answer(await learner.call({ method: 'POST', url: '/api/training/certificates', payload: { subject: 'path' } }), Certificate, 201);
    const held = async (who = trainer) => (await progress(who)).items.map(({ certificates }) => certificates);
    const shown = { code: given.code, title: given.title, issuedOn: '2026-11-23', withdrawnOn: null };
    expect(await held()).toEqual([[shown], []]);
    expect(await held(stranger)).toEqual([[]]);
    const withdraw = (who: TestPerson) => who.call({ method: 'POST', url: `/api/training/certificates/${given.code}/withdraw` });
    problem(await withdraw(learner), 403, 'FORBIDDEN');
    problem(await withdraw(stranger), 404, 'NOT_FOUND');
    expect((await withdraw(trainer)).statusCode).toBe(204);
    expect(await held()).toEqual([[{ ...shown, withdrawnOn: '2026-11-23' }], []]);
  });

  it('is a table for a spreadsheet, where a name is never a formula', async () => {
    const reply = await get('progress.csv');
    expect([reply.headers['content-type'], reply.headers['content-disposition']]).toEqual(['text/csv; charset=utf-8', 'attachment; filename="formation.csv"']);
    const [header = [], first = [], ...others] = cells(reply.body);
    expect([header[0], first[0], first[1], first[2]]).toEqual(['Personne', "'=1+1", 'Réussi', '2026-11-23']);
    expect([first, ...others].every((line) => line.length === header.length)).toBe(true);
  });

  it('is the trainer’s to see, and of their organisation alone', async () => {
    for (const url of ['progress', 'progress.csv', 'cohorts', 'cohorts/x', 'cohorts/x/progress.csv']) problem(await get(url, learner), 403, 'FORBIDDEN');
    expect((await progress(stranger)).items.map(({ name }) => name)).toEqual(['Étrangère Exemple']);
  });
});

describe('a group', () => {
  it('is made, listed, changed, taken away, each time with a line in the journal', async () => {
    const made = answer(await create({ name: '  Promotion ', personIds: [learner.id, learner.id] }), Cohort, 201);
    expect(made).toEqual({ ...GROUP, id: made.id, name: 'Promotion', personIds: [learner.id], createdAt: made.createdAt });
    expect(await cohorts()).toContainEqual(made);
    expect(answer(await change(made.id, { dueOn: null, personIds: [trainer.id] }), Cohort)).toEqual({ ...made, dueOn: null, personIds: [trainer.id] });
    expect((await remove(made.id)).statusCode).toBe(204);
    expect(await cohorts()).toEqual([]);
    problem(await get(`cohorts/${made.id}`), 404, 'NOT_FOUND');
    const actions = raw().prepare('SELECT action FROM audit_lines WHERE entity_id = ? ORDER BY seq').pluck().all(made.id);
    expect(actions).toEqual(['cohort.created', 'cohort.updated', 'cohort.removed']);
  });

  it('shows its people against its modules, and the same as a table', async () => {
    const own = addOwnModule(app);
    const { id } = answer(await create({ name: 'Élus : session 1', moduleIds: [own, LAW], personIds: [learner.id] }), Cohort, 201);
    const { cohort, progress: table } = answer(await get(`cohorts/${id}`), CohortProgress);
    expect([cohort.id, table.modules.map((module) => module.id).sort(), table.items.map(({ personId }) => personId)]).toEqual([
      id,
      [LAW, own].sort(),
      [learner.id],
    ]);
    const reply = await get(`cohorts/${id}/progress.csv`);
    expect(reply.headers['content-disposition']).toBe('attachment; filename="formation-elus-session-1.csv"');
    expect(cells(reply.body)).toHaveLength(2);
  });

  it('keeps its other people when one of them, or a module, has left since', async () => {
    const left = addPerson(app, { roles: ['reader'] });
    const own = addOwnModule(app);
    const { id } = answer(await create({ moduleIds: [own, LAW], personIds: [left.id, learner.id] }), Cohort, 201);
    raw().prepare("UPDATE people SET state = 'erased', email = NULL WHERE id = ?").run(left.id);
    raw().prepare('DELETE FROM own_modules WHERE id = ?').run(own);
    const { progress: table } = answer(await get(`cohorts/${id}`), CohortProgress);
    expect([table.items.map(({ personId }) => personId), table.modules.map((module) => module.id)]).toEqual([[learner.id], [LAW]]);
    expect(answer(await change(id, { personIds: [left.id, trainer.id] }), Cohort).personIds).toEqual([left.id, trainer.id]);
  });

  it('is refused people, modules and days that do not exist, each named', async () => {
    const fields = async (more: object) => problem(await create(more), 400, 'INVALID_INPUT').fields?.map(({ path }) => path);
    expect(await fields({ personIds: [learner.id, stranger.id, 'inconnue'] })).toEqual(['personIds/1', 'personIds/2']);
    expect(await fields({ moduleIds: ['inconnu'] })).toEqual(['moduleIds/0']);
    expect(await fields({ dueOn: '2026-02-30' })).toEqual(['dueOn']);
    for (const name of ['', '   ', 'x'.repeat(201)]) expect(await fields({ name })).toEqual(['name']);
  });

  it('of another organisation does not exist', async () => {
    const { id } = answer(await create({ personIds: [stranger.id] }, stranger), Cohort, 201);
    expect((await cohorts()).map((cohort) => cohort.id)).not.toContain(id);
    for (const reply of [await get(`cohorts/${id}`), await get(`cohorts/${id}/progress.csv`), await change(id, { name: 'Autre' }), await remove(id)])
      problem(reply, 404, 'NOT_FOUND');
    expect((await cohorts(stranger)).map(({ name }) => name)).toEqual([GROUP.name]);
  });

  it('is one of so many at most', async () => {
    const other = addPerson(app, { roles: ['scheme-lead'], organisationId: 'ailleurs' });
    const insert = raw().prepare(
      "INSERT INTO cohorts (id, organisation_id, name, module_ids, person_ids, created_at) VALUES (?, 'ailleurs', 'Groupe', '[]', '[]', '')",
    );
    for (let count = (await cohorts(other)).length; count < LIMITS.cohorts; count++) insert.run(`groupe-${count}`);
    expect(problem(await create({}, other), 400, 'INVALID_INPUT').detail).toContain(String(LIMITS.cohorts));
  });
});

describe('on one desk', () => {
  it('nobody is followed, and no group is made', async () => {
    const desk = await testApp();
    expect(answer(await desk.call({ method: 'GET', url: '/api/training/progress' }), ProgressTable)).toMatchObject({ items: [], total: 0 });
    expect(answer(await desk.call({ method: 'GET', url: '/api/training/cohorts' }), CohortList)).toEqual({ items: [], total: 0 });
    problem(await desk.call({ method: 'POST', url: '/api/training/cohorts', payload: GROUP }), 409, 'LOCAL_ONLY');
    problem(await desk.call({ method: 'PATCH', url: '/api/training/cohorts/x', payload: {} }), 409, 'LOCAL_ONLY');
    problem(await desk.call({ method: 'DELETE', url: '/api/training/cohorts/x' }), 409, 'LOCAL_ONLY');
    await desk.close();
  });
});
