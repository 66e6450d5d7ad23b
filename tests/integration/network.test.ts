/** The network of référents: register, coverage, calendar, letters, figures for the scheme. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  Contact,
  type ContactCreate,
  Department,
  Network,
  NetworkEvent,
  type NetworkEventCreate,
  NetworkEventList,
  NetworkFigureList,
} from '../../shared/api/network.ts';
import { LIMITS } from '../../shared/limits.ts';
import { answer } from '../support/answer.ts';
import { SERVED, type TestApp, testApp } from '../support/app.ts';
import { addOrganisation, addPerson, type TestPerson } from '../support/people.ts';
import { pathsOf, problem } from '../support/problem.ts';

let app: TestApp;
let lead: TestPerson;
let reader: TestPerson;
let elsewhere: TestPerson;

beforeAll(async () => {
  app = await testApp({ environment: SERVED });
  addOrganisation(app, 'ailleurs', 'Ville d’ailleurs');
  lead = addPerson(app, { roles: ['scheme-lead'], name: 'Paul Exemple' });
  reader = addPerson(app, { roles: ['reader'] });
  elsewhere = addPerson(app, { roles: ['administrator'], organisationId: 'ailleurs' });
});
afterAll(() => app.close());

const post = (url: string, payload: object, by = lead) => by.call({ method: 'POST', url: `/api/network/${url}`, payload });
const patch = (url: string, payload: object, revision?: number, by = lead) =>
  by.call({ method: 'PATCH', url: `/api/network/${url}`, payload, headers: revision ? { 'if-match': `"${revision}"` } : {} });
const remove = (url: string, by = lead) => by.call({ method: 'DELETE', url: `/api/network/${url}` });
const get = (url: string, by = lead) => by.call({ method: 'GET', url: `/api/network${url}` });
const department = async (name: string) => answer(await post('departments', { name }), Department, 201);
const contact = async (written: ContactCreate) => answer(await post('contacts', written), Contact, 201);
const event = async (written: NetworkEventCreate) => answer(await post('events', written), NetworkEvent, 201);
const network = async (by = reader) => answer(await get('', by), Network);
const raw = () => app.raw;
const actions = () => raw().prepare<[], string>("SELECT action FROM audit_lines WHERE organisation_id = 'local' ORDER BY seq").pluck().all();

/** Somebody passed these modules that day. */
function passes(personId: string, moduleIds: readonly string[], day: string): void {
  for (const moduleId of moduleIds)
    raw()
      .prepare(
        `INSERT INTO training_attempts (id, organisation_id, person_id, purpose, module_id, module_title, pass_mark, questions, answers, started_at, finished_at, basis_points, passed)
         VALUES (?, 'local', ?, 'module', ?, 'Module', 7500, '[]', '{}', ?, ?, 9000, 1)`,
      )
      .run(`${personId}-${moduleId}-${day}`, personId, moduleId, `${day}T08:00:00.000Z`, `${day}T09:00:00.000Z`);
}
const path = () => app.opened.context.content.trainingModules.filter(({ kind }) => kind === 'path').map(({ id }) => id);

describe('departments', () => {
  it('are added, renamed and taken away, each time with a line in the journal', async () => {
    const made = await department('  Espaces verts ');
    expect(made.name).toBe('Espaces verts');
    expect(answer(await patch(`departments/${made.id}`, { name: 'Parcs' }), Department)).toEqual({ id: made.id, name: 'Parcs' });
    expect((await remove(`departments/${made.id}`)).statusCode).toBe(204);
    expect(actions().slice(-3)).toEqual(['department.created', 'department.updated', 'department.removed']);
  });

  it('have a name of their own, capitals apart, and one that can be read', async () => {
    const made = await department('Habitat');
    problem(await post('departments', { name: 'HABITAT' }), 409, 'ALREADY_EXISTS');
    answer(await patch(`departments/${made.id}`, { name: 'habitat' }), Department);
    for (const name of ['', '  ', 'a\u0000b', 'x'.repeat(LIMITS.personName + 1)]) problem(await post('departments', { name }), 400, 'INVALID_INPUT');
  });

  it('leave their référents in the register, at a new revision', async () => {
    const made = await department('Éphémère');
    const alix = await contact({ kind: 'referent', name: 'Alix Exemple', departmentId: made.id });
    await remove(`departments/${made.id}`);
    expect((await network()).contacts.find(({ id }) => id === alix.id)).toMatchObject({ departmentId: null, revision: 2 });
    problem(await patch(`contacts/${alix.id}`, { notes: 'x' }, 1), 412, 'STALE_VERSION');
    await remove(`contacts/${alix.id}`);
  });
});

