import { repositoriesOn } from '../../server/repositories/index.ts';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Value } from 'typebox/value';
import { AuditCheck, AuditPage } from '../../shared/api/audit.ts';
import { SERVED, type TestApp, testApp } from '../support/app.ts';
import { addOrganisation, addPerson, type TestPerson } from '../support/people.ts';

let app: TestApp;
let administrator: TestPerson;
let auditor: TestPerson;

beforeEach(async () => {
  app = await testApp({ environment: SERVED });
  administrator = addPerson(app, { roles: ['administrator'], name: 'Camille Exemple' });
  auditor = addPerson(app, { roles: ['auditor'], name: 'Sacha Exemple' });
});
afterEach(async () => {
  await app.close();
});

const raw = () => app.raw;
const ask = async (query = '', person = auditor) => person.call({ method: 'GET', url: `/api/audit${query}` });
const check = async (query = '') => (await auditor.call({ method: 'GET', url: `/api/audit/check${query}` })).json();
const create = async (title: string, person = administrator): Promise<string> =>
  (await person.call({ method: 'POST', url: '/api/tenders', payload: { title } })).json().id;

describe('GET /api/audit', () => {
  it('says who did what to what, last first, with the names of today', async () => {
    const id = await create('Entretien des collèges');
    await administrator.call({ method: 'DELETE', url: `/api/tenders/${id}` });
    const reply = await ask();
    expect(reply.statusCode).toBe(200);
    expect([...Value.Errors(AuditPage, reply.json())]).toEqual([]);
    expect(reply.json()).toMatchObject({
      total: 2,
      next: null,
      items: [
        {
          seq: 2,
          action: 'tender.removed',
          entity: 'tender',
          entityId: id,
          person: 'Camille Exemple',
          personId: administrator.id,
          label: 'Entretien des collèges',
        },
        { seq: 1, action: 'tender.created' },
      ],
    });
  });

  it('gives its pages by line number, none twice and none left out', async () => {
    for (let i = 0; i < 7; i += 1) await create(`Consultation ${i}`);
    const first = (await ask('?limit=3')).json();
    const second = (await ask(`?limit=3&before=${first.next}`)).json();
    await create('Arrivée entre deux pages');
    const third = (await ask(`?limit=3&before=${second.next}`)).json();
    expect([first, second, third].flatMap(({ items }) => items.map(({ seq }: { seq: number }) => seq))).toEqual([7, 6, 5, 4, 3, 2, 1]);
    expect([first.total, third.next]).toEqual([7, null]);
  });

  it('filters by person, by object and by days in Paris, both included', async () => {
    const id = await create('Une');
    app.wait(13.5 * 3600);
    // 22.30 UTC in November is already half past eleven in Paris; one hour more is the next day.
    await create('Deux', addPerson(app, { roles: ['buyer'] }));
    app.wait(3600);
    const buyer = addPerson(app, { roles: ['buyer'] });
    await create('Trois', buyer);
    const later = addPerson(app, { roles: ['auditor'] });
    const labels = async (query: string) => (await ask(query, later)).json().items.map(({ label }: { label: string }) => label);
    expect(await labels(`?personId=${buyer.id}`)).toEqual(['Trois']);
    expect(await labels(`?entity=tender&entityId=${id}`)).toEqual(['Une']);
    expect(await labels('?entity=scheme')).toEqual([]);
    expect(await labels('?from=2026-11-24')).toEqual(['Trois']);
    expect(await labels('?to=2026-11-23')).toEqual(['Deux', 'Une']);
    expect(await labels('?from=2026-11-23&to=2026-11-24')).toEqual(['Trois', 'Deux', 'Une']);
  });

  it('refuses a day that does not exist', async () => {
    const reply = await ask('?from=2026-02-30');
    expect([reply.statusCode, reply.json().code]).toEqual([400, 'INVALID_DATE']);
  });

  it('calls the desk, the server and an erased person by what they are', async () => {
    const gone = addPerson(app, { roles: ['reader'] });
    raw().prepare("UPDATE people SET name = 'Personne effacée', state = 'erased' WHERE id = ?").run(gone.id);
    const { context } = app.opened;
    for (const personId of ['local', 'clausier', gone.id, 'ailleurs'])
      await context.write((connection) =>
        repositoriesOn(connection).audit.append('local', { personId, at: context.clock.now(), action: 'audit.exported', entity: 'audit', entityId: 'local' }),
      );
    const items: { person: string }[] = (await ask()).json().items;
    expect(items.map(({ person }) => person)).toEqual(['Personne inconnue ici', 'Personne effacée', 'Clausier', 'Ce poste']);
  });

  it('shows nothing of another organisation, not even a name', async () => {
    addOrganisation(app, 'autre', 'Autre organisation');
    const other = addPerson(app, { roles: ['administrator'], organisationId: 'autre', name: 'Noa Ailleurs' });
    const id = await create('Secret', other);
    const { context } = app.opened;
    await context.write((connection) =>
      repositoriesOn(connection).audit.append('local', {
        personId: other.id,
        at: context.clock.now(),
        action: 'tender.updated',
        entity: 'tender',
        entityId: id,
      }),
    );
    expect((await ask()).json()).toMatchObject({ total: 1, items: [{ person: 'Personne inconnue ici', label: null }] });
  });

  it('is refused to who is neither administrator nor auditor', async () => {
    const buyer = addPerson(app, { roles: ['buyer', 'jurist', 'scheme-lead', 'referent', 'reader'] });
    for (const url of ['/api/audit', '/api/audit/check', '/api/audit/export.csv']) expect((await buyer.call({ method: 'GET', url })).statusCode).toBe(403);
  });
});

