/** Comments, tasks and presence on a scheme: who sees, who writes, what stays, through the routes as the page does. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Scheme } from '../../shared/api/schemes.ts';
import type { SchemePeopleList, SchemePulse, SchemeTask, SchemeTaskList, SchemeThread, SchemeThreadList } from '../../shared/api/together.ts';
import { LIMITS } from '../../shared/limits.ts';
import type { Role } from '../../shared/permissions.ts';
import { SERVED, type TestApp, testApp } from '../support/app.ts';
import { addOrganisation, addPerson, addTeam, type TestPerson } from '../support/people.ts';

let app: TestApp;
let lead: TestPerson;
let referent: TestPerson;
let reader: TestPerson;
let outsider: TestPerson;
let stranger: TestPerson;
let scheme: string;

const member = (roles: Role[], name: string, team = 'achats') => addPerson(app, { roles, name, teamIds: [team] });

beforeAll(async () => {
  app = await testApp({ environment: SERVED });
  addTeam(app, 'achats', 'Achats');
  addTeam(app, 'parcs', 'Parcs');
  addOrganisation(app, 'ailleurs', 'Ville voisine');
  lead = member(['scheme-lead'], 'Alix Pilote');
  referent = member(['referent'], 'Noor Référente');
  reader = member(['reader'], 'Sacha Lecteur');
  outsider = member(['scheme-lead'], 'Camille Dehors', 'parcs');
  stranger = addPerson(app, { roles: ['administrator'], organisationId: 'ailleurs', name: 'Voisine' });
  scheme = (await sent<Scheme>(lead, 'POST', '/api/schemes', { title: 'Schéma à plusieurs' })).id;
});
afterAll(() => app.close());

type Method = 'GET' | 'POST' | 'PATCH' | 'DELETE' | 'PUT';
const ask = (person: TestPerson, method: Method, url: string, payload?: object) => person.call({ method, url, ...(payload ? { payload } : {}) });
async function sent<T>(person: TestPerson, method: Method, url: string, payload?: object): Promise<T> {
  const reply = await ask(person, method, url, payload);
  expect(reply.statusCode, `${method} ${url} ${reply.body}`).toBeLessThan(300);
  return reply.body === '' ? JSON.parse('null') : reply.json<T>();
}
const status = async (person: TestPerson, method: Method, url: string, payload?: object): Promise<number> =>
  (await ask(person, method, url, payload)).statusCode;
const at = (path: string): string => `/api/schemes/${scheme}${path}`;
const place = (quote = '') => ({ step: 'axes', rowId: null, field: null, quote });
const write = (person: TestPerson, text: string, threadId?: string) =>
  sent<SchemeThread>(person, 'POST', at('/comments'), threadId ? { text, threadId } : { text, anchor: place() });
const texts = ({ comments }: SchemeThread): (string | null)[] => comments.map(({ text }) => text);
const threads = async (person = lead): Promise<SchemeThread[]> => (await sent<SchemeThreadList>(person, 'GET', at('/comments'))).items;
const journal = (entity: string): string[] => app.raw.prepare('SELECT action FROM audit_lines WHERE entity = ? ORDER BY seq').pluck().all(entity).map(String);

describe('a comment', () => {
  it('is read by whoever sees the scheme, answered, settled, and opened again by an answer', async () => {
    const { id } = await write(referent, 'Qui pilote cette action ?');
    expect(texts(await write(lead, 'La direction des achats.', id))).toEqual(['Qui pilote cette action ?', 'La direction des achats.']);
    const settled = await sent<SchemeThread>(lead, 'PATCH', at(`/comments/${id}`), { resolved: true });
    expect(settled).toMatchObject({
      resolvedBy: 'Alix Pilote',
      comments: [
        { author: 'Noor Référente', mine: false },
        { author: 'Alix Pilote', mine: true },
      ],
    });
    expect((await threads(reader)).find((thread) => thread.id === id)?.resolvedAt).not.toBeNull();
    expect((await write(referent, 'Et avec quels moyens ?', id)).resolvedAt).toBeNull();
  });

  it('is changed and withdrawn by its author alone; answered, it leaves its place empty', async () => {
    const { id } = await write(referent, 'Premier');
    expect(await status(lead, 'PATCH', at(`/comments/${id}`), { text: 'Autre' })).toBe(404);
    expect(await status(lead, 'DELETE', at(`/comments/${id}`))).toBe(404);
    expect((await sent<SchemeThread>(referent, 'PATCH', at(`/comments/${id}`), { text: ' Corrigé ' })).comments[0]).toMatchObject({ text: 'Corrigé' });
    const answer = (await write(lead, 'Réponse', id)).comments[1]?.id ?? '';
    await sent(referent, 'DELETE', at(`/comments/${id}`));
    expect((await threads()).filter((thread) => thread.id === id).map(texts)).toEqual([[null, 'Réponse']]);
    expect(await status(referent, 'PATCH', at(`/comments/${id}`), { text: 'De retour' })).toBe(404);
    await sent(lead, 'DELETE', at(`/comments/${answer}`));
    expect((await threads()).some((thread) => thread.id === id)).toBe(false);
  });

  it('stays out of reach: another team, another organisation, a reader who would write, a scheme in the bin', async () => {
    const { id } = await write(lead, 'Entre nous');
    for (const person of [outsider, stranger]) {
      expect(await status(person, 'GET', at('/comments'))).toBe(404);
      expect(await status(person, 'POST', at('/comments'), { text: 'Bonjour', anchor: place() })).toBe(404);
      expect(await status(person, 'PATCH', at(`/comments/${id}`), { resolved: true })).toBe(404);
    }
    expect(await status(reader, 'POST', at('/comments'), { text: 'Bonjour', anchor: place() })).toBe(403);
    const other = await sent<Scheme>(lead, 'POST', '/api/schemes', { title: 'Autre' });
    expect(await status(lead, 'POST', `/api/schemes/${other.id}/comments`, { text: 'Réponse égarée', threadId: id })).toBe(404);
    await sent(lead, 'DELETE', `/api/schemes/${other.id}`);
    expect(await status(lead, 'GET', `/api/schemes/${other.id}/comments`)).toBe(404);
  });

  it.each([
    ['a place and a thread at once', { text: 'A', anchor: place(), threadId: 'x' }],
    ['neither', { text: 'A' }],
    ['nothing but spaces', { text: ' \n ', anchor: place() }],
    ['a NUL', { text: 'A\u0000B', anchor: place() }],
    ['too long a text', { text: 'a'.repeat(LIMITS.commentText + 1), anchor: place() }],
    ['too long a passage', { text: 'A', anchor: place('a'.repeat(LIMITS.quote + 1)) }],
    ['a step that is not', { text: 'A', anchor: { ...place(), step: 'nulle-part' } }],
    ['a field that is a path', { text: 'A', anchor: { ...place(), field: '../x' } }],
  ])('is refused with %s', async (_, payload) => {
    const reply = await ask(lead, 'POST', at('/comments'), payload);
    expect(reply.statusCode).toBe(400);
    expect(reply.json().detail).not.toBe('');
  });

  it('is in the journal, without its words', async () => {
    expect(journal('scheme-comment')).toEqual(expect.arrayContaining(['scheme-comment.created', 'scheme-comment.resolved', 'scheme-comment.removed']));
  });
});

const task = (person: TestPerson, title: string, ownerId: string, more: object = {}) =>
  sent<SchemeTask>(person, 'POST', at('/tasks'), { title, ownerId, ...more });
const own = async (person: TestPerson): Promise<string[]> => (await sent<SchemeTaskList>(person, 'GET', '/api/tasks')).items.map(({ title }) => title);

describe('a task', () => {
  it('is given by who writes the scheme, ticked by its owner, and read late first', async () => {
    await task(lead, 'Plus tard', referent.id, { dueOn: '2027-03-01' });
    await task(lead, 'En retard', referent.id, { dueOn: '2026-11-01' });
    const done = await task(lead, 'Sans jour', referent.id);
    expect(await own(referent)).toEqual(['En retard', 'Plus tard', 'Sans jour']);
    expect(await sent(referent, 'PATCH', at(`/tasks/${done.id}`), { done: true })).toMatchObject({ doneBy: 'Noor Référente', late: false });
    expect(await own(referent)).toEqual(['En retard', 'Plus tard']);
    const { items } = await sent<SchemeTaskList>(reader, 'GET', at('/tasks'));
    expect(items.map(({ title, late, mayTick }) => [title, late, mayTick])).toEqual([
      ['En retard', true, false],
      ['Plus tard', false, false],
      ['Sans jour', false, false],
    ]);
  });

  it('is given to oneself by who only comments, to nobody else', async () => {
    expect(await task(referent, 'Pour moi', referent.id)).toMatchObject({ mine: true, mayChange: true });
    const reply = await ask(referent, 'POST', at('/tasks'), { title: 'Pour toi', ownerId: lead.id });
    expect([reply.statusCode, reply.json().fields[0].path]).toEqual([400, 'ownerId']);
    const other = await task(lead, 'À la pilote', lead.id);
    expect(await status(referent, 'PATCH', at(`/tasks/${other.id}`), { done: true })).toBe(404);
    expect(await status(referent, 'DELETE', at(`/tasks/${other.id}`))).toBe(404);
    expect(await status(lead, 'DELETE', at(`/tasks/${other.id}`))).toBe(204);
  });

  it('goes only to who sees the scheme and may tick it; a day that is not one is refused', async () => {
    const { items } = await sent<SchemePeopleList>(lead, 'GET', at('/people'));
    expect(items.map(({ name }) => name)).toEqual(['Alix Pilote', 'Noor Référente']);
    for (const { id } of [reader, outsider, stranger]) expect(await status(lead, 'POST', at('/tasks'), { title: 'Non', ownerId: id })).toBe(400);
    expect(await status(lead, 'POST', at('/tasks'), { title: 'Non', ownerId: lead.id, dueOn: '2026-02-30' })).toBe(400);
  });

  it('says when its owner no longer sees the scheme, and leaves their list', async () => {
    const moving = member(['referent'], 'Dominique Mobile');
    const { id } = await task(lead, 'Qui la fera ?', moving.id);
    app.raw.prepare('DELETE FROM team_members WHERE person_id = ?').run(moving.id);
    const found = (await sent<SchemeTaskList>(lead, 'GET', at('/tasks'))).items.find((one) => one.id === id);
    expect(found?.owner).toEqual({ id: moving.id, name: 'Dominique Mobile', state: 'no-access' });
    expect(await own(moving)).toEqual([]);
    expect(await sent(lead, 'PATCH', at(`/tasks/${id}`), { ownerId: referent.id, dueOn: null })).toMatchObject({ owner: { state: 'here' } });
  });

  it('leaves as a calendar, with those that have a day', async () => {
    const reply = await ask(referent, 'GET', '/api/tasks/mes-taches.ics');
    expect(reply.headers['content-type']).toContain('text/calendar');
    expect(reply.body).toContain('SUMMARY:En retard');
    expect(reply.body).not.toContain('Pour moi');
    expect((await ask(reader, 'GET', at('/taches.ics'))).body).toContain('DTSTART;VALUE=DATE:20270301');
  });
});

describe('presence', () => {
  const beat = (person: TestPerson, step = 'axes') => sent<SchemePulse>(person, 'POST', at('/presence'), { step });

  it('names the others on the scheme and their step, and forgets them', async () => {
    await beat(reader, 'cadre');
    expect((await beat(lead)).others).toEqual([{ id: reader.id, name: 'Sacha Lecteur', step: 'cadre', axisId: null }]);
    expect(await status(outsider, 'POST', at('/presence'), { step: 'axes' })).toBe(404);
    app.wait(LIMITS.presenceForgetSeconds);
    expect((await beat(lead)).others).toEqual([]);
  });

  it('tells that the scheme or its discussion moved, and writes nothing itself', async () => {
    const before = await beat(lead);
    expect(await beat(lead)).toEqual(before);
    await write(lead, 'Nouveau');
    const after = await beat(lead);
    expect(after.discussion).not.toBe(before.discussion);
    await lead.call({ method: 'PATCH', url: at(''), headers: { 'if-match': `"${after.revision}"` }, payload: { title: 'Autre titre' } });
    expect((await beat(lead)).revision).toBe(after.revision + 1);
  });
});

describe('somebody erased', () => {
  it('leaves their comments and their tasks, with nobody behind them, and is given what they wrote before', async () => {
    const boss = addPerson(app, { roles: ['administrator'], name: 'Administratrice' });
    const leaving = member(['referent'], 'Charlie Partant');
    const { id } = await write(leaving, 'Je pars bientôt');
    const given = await task(lead, 'À reprendre', leaving.id);
    const data = (await ask(leaving, 'GET', '/api/account/export.json')).json();
    expect(data.together).toMatchObject({ comments: [{ schemeId: scheme, text: 'Je pars bientôt' }], tasks: [{ title: 'À reprendre' }] });
    await sent(boss, 'DELETE', `/api/people/${leaving.id}`);
    expect((await threads()).find((thread) => thread.id === id)?.comments).toMatchObject([{ author: 'Personne effacée', text: 'Je pars bientôt' }]);
    const { items } = await sent<SchemeTaskList>(lead, 'GET', at('/tasks'));
    expect(items.find((one) => one.id === given.id)?.owner).toEqual({ id: null, name: 'Personne effacée', state: 'erased' });
    const { raw } = app;
    for (const table of ['scheme_comments', 'scheme_tasks']) expect(JSON.stringify(raw.prepare(`SELECT * FROM ${table}`).all())).not.toContain(leaving.id);
  });
});

describe('on one desk', () => {
  it('comments and tasks are those of the desk, and nobody else is there', async () => {
    const desk = await testApp();
    const post = async (url: string, payload: object) => (await desk.call({ method: 'POST', url, payload })).json();
    const { id } = await post('/api/schemes', { title: 'Seule' });
    expect((await post(`/api/schemes/${id}/comments`, { text: 'À revoir', anchor: place() })).comments).toMatchObject([{ author: 'Ce poste', mine: true }]);
    expect(await post(`/api/schemes/${id}/tasks`, { title: 'Relire', ownerId: 'local' })).toMatchObject({
      owner: { name: 'Ce poste', state: 'here' },
      mine: true,
    });
    await post(`/api/schemes/${id}/presence`, { step: 'axes' });
    expect((await post(`/api/schemes/${id}/presence`, { step: 'axes' })).others).toEqual([]);
    await desk.close();
  });
});
