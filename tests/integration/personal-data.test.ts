import { readFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Value } from 'typebox/value';
import { erasePerson } from '../../server/usecases/people/erase-person.ts';
import { PersonExport } from '../../shared/api/personal-data.ts';
import { SERVED, type TestApp, testApp } from '../support/app.ts';
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

const raw = () => app.opened.database.writer.raw;

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
  return { schemeId, tenderId };
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
    });
    expect(body.sessions).toHaveLength(2);
    const done = body.journal.map(({ action, entityId, by }: { action: string; entityId: string; by: string }) => `${by} ${action} ${entityId}`);
    expect(done).toEqual([`self scheme.created ${schemeId}`, `self tender.created ${tenderId}`, `self person.exported ${person.id}`]);
    for (const secret of ['argon2', 'secret-de-dominique', 'empreinte-du-lien']) expect(reply.body).not.toContain(secret);
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
  const tables = raw().prepare<[], { name: string }>("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'clause_search%'").all();
  return tables.flatMap(({ name }) =>
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

  it('leaves neither in the file, its free pages included', async () => {
    await liveAWhile();
    await erase(person.id);
    const { path } = app.opened.database;
    // What stopping the server does.
    raw().pragma('wal_checkpoint(TRUNCATE)');
    const bytes = readFileSync(path).toString('latin1');
    expect(bytes).not.toContain('Introuvable-Exemple');
    expect(bytes).not.toContain(EMAIL);
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