describe('GET /api/audit/check', () => {
  beforeEach(async () => {
    for (let i = 1; i <= 5; i += 1) await create(`Consultation ${i}`);
  });

  it('says that the chain is whole, and gives a fingerprint to note', async () => {
    const body = await check();
    expect([...Value.Errors(AuditCheck, body)]).toEqual([]);
    expect(body).toMatchObject({ whole: true, brokenAt: null, lines: 5, letGo: 0, fingerprint: { seq: 5 } });
    expect(body.message).toContain('5 lignes');
  });

  it('says that an empty journal is empty', async () => {
    addOrganisation(app, 'autre', 'Autre organisation');
    const other = addPerson(app, { roles: ['auditor'], organisationId: 'autre' });
    const body = (await other.call({ method: 'GET', url: '/api/audit/check' })).json();
    expect(body).toMatchObject({ whole: true, lines: 0, fingerprint: null, message: 'Le journal est vide.' });
  });

  it.each([
    ['a line removed in the middle', 'DELETE FROM audit_lines WHERE seq = 3', 3],
    ['a line cut at the start', 'DELETE FROM audit_lines WHERE seq = 1', 1],
    ['a line cut at the end', 'DELETE FROM audit_lines WHERE seq = 5', 5],
    ['a line changed', "UPDATE audit_lines SET person_id = 'autre' WHERE seq = 2", 2],
    ['a hash changed', "UPDATE audit_lines SET hash = replace(hash, substr(hash, 1, 1), 'z') WHERE seq = 4", 4],
    ['an end that lies', `UPDATE audit_chains SET last_hash = '${'0'.repeat(64)}'`, 5],
    ['an end brought back', 'UPDATE audit_chains SET last_seq = 4', 5],
    [
      'a start moved forward with its lines cut',
      'DELETE FROM audit_lines WHERE seq < 3; UPDATE audit_chains SET first_seq = 3, first_previous = (SELECT hash FROM audit_lines WHERE seq = 3)',
      3,
    ],
    ['the ends gone', 'DELETE FROM audit_chains', 1],
    ['every line gone', 'DELETE FROM audit_lines', 1],
  ])('shows %s', async (_what, sql, brokenAt) => {
    raw().exec(sql);
    expect(await check()).toMatchObject({ whole: false, brokenAt, fingerprint: null });
  });

  it('shows a start cut with care, its written end moved to fit', async () => {
    raw().exec('UPDATE audit_chains SET first_seq = 3, first_previous = (SELECT hash FROM audit_lines WHERE seq = 2); DELETE FROM audit_lines WHERE seq < 3');
    expect(await check()).toMatchObject({ whole: false, brokenAt: 3 });
  });

  it('holds a fingerprint noted earlier against a chain written again from the start', async () => {
    const { fingerprint } = await check();
    const mark = `?seq=${fingerprint.seq}&hash=${fingerprint.hash}`;
    await create('Après la note');
    expect(await check(mark)).toMatchObject({ whole: true, lines: 6 });
    raw().exec('DELETE FROM audit_lines; DELETE FROM audit_chains');
    for (let i = 1; i <= 6; i += 1) await create(`Autre ${i}`);
    expect(await check()).toMatchObject({ whole: true });
    expect(await check(mark)).toMatchObject({ whole: false, brokenAt: 5 });
    expect(await check(`?seq=99&hash=${fingerprint.hash}`)).toMatchObject({ whole: false, brokenAt: 99 });
  });

  it('asks for both halves of a fingerprint', async () => {
    expect(await check('?seq=3')).toMatchObject({ code: 'INVALID_INPUT', fields: [{ path: 'hash' }] });
  });

  it('reads a journal longer than one slice', async () => {
    const { context } = app.opened;
    await context.write(async (connection) => {
      const { audit } = repositoriesOn(connection);
      for (let i = 0; i < 2500; i += 1)
        await audit.append('local', {
          personId: 'local',
          at: context.clock.now(),
          action: 'scheme.updated',
          entity: 'scheme',
          entityId: 'exemple',
        });
    });
    expect(await check()).toMatchObject({ whole: true, lines: 2505 });
    raw().exec('DELETE FROM audit_lines WHERE seq = 2001');
    expect(await check()).toMatchObject({ whole: false, brokenAt: 2001 });
  });
});

