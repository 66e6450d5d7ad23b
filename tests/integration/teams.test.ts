/** Teams: made, renamed, taken away; what they have, and what becomes of it. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Directory, Team, TeamList } from '../../shared/api/people.ts';
import { LIMITS } from '../../shared/limits.ts';
import { answer } from '../support/answer.ts';
import { SERVED, type TestApp, testApp } from '../support/app.ts';
import { addOrganisation, addPerson, addTeam, type TestPerson } from '../support/people.ts';
import { problem } from '../support/problem.ts';

let app: TestApp;
let admin: TestPerson;
let buyer: TestPerson;

beforeAll(async () => {
  app = await testApp({ environment: SERVED });
  addOrganisation(app, 'ailleurs', 'Ville d’ailleurs');
  admin = addPerson(app, { roles: ['administrator'], name: 'Adèle Exemple' });
  buyer = addPerson(app, { roles: ['buyer'], name: 'Bruno Exemple' });
});
afterAll(() => app.close());

const raw = () => app.raw;
const create = (name: string, by = admin) => by.call({ method: 'POST', url: '/api/teams', payload: { name } });
const rename = (id: string, name: string) => admin.call({ method: 'PATCH', url: `/api/teams/${id}`, payload: { name } });
const remove = (id: string) => admin.call({ method: 'DELETE', url: `/api/teams/${id}` });
const list = async () => answer(await buyer.call({ method: 'GET', url: '/api/teams' }), TeamList);
const actions = () => raw().prepare<[], string>("SELECT action FROM audit_lines WHERE organisation_id = 'local' ORDER BY seq").pluck().all();

describe('a team', () => {
  it('is made with a name, listed for everybody, renamed, taken away, each time with a line in the journal', async () => {
    const team = answer(await create('  Voirie '), Team, 201);
    expect(team).toEqual({ id: team.id, name: 'Voirie', members: 0, schemes: 0, tenders: 0 });
    expect((await list()).items).toContainEqual(team);
    expect(answer(await rename(team.id, 'Voirie et réseaux'), Team)).toMatchObject({ id: team.id, name: 'Voirie et réseaux' });
    expect((await remove(team.id)).statusCode).toBe(204);
    expect((await list()).items.map(({ id }) => id)).not.toContain(team.id);
    expect(actions().slice(-3)).toEqual(['team.created', 'team.updated', 'team.removed']);
  });

  it('has a name of its own, capitals apart; another organisation may have the same', async () => {
    addTeam(app, 'ailleurs-cantines', 'Cantines', 'ailleurs');
    const team = answer(await create('Cantines'), Team, 201);
    expect(problem(await create('CANTINES'), 409, 'ALREADY_EXISTS').detail).toContain('Cantines');
    const other = answer(await create('Cantinés'), Team, 201);
    problem(await rename(other.id, 'cantines'), 409, 'ALREADY_EXISTS');
    answer(await rename(team.id, 'CANTINES'), Team);
  });

  it.each(['', '   ', 'a\u0000b', 'x'.repeat(LIMITS.personName + 1)])('is refused the name %j', async (name) => {
    problem(await create(name), 400, 'INVALID_INPUT');
  });

  it('of another organisation does not exist: neither renamed nor taken away', async () => {
    addTeam(app, 'ailleurs-parcs', 'Parcs', 'ailleurs');
    problem(await rename('ailleurs-parcs', 'Jardins'), 404, 'NOT_FOUND');
    problem(await remove('ailleurs-parcs'), 404, 'NOT_FOUND');
    expect(raw().prepare('SELECT name FROM teams WHERE id = ?').pluck().get('ailleurs-parcs')).toBe('Parcs');
    expect((await list()).items.map(({ id }) => id)).not.toContain('ailleurs-parcs');
  });

  it('is kept by the administrator alone', async () => {
    problem(await buyer.call({ method: 'PATCH', url: '/api/teams/x', payload: { name: 'Autre' } }), 403, 'FORBIDDEN');
    problem(await buyer.call({ method: 'DELETE', url: '/api/teams/x' }), 403, 'FORBIDDEN');
    problem(await create('Autre', buyer), 403, 'FORBIDDEN');
  });
});

describe('what a team has', () => {
  it('is counted: members, schemes and consultations that are not in the bin', async () => {
    addTeam(app, 'jardins', 'Jardins');
    const member = addPerson(app, { roles: ['scheme-lead', 'buyer'], teamIds: ['jardins'] });
    const erased = addPerson(app, { roles: [], teamIds: ['jardins'] });
    raw().prepare("UPDATE people SET state = 'erased', email = NULL WHERE id = ?").run(erased.id);
    for (const title of ['Un', 'Deux']) {
      for (const kind of ['schemes', 'tenders']) {
        const { id } = (await member.call({ method: 'POST', url: `/api/${kind}`, payload: { title } })).json<{ id: string }>();
        raw()
          .prepare(`UPDATE ${kind} SET team_id = 'jardins', deleted_at = ? WHERE id = ?`)
          .run(title === 'Deux' && kind === 'tenders' ? app.opened.context.clock.now() : null, id);
      }
    }
    expect((await list()).items.find(({ id }) => id === 'jardins')).toEqual({ id: 'jardins', name: 'Jardins', members: 1, schemes: 2, tenders: 1 });
  });

  it('goes to the whole organisation when the team is taken away, the bin included; its shares end', async () => {
    raw()
      .prepare("INSERT INTO shares (organisation_id, entity, entity_id, holder, holder_id, access) VALUES ('local', 'scheme', 'exemple', ?, ?, 'read')")
      .run('team', 'jardins');
    raw()
      .prepare("INSERT INTO shares (organisation_id, entity, entity_id, holder, holder_id, access) VALUES ('local', 'scheme', 'exemple', ?, ?, 'read')")
      .run('person', 'jardins');
    expect((await remove('jardins')).statusCode).toBe(204);
    for (const kind of ['schemes', 'tenders']) expect(raw().prepare(`SELECT count(*) FROM ${kind} WHERE team_id IS NOT NULL`).pluck().get()).toBe(0);
    expect(raw().prepare('SELECT holder FROM shares').pluck().all()).toEqual(['person']);
    expect(raw().prepare("SELECT count(*) FROM team_members WHERE team_id = 'jardins'").pluck().get()).toBe(0);
  });
});

describe('the directory', () => {
  it('names teams and people whose account is open, of this organisation alone, and says nothing else of them', async () => {
    const invited = addPerson(app, { roles: ['buyer'], name: 'Invitée Exemple' });
    raw().prepare("UPDATE people SET state = 'invited' WHERE id = ?").run(invited.id);
    const closed = addPerson(app, { roles: ['buyer'], name: 'Fermé Exemple' });
    raw().prepare("UPDATE people SET state = 'disabled' WHERE id = ?").run(closed.id);
    addPerson(app, { roles: ['buyer'], organisationId: 'ailleurs', name: 'Étrangère Exemple' });
    const response = await buyer.call({ method: 'GET', url: '/api/directory' });
    const { people, teams } = answer(response, Directory);
    expect(people).toContainEqual({ id: buyer.id, name: 'Bruno Exemple' });
    const names = people.map(({ name }) => name);
    for (const absent of ['Invitée Exemple', 'Fermé Exemple', 'Étrangère Exemple']) expect(names).not.toContain(absent);
    expect(teams.map(({ name }) => name)).not.toContain('Parcs');
    expect(response.body).not.toContain('@');
  });
});

describe('on one desk', () => {
  it('teams and directory are empty, and nothing is made', async () => {
    const desk = await testApp();
    expect(answer(await desk.call({ method: 'GET', url: '/api/teams' }), TeamList)).toEqual({ items: [], total: 0 });
    expect(answer(await desk.call({ method: 'GET', url: '/api/directory' }), Directory)).toEqual({ teams: [], people: [] });
    problem(await desk.call({ method: 'POST', url: '/api/teams', payload: { name: 'Voirie' } }), 409, 'LOCAL_ONLY');
    problem(await desk.call({ method: 'PATCH', url: '/api/teams/x', payload: { name: 'Voirie' } }), 409, 'LOCAL_ONLY');
    problem(await desk.call({ method: 'DELETE', url: '/api/teams/x' }), 409, 'LOCAL_ONLY');
    await desk.close();
  });
});