describe('a contact', () => {
  it('is added with a name alone, changed over the revision read, taken away', async () => {
    const made = await contact({ kind: 'facilitator', name: ' Camille Exemple ' });
    expect(made).toMatchObject({ name: 'Camille Exemple', revision: 1, personId: null, from: null, daysPerMonth: null });
    const reply = await patch(`contacts/${made.id}`, { territory: 'Littoral', daysPerMonth: 0 }, 1);
    expect(answer(reply, Contact)).toMatchObject({ revision: 2, territory: 'Littoral', daysPerMonth: 0, name: 'Camille Exemple' });
    expect(reply.headers.etag).toBe('"2"');
    expect((await remove(`contacts/${made.id}`)).statusCode).toBe(204);
    problem(await remove(`contacts/${made.id}`), 404, 'NOT_FOUND');
    expect(actions().slice(-3)).toEqual(['contact.created', 'contact.updated', 'contact.removed']);
  });

  it('shows both versions to whoever saves second, and asks which one is changed', async () => {
    const made = await contact({ kind: 'referent', name: 'Dominique Exemple' });
    answer(await patch(`contacts/${made.id}`, { notes: 'première' }, 1), Contact);
    const conflict = problem(await patch(`contacts/${made.id}`, { notes: 'seconde' }, 1), 412, 'STALE_VERSION');
    expect(conflict).toMatchObject({ current: { notes: 'première', revision: 2 }, submitted: { notes: 'seconde' } });
    problem(await patch(`contacts/${made.id}`, { notes: 'x' }), 428, 'PRECONDITION_REQUIRED');
  });

  it('is refused days that do not exist or are in the wrong order, an account and a department that are not of here', async () => {
    const other = answer(await post('departments', { name: 'Voirie' }, elsewhere), Department, 201);
    const refused = async (values: object) => pathsOf(problem(await post('contacts', { kind: 'referent', name: 'Exemple', ...values }), 400, 'INVALID_INPUT'));
    expect(await refused({ from: '2027-02-30' })).toEqual(['from']);
    expect(await refused({ from: '2027-03-01', until: '2027-03-01' })).toEqual(['until']);
    expect(await refused({ personId: elsewhere.id, departmentId: other.id })).toEqual(['departmentId', 'personId']);
  });
});

describe('coverage', () => {
  it('says which departments have a référent in office, and who of them passed the eight modules', async () => {
    const [routes] = [await department('Routes'), await department('Collèges')];
    const trained = addPerson(app, { roles: ['referent'], name: 'Formée Exemple' });
    passes(trained.id, path(), '2026-10-01');
    await contact({ kind: 'referent', name: 'Formée Exemple', personId: trained.id, departmentId: routes.id });
    await contact({ kind: 'referent', name: 'Absente Exemple', departmentId: routes.id, until: '2026-01-01' });
    const { coverage } = await network();
    expect(path().length).toBeGreaterThan(0);
    expect(coverage.departments.find(({ name }) => name === 'Routes')?.referents.map(({ name, trained: done }) => [name, done])).toEqual([
      ['Formée Exemple', true],
    ]);
    expect(coverage.departments.find(({ name }) => name === 'Collèges')?.referents).toEqual([]);
    expect(coverage).toMatchObject({ on: '2026-11-23', trained: 1 });
  });

  it('needs every module: one left is not the path', async () => {
    const person = addPerson(app, { roles: ['referent'] });
    passes(person.id, path().slice(1), '2026-10-01');
    const before = (await network()).coverage.trained;
    await contact({ kind: 'referent', name: 'Presque Exemple', personId: person.id });
    expect((await network()).coverage.trained).toBe(before);
  });

  it('feeds the indicators of the scheme, in their unit, with how it was counted', async () => {
    const { items } = answer(await get('/figures', reader), NetworkFigureList);
    const { coverage } = await network();
    const figure = items.find(({ indicator }) => indicator === 'directions-avec-referent');
    expect(figure).toMatchObject({ title: 'Directions ayant un référent', value: Math.round((coverage.covered * 10_000) / coverage.departments.length) });
    expect(items.find(({ indicator }) => indicator === 'agents-formes')?.value).toBeGreaterThan(0);
    const catalogue = app.opened.context.content.catalogue.indicators;
    for (const { indicator } of items) expect(catalogue.find(({ id }) => id === indicator)).toMatchObject({ unit: 'rate', source: 'training' });
  });
});

