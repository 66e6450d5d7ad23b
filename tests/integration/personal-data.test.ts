import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, inject, it } from 'vitest';
import { Value } from 'typebox/value';
import { erasePerson } from '../../server/usecases/people/erase-person.ts';
import { PersonExport } from '../../shared/api/personal-data.ts';
import { SERVED, type TestApp, testApp } from '../support/app.ts';
import { columnsOf } from '../support/database.ts';
import { addOrganisation, addPerson, addTeam, openSession, type TestPerson } from '../support/people.ts';

const NAME = 'Dominique Introuvable-Exemple';
const EMAIL = 'dominique.introuvable@exemple.test';

let app: TestApp;
let administrator: TestPerson;
let person: TestPerson;

beforeEach(async () => {
  app = await testApp({ environment: SERVED });
  administrator = addPerson(app, { roles: ['administrator'] });
  addTeam(app, 'equipe-1', 'Achats');
  person = addPerson(app, { roles: ['buyer', 'scheme-lead'], teamIds: ['equipe-1'], name: NAME, email: EMAIL, passwordHash: '$argon2id$secret-de-dominique' });
});
afterEach(async () => {
  await app.close();
});

const raw = () => app.raw;

/** Everything a person leaves behind them: documents, a kept version, a share, a link, two sessions, their subject at the identity provider. */
async function liveAWhile(): Promise<{ schemeId: string; tenderId: string }> {
  const schemeId = (await person.call({ method: 'POST', url: '/api/schemes', payload: { title: 'Le schéma de tous' } })).json().id;
  raw().prepare('INSERT INTO scheme_versions SELECT id, revision, created_at, ?, \'["title"]\', content FROM schemes WHERE id = ?').run(person.id, schemeId);
  const tenderId = (await person.call({ method: 'POST', url: '/api/tenders', payload: { title: 'Une consultation' } })).json().id;
  const now = app.opened.context.clock.now();
  openSession(app, person.id);
  raw().prepare("INSERT INTO shares VALUES ('local', 'scheme', 'exemple', 'person', ?, 'write')").run(person.id);
  raw().prepare("INSERT INTO one_time_links VALUES ('empreinte-du-lien', 'local', 'reset', ?, ?, ?)").run(person.id, now, '2026-11-30T09:00:00.000Z');
  raw().prepare("UPDATE people SET sso_issuer = 'https://connexion.exemple', sso_subject = ?, last_seen_on = '2026-11-23' WHERE id = ?").run(EMAIL, person.id);
  learnAWhile();
  return { schemeId, tenderId };
}

/** Training and the network: an attempt, a question to see again, a lesson read, an exercise, a certificate, a group, a room, a place in the register. */
function learnAWhile(): void {
  const run = (sql: string, ...values: string[]) =>
    raw()
      .prepare(sql)
      .run(...values);
  const { id } = person;
  run(
    `INSERT INTO training_attempts VALUES ('tentative-1', 'local', ?, 'module', 'leviers', 'Les leviers', 7500, '[{"id":"q1","key":{"choice":["la-bonne-cle"]}}]', '{"q1":{"choice":["a"]}}', '2026-11-20T09:00:00.000Z', '2026-11-20T09:30:00.000Z', 8000, 1)`,
    id,
  );
  run("INSERT INTO training_reviews VALUES ('local', ?, 'leviers', 'q1', 2, '2026-11-26')", id);
  run("INSERT INTO training_readings VALUES ('local', ?, 'leviers', '[\"une-lecon\"]', 'une-lecon')", id);
  run("INSERT INTO training_exercises VALUES ('local', ?, 'blanchisserie', '2026-11-21')", id);
  run(
    "INSERT INTO tenders (id, organisation_id, title, revision, content, created_at, updated_at, exercise_id, exercise_person_id) SELECT 'pratique', 'local', 'Exercice', 1, content, created_at, updated_at, 'blanchisserie', ? FROM tenders LIMIT 1",
    id,
  );
  const certificate = {
    title: 'Parcours',
    holder: NAME,
    organisation: '',
    modules: [{ id: 'leviers', title: 'Les leviers', minutes: 45, passedOn: '2026-11-20' }],
    minutes: 45,
    succeededOn: '2026-11-20',
  };
  run("INSERT INTO certificates VALUES ('7QHD0W2K7QHD0W2K7QHD0W2K7QHD0W2K', 'local', ?, 'path', ?, '2026-11-21', NULL)", id, JSON.stringify(certificate));
  run("INSERT INTO cohorts VALUES ('groupe', 'local', 'Promotion 2026', '[]', ?, NULL, '2026-11-20T09:00:00.000Z')", JSON.stringify([administrator.id, id]));
  run(
    "INSERT INTO rooms VALUES ('salle', 'local', ?, '123456', 'leviers', 'Les leviers', '[]', 'done', 0, '2026-11-20T09:00:00.000Z', '2026-11-20T10:00:00.000Z')",
    id,
  );
  run("INSERT INTO question_reviews VALUES ('local', 'q1', '2026-11-20', ?)", id);
  const contact = {
    name: NAME,
    structure: '',
    position: 'Acheteuse',
    territory: '',
    email: EMAIL,
    phone: '01 02 03 04 05',
    from: '2026-01-01',
    until: null,
    daysPerMonth: 2,
    notes: NAME,
  };
  run("INSERT INTO network_contacts VALUES ('referent', 'local', 1, 'referent', ?, NULL, ?)", id, JSON.stringify(contact));
}