describe('GET /api/audit/export.csv', () => {
  const csv = async (query = '') => auditor.call({ method: 'GET', url: `/api/audit/export.csv${query}` });

  it('gives a French table that a spreadsheet opens, and says so in the journal', async () => {
    await create('=HYPERLINK("http://exemple.test")');
    const reply = await csv();
    expect(reply.statusCode).toBe(200);
    expect(reply.headers['content-type']).toBe('text/csv; charset=utf-8');
    expect(reply.headers['content-disposition']).toContain('journal.csv');
    const [header, exported, created, ...rest] = reply.body.split('\r\n');
    expect(header).toMatch(/^\ufeff"Ligne";"Date et heure à Paris";"Personne";"Action"/);
    expect(exported).toContain('"Sacha Exemple";"Journal exporté"');
    expect(created).toContain('"1";"2026-11-23 10:00:00";"Camille Exemple";"Consultation créée"');
    expect(created).toContain(`"'=HYPERLINK(""http://exemple.test"")"`);
    expect(created).toContain(administrator.id);
    expect(rest).toEqual(['']);
    expect((await ask()).json().items[0]).toMatchObject({ action: 'audit.exported', personId: auditor.id });
  });

  it('gives every line of a long journal once', async () => {
    const { context } = app.opened;
    await context.write(async (connection) => {
      const { audit } = repositoriesOn(connection);
      for (let i = 0; i < 1200; i += 1)
        await audit.append('local', {
          personId: 'local',
          at: context.clock.now(),
          action: 'scheme.updated',
          entity: 'scheme',
          entityId: 'exemple',
        });
    });
    const numbers = (await csv()).body
      .split('\r\n')
      .slice(1, -1)
      .map((line) => Number(/^"(\d+)"/.exec(line)?.[1]));
    expect(numbers).toEqual(Array.from({ length: 1201 }, (_, i) => 1201 - i));
  });

  it('keeps to the filters of the page', async () => {
    await create('Une');
    expect((await csv(`?personId=${administrator.id}`)).body.split('\r\n')).toHaveLength(3);
  });
});

describe('on one desk', () => {
  it('reads, checks and exports the journal of the desk', async () => {
    const desk = await testApp();
    await desk.call({ method: 'POST', url: '/api/tenders', payload: { title: 'Une' } });
    expect((await desk.call({ method: 'GET', url: '/api/audit' })).json()).toMatchObject({ items: [{ person: 'Ce poste' }] });
    expect((await desk.call({ method: 'GET', url: '/api/audit/check' })).json()).toMatchObject({ whole: true });
    expect((await desk.call({ method: 'GET', url: '/api/audit/export.csv' })).statusCode).toBe(200);
    await desk.close();
  });
});