describe('the calendar', () => {
  it('lists dates in order, the whole day first, and gives them to a diary', async () => {
    await event({ title: 'Formation', kind: 'training', on: '2027-04-02', startsAt: '14:00', endsAt: '16:00' });
    await event({ title: 'Publication', kind: 'publication', on: '2027-04-02' });
    const first = await event({ title: 'Rencontre ; suite', on: '2027-03-15', place: 'Salle 1' });
    const { items } = answer(await get('/events', reader), NetworkEventList);
    expect(items.map(({ title }) => title)).toEqual(['Rencontre ; suite', 'Publication', 'Formation']);
    const file = await get('/calendrier.ics', reader);
    expect(file.headers['content-type']).toBe('text/calendar; charset=utf-8');
    expect(file.body).toContain(`UID:${first.id}@clausier\r\n`);
    expect(file.body).toContain('X-WR-CALNAME:Réseau des référents');
    expect(file.body).toContain('SUMMARY:Rencontre \\; suite\r\n');
    answer(await patch(`events/${first.id}`, { title: 'Rencontre' }), NetworkEvent);
    expect((await remove(`events/${first.id}`)).statusCode).toBe(204);
    problem(await patch(`events/${first.id}`, { title: 'x' }), 404, 'NOT_FOUND');
  });

  it('refuses a day out of the calendar, an end before its start or without one', async () => {
    const refused = async (values: object) => pathsOf(problem(await post('events', { title: 'x', on: '2027-03-15', ...values }), 400));
    expect(await refused({ on: '2027-02-30' })).toEqual(['on']);
    expect(await refused({ startsAt: '14:00', endsAt: '14:00' })).toEqual(['endsAt']);
    expect(await refused({ endsAt: '14:00' })).toEqual(['startsAt']);
    expect(await refused({ startsAt: '25:00' })).toEqual(['startsAt']);
  });
});

describe('what is given as files', () => {
  it('is a table that a spreadsheet runs nothing of', async () => {
    await contact({ kind: 'facilitator', name: '=HYPERLINK("x")', structure: 'Ligne "une"\nligne deux', until: '2028-03-01', from: '2027-03-01' });
    const file = await get('/contacts.csv');
    expect(file.headers['content-type']).toBe('text/csv; charset=utf-8');
    expect(file.body).toContain(`"'=HYPERLINK(""x"")"`);
    expect(file.body).toContain('"Ligne ""une""\nligne deux"');
    expect(file.body).toContain('"2027-03-01";"2028-02-29"');
    problem(await get('/contacts.csv', reader), 403, 'FORBIDDEN');
  });

  it.each(['lettre-de-mission', 'fiche-de-poste'])('is the %s of a contact, in Word', async (name) => {
    const made = await contact({ kind: 'referent', name: 'Zoé L’Exemple' });
    const file = await get(`/contacts/${made.id}/${name}.docx`);
    expect(file.statusCode, file.body.slice(0, 200)).toBe(200);
    expect(file.headers['content-disposition']).toBe(`attachment; filename="${name}-zoe-l-exemple.docx"`);
    expect(file.rawPayload.subarray(0, 2).toString()).toBe('PK');
    problem(await get(`/contacts/${made.id}/${name}.docx`, elsewhere), 404, 'NOT_FOUND');
    problem(await get(`/contacts/${made.id}/${name}.docx`, reader), 403, 'FORBIDDEN');
  });
});

describe('another organisation', () => {
  it('sees, changes and takes away nothing of this one', async () => {
    const [made, who, when] = [await department('Mer'), await contact({ kind: 'referent', name: 'Exemple' }), await event({ title: 'x', on: '2027-05-01' })];
    const theirs = await network(elsewhere);
    expect(theirs.contacts).toEqual([]);
    expect(theirs.departments.map(({ id }) => id)).not.toContain(made.id);
    problem(await patch(`departments/${made.id}`, { name: 'Autre' }, undefined, elsewhere), 404, 'NOT_FOUND');
    problem(await remove(`departments/${made.id}`, elsewhere), 404, 'NOT_FOUND');
    problem(await patch(`contacts/${who.id}`, { name: 'Autre' }, 1, elsewhere), 404, 'NOT_FOUND');
    problem(await remove(`contacts/${who.id}`, elsewhere), 404, 'NOT_FOUND');
    problem(await remove(`events/${when.id}`, elsewhere), 404, 'NOT_FOUND');
    expect((await network()).contacts.find(({ id }) => id === who.id)).toEqual(who);
  });
});

it('on one desk, the register works, and the only account is one’s own', async () => {
  const desk = await testApp();
  const call = (payload: object) => desk.call({ method: 'POST', url: '/api/network/contacts', payload });
  answer(await call({ kind: 'referent', name: 'Alix Exemple', personId: 'local' }), Contact, 201);
  expect(pathsOf(problem(await call({ kind: 'referent', name: 'Alix Exemple', personId: 'autre' }), 400))).toEqual(['personId']);
  expect(answer(await desk.call({ method: 'GET', url: '/api/network' }), Network).coverage.referents).toBe(1);
  await desk.close();
});