const exported = (who: TestPerson, url: string) => who.call({ method: 'GET', url });

describe('the export of a person', () => {
  it('gives them all that is held on them, and no secret', async () => {
    const { schemeId, tenderId } = await liveAWhile();
    const reply = await exported(person, '/api/account/export.json');
    expect(reply.statusCode).toBe(200);
    expect(reply.headers['content-disposition']).toBe('attachment; filename="donnees-personnelles.json"');
    const body = reply.json();
    expect([...Value.Errors(PersonExport, body)]).toEqual([]);
    expect(body).toMatchObject({
      account: { id: person.id, name: NAME, email: EMAIL, roles: ['buyer', 'scheme-lead'], hasPassword: true, hasSecondFactor: false, sso: { subject: EMAIL } },
      teams: [{ id: 'equipe-1', name: 'Achats' }],
      links: [{ purpose: 'reset' }],
      shares: [{ entity: 'scheme', entityId: 'exemple', access: 'write' }],
      versions: [{ schemeId, revision: 1 }],
      training: {
        attempts: [{ moduleId: 'leviers', basisPoints: 8000, passed: true, answers: { q1: { choice: ['a'] } } }],
        reviews: [{ questionId: 'q1', dueOn: '2026-11-26' }],
        readings: [{ moduleId: 'leviers', lessons: ['une-lecon'] }],
        exercises: [{ exerciseId: 'blanchisserie', doneOn: '2026-11-21' }],
        practice: [{ exerciseId: 'blanchisserie' }],
        certificates: [{ code: '7QHD-0W2K-7QHD-0W2K-7QHD-0W2K-7QHD-0W2K', holder: NAME }],
        cohorts: [{ name: 'Promotion 2026' }],
        rooms: [{ moduleTitle: 'Les leviers' }],
        questionReviews: [{ questionId: 'q1' }],
        contacts: [{ kind: 'referent', name: NAME, email: EMAIL }],
      },
    });
    expect(body.sessions).toHaveLength(2);
    const done = body.journal.map(({ action, entityId, by }: { action: string; entityId: string; by: string }) => `${by} ${action} ${entityId}`);
    expect(done).toEqual([`self scheme.created ${schemeId}`, `self tender.created ${tenderId}`, `self person.exported ${person.id}`]);
    for (const secret of ['argon2', 'secret-de-dominique', 'empreinte-du-lien', 'la-bonne-cle']) expect(reply.body).not.toContain(secret);
    for (const { id } of raw().prepare<[], { id: string }>('SELECT id FROM sessions').all()) expect(reply.body).not.toContain(id);
  });

  it('is given to the administrator who answers for them, and says in the journal who asked', async () => {
    const reply = await exported(administrator, `/api/people/${person.id}/export.json`);
    expect(reply.json()).toMatchObject({ account: { email: EMAIL }, journal: [{ action: 'person.exported', by: 'another' }] });
    const last = (await administrator.call({ method: 'GET', url: '/api/audit' })).json().items[0];
    expect(last).toMatchObject({ action: 'person.exported', personId: administrator.id, entityId: person.id });
  });

  it('names nobody else', async () => {
    await administrator.call({ method: 'GET', url: `/api/people/${person.id}/export.json` });
    expect((await exported(person, '/api/account/export.json')).body).not.toContain(administrator.id);
  });

  it('is refused to others, for another organisation, and on one desk', async () => {
    expect((await exported(person, `/api/people/${administrator.id}/export.json`)).statusCode).toBe(403);
    addOrganisation(app, 'autre', 'Autre organisation');
    const other = addPerson(app, { roles: ['administrator'], organisationId: 'autre' });
    expect((await exported(other, `/api/people/${person.id}/export.json`)).statusCode).toBe(404);
    const desk = await testApp();
    expect((await desk.call({ method: 'GET', url: '/api/account/export.json' })).json().code).toBe('LOCAL_ONLY');
    await desk.close();
  });
});

const erase = (id: string, who = administrator) => who.call({ method: 'DELETE', url: `/api/people/${id}` });

/** Every text of every table, whatever the table: a new one is read too. */
function everyText(): string[] {
  const tables = [...columnsOf(app).keys()].filter((name) => !name.startsWith('clause_search'));
  return tables.flatMap((name) =>
    raw()
      .prepare<[], Record<string, unknown>>(`SELECT * FROM "${name}"`)
      .all()
      .map((row) => `${name}: ${Object.values(row).map(String).join(' | ')}`),
  );
}

