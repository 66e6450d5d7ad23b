/** The organisation: read by all of it, named by its administrator. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Organisation } from '../../shared/api/organisation.ts';
import { answer } from '../support/answer.ts';
import { SERVED, type TestApp, testApp } from '../support/app.ts';
import { addOrganisation, addPerson, type TestPerson } from '../support/people.ts';
import { pathsOf, problem } from '../support/problem.ts';

let app: TestApp;
let admin: TestPerson;
let reader: TestPerson;

beforeAll(async () => {
  app = await testApp({ environment: SERVED });
  addOrganisation(app, 'ailleurs', 'Ville d’ailleurs');
  admin = addPerson(app, { roles: ['administrator'] });
  reader = addPerson(app, { roles: ['reader'] });
});
afterAll(() => app.close());

const url = '/api/organisation';
const change = (payload: object, by = admin) => by.call({ method: 'PATCH', url, payload });
const read = async (by = reader) => answer(await by.call({ method: 'GET', url }), Organisation);
const changes = () => app.raw.prepare("SELECT count(*) FROM audit_lines WHERE action = 'organisation.updated'").pluck().get();

describe('the organisation', () => {
  it('is named, numbered, given a contact by its administrator; read by everybody, it alone', async () => {
    const payload = { name: ' Département de l’exemple ', siret: '73282932000074', contact: ' Service informatique, poste 12 ' };
    const expected = { id: 'local', name: 'Département de l’exemple', siret: '73282932000074', contact: 'Service informatique, poste 12' };
    expect(answer(await change(payload), Organisation)).toEqual(expected);
    expect(await read()).toEqual(expected);
    expect(changes()).toBe(1);
    const stranger = addPerson(app, { roles: ['reader'], organisationId: 'ailleurs' });
    expect(await read(stranger)).toEqual({ id: 'ailleurs', name: 'Ville d’ailleurs', siret: '', contact: '' });
  });

  it('keeps what is not given, and may lose its SIRET', async () => {
    const before = await read();
    expect(answer(await change({}), Organisation)).toEqual(before);
    expect(answer(await change({ siret: '' }), Organisation)).toEqual({ ...before, siret: '' });
  });

  it('refuses a SIRET whose key is wrong, and changes nothing else with it', async () => {
    const before = await read();
    expect(pathsOf(problem(await change({ name: 'Autre', siret: '73282932000075' }), 400, 'INVALID_INPUT'))).toEqual(['siret']);
    expect(await read()).toEqual(before);
  });

  it.each([
    [{ siret: '7328293200007' }, 'siret'],
    [{ name: '  ' }, 'name'],
    [{ name: 'a\u0000b' }, 'name'],
    [{ contact: 'x'.repeat(301) }, 'contact'],
    [{ id: 'ailleurs' }, ''],
  ])('refuses %j', async (payload, path) => {
    expect(pathsOf(problem(await change(payload), 400, 'INVALID_INPUT'))).toEqual([path]);
  });

  it('is changed by its administrator alone', async () => {
    problem(await change({ name: 'Autre' }, reader), 403, 'FORBIDDEN');
  });

  it('is read on one desk, and not changed there', async () => {
    const desk = await testApp();
    expect(answer(await desk.call({ method: 'GET', url }), Organisation).name).toBe('Ce poste');
    problem(await desk.call({ method: 'PATCH', url, payload: { name: 'Autre' } }), 409, 'LOCAL_ONLY');
    await desk.close();
  });
});
