/** People as an administrator keeps them: invited, listed, changed, in one organisation alone. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { digest } from '../../server/identity/tokens.ts';
import { InvitedPerson, IssuedLink, Person, PersonList } from '../../shared/api/people.ts';
import { LIMITS } from '../../shared/limits.ts';
import { answer } from '../support/answer.ts';
import { SERVED, type TestApp, testApp } from '../support/app.ts';
import { addOrganisation, addPerson, addTeam, callWith, openSession, type TestPerson } from '../support/people.ts';
import { pathsOf, problem } from '../support/problem.ts';

let app: TestApp;
let admin: TestPerson;
let buyer: TestPerson;

beforeEach(async () => {
  app = await testApp({ environment: SERVED });
  addOrganisation(app, 'ailleurs', 'Ville d’ailleurs');
  addTeam(app, 'voirie', 'Voirie');
  addTeam(app, 'ailleurs-parcs', 'Parcs', 'ailleurs');
  admin = addPerson(app, { roles: ['administrator'], name: 'Adèle Exemple', email: 'adele@exemple.test' });
  buyer = addPerson(app, { roles: ['buyer'], name: 'Bruno Exemple', email: 'bruno@exemple.test', teamIds: ['voirie'] });
});
afterEach(() => app.close());

const raw = () => app.raw;
const invite = (payload: object, by = admin) => by.call({ method: 'POST', url: '/api/people', payload });
const change = (id: string, payload: object, by = admin) => by.call({ method: 'PATCH', url: `/api/people/${id}`, payload });
const read = async (id: string) => answer(await admin.call({ method: 'GET', url: `/api/people/${id}` }), Person);
const link = (id: string) => admin.call({ method: 'POST', url: `/api/people/${id}/link` });
const isIn = async ({ call }: TestPerson) => (await call({ method: 'GET', url: '/api/directory' })).statusCode === 200;
const setState = (id: string, state: string) => raw().prepare('UPDATE people SET state = ? WHERE id = ?').run(state, id);
const journal = () =>
  raw()
    .prepare<[], { action: string; entity_id: string; person_id: string }>('SELECT action, entity_id, person_id FROM audit_lines ORDER BY organisation_id, seq')
    .all()
    .map(({ action, entity_id, person_id }) => `${action} ${entity_id} ${person_id}`);
const linksOf = (id: string) => raw().prepare<[string], { id: string; purpose: string }>('SELECT id, purpose FROM one_time_links WHERE person_id = ?').all(id);

const CAMILLE = { email: 'Camille@Exemple.test', name: ' Camille Exemple ', roles: ['reader', 'buyer'] };

describe('inviting somebody', () => {
  it('makes their account and a link shown once, to hand over since no mail server is set', async () => {
    const { person, link: made } = answer(await invite({ ...CAMILLE, teamIds: ['voirie'] }), InvitedPerson, 201);
    expect(person).toMatchObject({ email: 'camille@exemple.test', name: 'Camille Exemple', roles: ['buyer', 'reader'], teamIds: ['voirie'], state: 'invited' });
    expect(person).toMatchObject({ hasPassword: false, hasSecondFactor: false, hasSso: false, openSessions: 0, lastSeenOn: null });
    expect(await read(person.id)).toEqual(person);
    const [address, token = ''] = made.url.split('#');
    expect([address, made.mailed]).toEqual(['http://localhost:3000/lien', false]);
    expect(Date.parse(made.expiresAt) - Date.parse(app.opened.context.clock.now())).toBe(LIMITS.invitationHours * 3_600_000);
    expect(linksOf(person.id)).toEqual([{ id: digest(token), purpose: 'invitation' }]);
    expect(journal().at(-1)).toBe(`person.invited ${person.id} ${admin.id}`);
  });

  it('whose address has an account here names that account; capitals change nothing', async () => {
    const refusal = problem(await invite({ ...CAMILLE, email: 'BRUNO@exemple.test' }), 409, 'ALREADY_EXISTS');
    expect(refusal.detail).toContain('Bruno Exemple');
    expect(pathsOf(refusal)).toEqual(['email']);
  });

  it('with an address of another organisation works: an account belongs to one', async () => {
    addPerson(app, { roles: ['buyer'], organisationId: 'ailleurs', email: 'camille@exemple.test', name: 'Camille d’ailleurs' });
    answer(await invite(CAMILLE), InvitedPerson, 201);
  });

  it('into a team of another organisation, or of nowhere, is refused and makes nothing', async () => {
    const refusal = problem(await invite({ ...CAMILLE, teamIds: ['voirie', 'ailleurs-parcs', 'nulle-part'] }), 400, 'INVALID_INPUT');
    expect(pathsOf(refusal)).toEqual(['teamIds/1', 'teamIds/2']);
    expect(raw().prepare("SELECT count(*) FROM people WHERE email = 'camille@exemple.test'").pluck().get()).toBe(0);
  });

  it('stops at the bound of accounts', async () => {
    const insert = raw().prepare(
      "INSERT INTO people (id, organisation_id, name, roles, state, recovery_codes, created_at) VALUES (?, 'local', 'Exemple', '[]', ?, '[]', '')",
    );
    const add = (count: number, state: string) => {
      for (let index = 0; index < count; index++) insert.run(`${state}-${index}`, state);
    };
    raw().exec('BEGIN');
    add(LIMITS.peoplePerOrganisation - 3, 'disabled');
    add(10, 'erased');
    raw().exec('COMMIT');
    answer(await invite(CAMILLE), InvitedPerson, 201);
    expect(problem(await invite({ ...CAMILLE, email: 'autre@exemple.test' }), 400, 'INVALID_INPUT').detail).toContain('comptes au plus');
  });

  it.each([
    [{ ...CAMILLE, email: 'sans-arobase' }, 'email'],
    [{ ...CAMILLE, name: '  ' }, 'name'],
    [{ ...CAMILLE, roles: ['chef'] }, 'roles/0'],
    [{ ...CAMILLE, roles: ['buyer', 'buyer'] }, 'roles'],
    [{ ...CAMILLE, state: 'active' }, ''],
  ])('%j is refused', async (body, path) => {
    expect(pathsOf(problem(await invite(body), 400, 'INVALID_INPUT'))).toEqual([path]);
  });
});

describe('the list of people', () => {
  it('has teams and open sessions of each, by name, without the erased, without the other organisation', async () => {
    openSession(app, buyer.id);
    const gone = addPerson(app, { roles: [], name: 'Zoé Exemple' });
    setState(gone.id, 'erased');
    addPerson(app, { roles: ['buyer'], organisationId: 'ailleurs', name: 'Étrangère Exemple' });
    addPerson(app, { roles: [], name: 'Ému Exemple' });
    addPerson(app, { roles: [], name: 'Yann Exemple' });
    const { items, total } = answer(await admin.call({ method: 'GET', url: '/api/people' }), PersonList);
    expect(items.map(({ name, teamIds, openSessions }) => [name, teamIds, openSessions])).toEqual([
      ['Adèle Exemple', [], 1],
      ['Bruno Exemple', ['voirie'], 2],
      ['Ému Exemple', [], 1],
      ['Yann Exemple', [], 1],
    ]);
    expect(total).toBe(4);
    expect(items).toContainEqual(await read(buyer.id));
  });

  it('counts a session until it ends by itself, and not one that awaits its second factor', async () => {
    raw().prepare('UPDATE sessions SET complete = 0 WHERE person_id = ?').run(buyer.id);
    expect((await read(buyer.id)).openSessions).toBe(0);
    raw().prepare('UPDATE sessions SET complete = 1 WHERE person_id = ?').run(buyer.id);
    app.wait(60 * (LIMITS.sessionIdleMinutes - 1));
    expect((await read(buyer.id)).openSessions).toBe(1);
    app.wait(61);
    expect((await read(buyer.id)).openSessions).toBe(0);
  });

  it('shows no password, secret nor recovery code', async () => {
    raw().prepare(`UPDATE people SET password_hash = 'un-hachage', recovery_codes = '["une-empreinte"]' WHERE id = ?`).run(admin.id);
    const { body } = await admin.call({ method: 'GET', url: '/api/people' });
    const sealed = raw().prepare<[string], string>('SELECT totp_secret FROM people WHERE id = ?').pluck().get(admin.id) ?? 'absent';
    for (const secret of ['un-hachage', 'une-empreinte', sealed]) expect(body).not.toContain(secret);
  });

  it('is read by an auditor, who changes nothing; by nobody else', async () => {
    const auditor = addPerson(app, { roles: ['auditor'] });
    answer(await auditor.call({ method: 'GET', url: '/api/people' }), PersonList);
    problem(await change(buyer.id, { name: 'Autre' }, auditor), 403, 'FORBIDDEN');
    problem(await invite(CAMILLE, auditor), 403, 'FORBIDDEN');
    for (const url of ['/api/people', `/api/people/${buyer.id}`]) problem(await buyer.call({ method: 'GET', url }), 403, 'FORBIDDEN');
    for (const url of [`/api/people/${admin.id}/sessions`, `/api/people/${admin.id}/second-factor`])
      problem(await buyer.call({ method: 'DELETE', url }), 403, 'FORBIDDEN');
    problem(await buyer.call({ method: 'POST', url: `/api/people/${buyer.id}/link` }), 403, 'FORBIDDEN');
  });
});

describe('somebody of another organisation, or erased', () => {
  it('does not exist, whatever is asked', async () => {
    const stranger = addPerson(app, { roles: ['buyer'], organisationId: 'ailleurs' });
    const gone = addPerson(app, { roles: ['buyer'] });
    setState(gone.id, 'erased');
    for (const id of [stranger.id, gone.id, 'personne']) {
      const url = `/api/people/${id}`;
      problem(await admin.call({ method: 'GET', url }), 404, 'NOT_FOUND');
      problem(await change(id, { name: 'Autre' }), 404, 'NOT_FOUND');
      problem(await link(id), 404, 'NOT_FOUND');
      problem(await admin.call({ method: 'DELETE', url: `${url}/sessions` }), 404, 'NOT_FOUND');
      problem(await admin.call({ method: 'DELETE', url: `${url}/second-factor` }), 404, 'NOT_FOUND');
    }
    expect(await isIn(stranger)).toBe(true);
  });
});

describe('changing somebody', () => {
  it('changes only what is given; the name and address leave their sessions open', async () => {
    const person = answer(await change(buyer.id, { name: ' Bruno Autre ', email: 'Bruno.Autre@Exemple.test' }), Person);
    expect(person).toMatchObject({
      name: 'Bruno Autre',
      email: 'bruno.autre@exemple.test',
      roles: ['buyer'],
      teamIds: ['voirie'],
      state: 'active',
      openSessions: 1,
    });
    expect(journal()).toEqual([`person.updated ${buyer.id} ${admin.id}`]);
    answer(await change(buyer.id, { name: 'Bruno Autre', roles: ['buyer'], teamIds: ['voirie'], state: 'active' }), Person);
    answer(await change(buyer.id, {}), Person);
    expect(journal().length).toBe(1);
  });

  it('to an address that a colleague has is refused; to one of another organisation is not', async () => {
    problem(await change(buyer.id, { email: 'ADELE@exemple.test' }), 409, 'ALREADY_EXISTS');
    addPerson(app, { roles: [], organisationId: 'ailleurs', email: 'partage@exemple.test' });
    answer(await change(buyer.id, { email: 'partage@exemple.test' }), Person);
  });

  it('of address ends the links sent to the one of before', async () => {
    answer(await link(buyer.id), IssuedLink);
    answer(await change(buyer.id, { name: 'Même adresse' }), Person);
    expect(linksOf(buyer.id).length).toBe(1);
    answer(await change(buyer.id, { email: 'nouvelle@exemple.test' }), Person);
    expect(linksOf(buyer.id)).toEqual([]);
  });

  it('puts them in teams of the organisation alone', async () => {
    addTeam(app, 'parcs', 'Parcs');
    expect(answer(await change(buyer.id, { teamIds: ['parcs'] }), Person).teamIds).toEqual(['parcs']);
    expect(pathsOf(problem(await change(buyer.id, { teamIds: ['ailleurs-parcs'], name: 'Autre' }), 400, 'INVALID_INPUT'))).toEqual(['teamIds/0']);
    expect(await read(buyer.id)).toMatchObject({ name: 'Bruno Exemple', teamIds: ['parcs'] });
    expect(await isIn(buyer)).toBe(true);
    expect(journal()).toEqual([`person.teams ${buyer.id} ${admin.id}`]);
  });

  it('of roles ends their sessions at once', async () => {
    const other = openSession(app, buyer.id);
    expect(answer(await change(buyer.id, { roles: ['auditor', 'buyer'] }), Person)).toMatchObject({ roles: ['buyer', 'auditor'], openSessions: 0 });
    problem(await buyer.call({ method: 'GET', url: '/api/directory' }), 401, 'SIGN_IN_REQUIRED');
    problem(await callWith(app, other, { method: 'GET', url: '/api/directory' }), 401, 'SIGN_IN_REQUIRED');
    expect(await isIn(admin)).toBe(true);
    expect(journal()).toEqual([`person.roles ${buyer.id} ${admin.id}`, `session.revoked ${buyer.id} ${admin.id}`]);
  });

  it('closes the account: sessions and links end at once; reopened, it is what it was', async () => {
    raw().prepare("UPDATE people SET password_hash = 'x' WHERE id = ?").run(buyer.id);
    answer(await link(buyer.id), IssuedLink);
    expect(answer(await change(buyer.id, { state: 'disabled' }), Person)).toMatchObject({ state: 'disabled', openSessions: 0 });
    expect(await isIn(buyer)).toBe(false);
    expect(linksOf(buyer.id)).toEqual([]);
    expect(answer(await change(buyer.id, { state: 'active' }), Person).state).toBe('active');
    expect(await isIn(buyer)).toBe(false);
    expect(journal().slice(1)).toEqual([
      `person.disabled ${buyer.id} ${admin.id}`,
      `session.revoked ${buyer.id} ${admin.id}`,
      `person.enabled ${buyer.id} ${admin.id}`,
    ]);
  });

  it('does not open by itself the account of who never came in', async () => {
    const { person } = answer(await invite(CAMILLE), InvitedPerson, 201);
    expect(answer(await change(person.id, { state: 'active' }), Person).state).toBe('invited');
    expect(answer(await change(person.id, { state: 'disabled' }), Person).state).toBe('disabled');
    expect(answer(await change(person.id, { state: 'active' }), Person).state).toBe('invited');
  });
});

describe('on one desk', () => {
  it('nobody is listed, and nobody is invited, changed, sent a link or signed out', async () => {
    const desk = await testApp();
    expect(answer(await desk.call({ method: 'GET', url: '/api/people' }), PersonList)).toEqual({ items: [], total: 0 });
    problem(await desk.call({ method: 'POST', url: '/api/people', payload: CAMILLE }), 409, 'LOCAL_ONLY');
    problem(await desk.call({ method: 'PATCH', url: '/api/people/x', payload: { name: 'Autre' } }), 409, 'LOCAL_ONLY');
    problem(await desk.call({ method: 'POST', url: '/api/people/x/link' }), 409, 'LOCAL_ONLY');
    problem(await desk.call({ method: 'DELETE', url: '/api/people/x/sessions' }), 409, 'LOCAL_ONLY');
    problem(await desk.call({ method: 'DELETE', url: '/api/people/x/second-factor' }), 409, 'LOCAL_ONLY');
    await desk.close();
  });
});