describe('erasing a person', () => {
  it('leaves neither their name nor their address in any table', async () => {
    await liveAWhile();
    expect(everyText().filter((text) => text.includes(NAME) || text.includes(EMAIL))).not.toEqual([]);
    expect((await erase(person.id)).statusCode).toBe(204);
    expect(everyText().filter((text) => /introuvable|secret-de-dominique|empreinte-du-lien/i.test(text))).toEqual([]);
    const row = raw().prepare('SELECT * FROM people WHERE id = ?').get(person.id);
    expect(row).toMatchObject({
      name: 'Personne effacée',
      email: null,
      roles: '[]',
      state: 'erased',
      password_hash: null,
      sso_subject: null,
      last_seen_on: null,
    });
  });

  // SQLite's own promise (secure_delete): PostgreSQL keeps what VACUUM has not taken.
  it.skipIf(inject('engine') === 'postgres')('leaves neither in the file, its free pages included', async () => {
    await liveAWhile();
    await erase(person.id);
    const path = join(app.folder, 'clausier.db');
    // What stopping the server does.
    raw().prepare('PRAGMA wal_checkpoint(TRUNCATE)').all();
    const bytes = readFileSync(path).toString('latin1');
    expect(bytes).not.toContain('Introuvable-Exemple');
    expect(bytes).not.toContain(EMAIL);
  });

  it('takes what they learnt and practised away, and leaves groups and the register without them', async () => {
    await liveAWhile();
    await erase(person.id);
    for (const table of ['training_attempts', 'training_reviews', 'training_readings', 'training_exercises', 'certificates', 'network_contacts'])
      expect([table, raw().prepare(`SELECT count(*) AS left FROM ${table} WHERE person_id = ?`).get(person.id)]).toEqual([table, { left: 0 }]);
    expect(raw().prepare('SELECT count(*) AS left FROM tenders WHERE exercise_id IS NOT NULL').get()).toEqual({ left: 0 });
    expect(raw().prepare('SELECT person_ids FROM cohorts').pluck().get()).toBe(JSON.stringify([administrator.id]));
    const register = raw().prepare<[], { revision: number; content: string }>('SELECT revision, content FROM network_contacts').get();
    expect({ ...register, content: JSON.parse(register?.content ?? '{}') }).toMatchObject({
      revision: 2,
      content: { name: 'Personne effacée', email: '', phone: '', notes: '', from: '2026-01-01', until: '2026-11-23', daysPerMonth: 2 },
    });
    expect((await app.call({ method: 'GET', url: '/api/certificates/7QHD0W2K7QHD0W2K7QHD0W2K7QHD0W2K' })).json()).toEqual({ status: 'unknown' });
  });

  it('signs them out at once, and closes every way back', async () => {
    await liveAWhile();
    await erase(person.id);
    expect((await person.call({ method: 'GET', url: '/api/schemes' })).statusCode).toBe(401);
    for (const table of ['sessions', 'team_members', 'one_time_links'])
      expect(raw().prepare(`SELECT count(*) AS left FROM ${table} WHERE person_id = ?`).get(person.id)).toEqual({ left: 0 });
    expect(raw().prepare('SELECT count(*) AS left FROM shares WHERE holder_id = ?').get(person.id)).toEqual({ left: 0 });
  });

  it('keeps their documents, and a journal that still holds', async () => {
    const { schemeId, tenderId } = await liveAWhile();
    await erase(person.id);
    expect((await administrator.call({ method: 'GET', url: `/api/schemes/${schemeId}` })).statusCode).toBe(200);
    expect((await administrator.call({ method: 'GET', url: `/api/tenders/${tenderId}` })).statusCode).toBe(200);
    expect((await administrator.call({ method: 'GET', url: '/api/audit/check' })).json()).toMatchObject({ whole: true, lines: 3 });
    const items: { action: string; person: string }[] = (await administrator.call({ method: 'GET', url: '/api/audit' })).json().items;
    expect(items[0]).toMatchObject({ action: 'person.erased', label: 'Personne effacée' });
    expect(items.filter(({ person: name }) => name === 'Personne effacée')).toHaveLength(2);
  });

  it('lets the same address be invited again', async () => {
    await erase(person.id);
    const again = await administrator.call({ method: 'POST', url: '/api/people', payload: { email: EMAIL, name: 'Autre Exemple', roles: ['reader'] } });
    expect(again.statusCode).toBe(201);
  });

  it('is refused twice, to oneself, to the last administrator, to others and across organisations', async () => {
    expect((await erase(administrator.id)).json().code).toBe('FORBIDDEN');
    expect((await erase(administrator.id, person)).json().code).toBe('FORBIDDEN');
    addOrganisation(app, 'autre', 'Autre organisation');
    const other = addPerson(app, { roles: ['administrator'], organisationId: 'autre' });
    expect((await erase(person.id, other)).statusCode).toBe(404);
    expect((await erase(person.id)).statusCode).toBe(204);
    expect((await erase(person.id)).statusCode).toBe(404);
    // Two administrators of whom one is closed in the middle: the other is then the last.
    const second = addPerson(app, { roles: ['administrator'] });
    raw().prepare("UPDATE people SET state = 'disabled' WHERE id = ?").run(administrator.id);
    const actor = { personId: administrator.id, organisationId: 'local', roles: ['administrator'] as const };
    expect(await erasePerson(app.opened.context, actor, second.id)).toMatchObject({ refused: 'LAST_ADMINISTRATOR' });
  });
});
