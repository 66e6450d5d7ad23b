import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { repositoriesOn } from '../../server/repositories/index.ts';
import { monthsBefore, paced } from '../../server/usecases/housekeeping/pace.ts';
import { tidy } from '../../server/usecases/housekeeping/tidy.ts';
import { checkChain } from '../../server/usecases/journal/check-journal.ts';
import { LIMITS } from '../../shared/limits.ts';
import { SERVED, type TestApp, testApp } from '../support/app.ts';
import { brokenKeys, setInContent } from '../support/database.ts';
import { addOrganisation, addPerson, type TestPerson } from '../support/people.ts';

const HOUR = 3600;
const DAY = 24 * HOUR;

let app: TestApp;
beforeEach(async () => {
  app = await testApp({ environment: SERVED });
});
afterEach(async () => {
  await app.close();
});

const raw = () => app.raw;
const failures: string[] = [];
const pass = async () => {
  failures.length = 0;
  const done = await tidy(app.opened.context, (part, error) => failures.push(`${part}: ${String(error)}`));
  expect(failures).toEqual([]);
  return done;
};
/** Time goes by as on a server that runs: a pass an hour would be long to wait for, a day is the most that one follows. */
async function daysGoBy(days: number): Promise<void> {
  for (let i = 0; i < days; i += 1) {
    app.wait(DAY);
    await pass();
  }
}
/** The same, without the passes in between. */
async function yearsGoBy(years: number): Promise<void> {
  app.wait(years * 400 * DAY);
  raw().prepare("UPDATE meta SET value = ? WHERE key = 'housekeeping.at'").run(app.opened.context.clock.now());
  await pass();
}
const append = (at: string, entityId = 'x', organisationId = 'local') =>
  app.opened.context.write((connection) =>
    repositoriesOn(connection).audit.append(organisationId, { personId: 'local', at, action: 'scheme.updated', entity: 'scheme', entityId }),
  );
const lines = (organisationId = 'local') =>
  raw()
    .prepare<[string], { at: string; action: string }>('SELECT at, action FROM audit_lines WHERE organisation_id = ? ORDER BY seq')
    .all(organisationId)
    .map(({ at, action }) => `${at.slice(0, 10)} ${action}`);

describe('the time by which things are let go', () => {
  it('follows the clock a day at most from one pass to the next, and back at once', () => {
    expect(paced('2026-11-23T10:00:00.000Z', null)).toBe('2026-11-23T10:00:00.000Z');
    expect(paced('2026-11-23T10:00:00.000Z', '2026-11-23T09:00:00.000Z')).toBe('2026-11-23T10:00:00.000Z');
    expect(paced('2036-11-23T10:00:00.000Z', '2026-11-23T09:00:00.000Z')).toBe('2026-11-24T09:00:00.000Z');
    expect(paced('2020-01-01T00:00:00.000Z', '2026-11-23T09:00:00.000Z')).toBe('2020-01-01T00:00:00.000Z');
  });

  it('never goes beyond the clock, whatever it was', () => {
    const instant = fc.integer({ min: 0, max: 4_000_000_000 }).map((seconds) => new Date(seconds * 1000).toISOString());
    fc.assert(fc.property(instant, instant, (now, last) => paced(now, last) <= now));
  });

  it('counts months by the calendar', () => {
    expect(monthsBefore('2026-11-23T09:00:00.000Z', 12)).toBe('2025-11-23T09:00:00.000Z');
    expect(monthsBefore('2027-03-31T09:00:00.000Z', 1)).toBe('2027-02-28T09:00:00.000Z');
    expect(monthsBefore('2028-02-29T09:00:00.000Z', 12)).toBe('2027-02-28T09:00:00.000Z');
  });
});

describe('sessions and links', () => {
  it('lets go those that are over, and leaves the others', async () => {
    const person = addPerson(app, { roles: ['reader'] });
    const link = raw().prepare("INSERT INTO one_time_links VALUES (?, 'local', 'reset', ?, '2026-11-23T09:00:00.000Z', ?)");
    link.run('court', person.id, '2026-11-23T11:00:00.000Z');
    link.run('long', person.id, '2026-11-30T09:00:00.000Z');
    expect(await pass()).toMatchObject({ sessions: 0, links: 0 });
    app.wait(LIMITS.sessionIdleMinutes * 60 + 1);
    expect(await pass()).toMatchObject({ sessions: 1, links: 1 });
    expect(raw().prepare('SELECT id FROM one_time_links').all()).toEqual([{ id: 'long' }]);
  });
});

describe('the journal', () => {
  it('lets go of lines older than their time, says so in a line, and stays whole', async () => {
    for (const at of ['2025-11-20', '2025-11-21', '2025-11-24', '2026-11-22']) await append(`${at}T12:00:00.000Z`);
    const noted = (await checkChain(app.opened.context, 'local')).fingerprint;
    expect(await pass()).toMatchObject({ lines: 2 });
    expect(lines()).toEqual(['2025-11-24 scheme.updated', '2026-11-22 scheme.updated', '2026-11-23 audit.let-go']);
    expect(await checkChain(app.opened.context, 'local')).toMatchObject({ whole: true, letGo: 2, lines: 3 });
    expect(await checkChain(app.opened.context, 'local', noted)).toMatchObject({ whole: true });
    expect(await pass()).toMatchObject({ lines: 0 });
    expect(lines()).toHaveLength(3);
  });

  it('stays whole pass after pass, until no old line is left', async () => {
    for (let day = 1; day <= 9; day += 1) await append(`2025-11-2${day}T12:00:00.000Z`);
    await append('2026-11-22T12:00:00.000Z');
    for (let i = 0; i < 8; i += 1) {
      await daysGoBy(1);
      expect(await checkChain(app.opened.context, 'local')).toMatchObject({ whole: true, brokenAt: null });
    }
    expect(lines().filter((line) => line.endsWith('scheme.updated'))).toEqual(['2026-11-22 scheme.updated']);
  });

  it('still shows a start cut by hand after some were let go', async () => {
    for (const at of ['2025-11-20', '2026-01-21', '2026-02-24', '2026-03-22']) await append(`${at}T12:00:00.000Z`);
    await pass();
    raw().exec('UPDATE audit_chains SET first_seq = 3, first_previous = (SELECT hash FROM audit_lines WHERE seq = 2); DELETE FROM audit_lines WHERE seq < 3');
    expect(await checkChain(app.opened.context, 'local')).toMatchObject({ whole: false, brokenAt: 3 });
  });

  it('keeps each organisation to its own lines', async () => {
    addOrganisation(app, 'autre', 'Autre organisation');
    await append('2025-01-01T12:00:00.000Z', 'x', 'autre');
    await append('2026-11-22T12:00:00.000Z');
    expect(await pass()).toMatchObject({ lines: 1 });
    expect([lines(), lines('autre')]).toEqual([['2026-11-22 scheme.updated'], ['2026-11-23 audit.let-go']]);
  });

  it('is not emptied by a clock set years ahead, nor held back later by the lines it dated', async () => {
    await append('2026-11-22T12:00:00.000Z');
    await pass();
    app.wait(3650 * DAY);
    for (let hour = 0; hour < 24; hour += 1) await pass();
    await append(app.opened.context.clock.now());
    expect(lines()).toHaveLength(2);
    app.wait(-3650 * DAY);
    await append('2026-11-24T12:00:00.000Z');
    await yearsGoBy(1);
    expect(lines().filter((line) => line.endsWith('scheme.updated'))).toEqual([]);
    expect(await checkChain(app.opened.context, 'local')).toMatchObject({ whole: true });
  });

  it('loses nothing to a line dated by a clock that had lost the time', async () => {
    await append('2026-11-22T12:00:00.000Z');
    await append('1970-01-01T00:00:00.000Z');
    await append('2026-11-23T08:00:00.000Z');
    expect(await pass()).toMatchObject({ lines: 0 });
    expect(lines()).toHaveLength(3);
  });
});

describe('the bin', () => {
  let person: TestPerson;
  beforeEach(() => {
    person = addPerson(app, { roles: ['administrator'] });
  });
  const count = (table: string, where = '1 = 1') => raw().prepare<[], { n: number }>(`SELECT count(*) AS n FROM ${table} WHERE ${where}`).get()?.n;
  const actions = () => lines().map((line) => line.slice(11));

  it('is emptied after its time, versions, files and shares with it', async () => {
    const { id: schemeId } = (await person.call({ method: 'POST', url: '/api/schemes', payload: { title: 'Ancien' } })).json();
    const { id: tenderId } = (await person.call({ method: 'POST', url: '/api/tenders', payload: { title: 'Ancienne' } })).json();
    const { id: keptId } = (await person.call({ method: 'POST', url: '/api/tenders', payload: { title: 'Gardée' } })).json();
    raw().prepare("INSERT INTO scheme_versions SELECT id, revision, created_at, 'x', '[]', content FROM schemes WHERE id = ?").run(schemeId);
    raw()
      .prepare(
        "INSERT INTO tender_documents (id, tender_id, organisation_id, piece, name, media_type, bytes, reading, created_at, data) VALUES ('d', ?, 'local', 'ccap', 'CCAP.docx', 'x', 1, '{}', '2026-11-23', ?)",
      )
      .run(tenderId, Buffer.alloc(1));
    const share = raw().prepare("INSERT INTO shares VALUES ('local', ?, ?, 'person', ?, 'read')");
    for (const [entity, id] of [
      ['scheme', schemeId],
      ['tender', tenderId],
      ['tender', keptId],
    ])
      share.run(entity, id, person.id);
    await person.call({ method: 'DELETE', url: `/api/schemes/${schemeId}` });
    await person.call({ method: 'DELETE', url: `/api/tenders/${tenderId}` });
    await daysGoBy(LIMITS.binDays - 1);
    expect([count('schemes', `id = '${schemeId}'`), count('tenders')]).toEqual([1, 2]);
    await daysGoBy(2);
    expect([count('schemes', `id = '${schemeId}'`), count('scheme_versions'), count('tenders'), count('tender_documents'), count('shares')]).toEqual([
      0, 0, 1, 0, 1,
    ]);
    expect(actions().slice(-2).sort()).toEqual(['scheme.purged', 'tender.purged']);
    expect(brokenKeys(app)).toEqual([]);
  });

  it('leaves what was taken out of it in time', async () => {
    const { id } = (await person.call({ method: 'POST', url: '/api/tenders', payload: { title: 'Reprise' } })).json();
    await person.call({ method: 'DELETE', url: `/api/tenders/${id}` });
    await person.call({ method: 'POST', url: `/api/tenders/${id}/restore` });
    await daysGoBy(LIMITS.binDays + 2);
    expect(count('tenders')).toBe(1);
  });

  it('lets go of a logo that neither a scheme nor a kept version shows', async () => {
    const add = raw().prepare(
      "INSERT INTO files (id, organisation_id, kind, name, media_type, bytes, warnings, data, created_at) VALUES (?, 'local', 'logo', 'logo.png', 'image/png', 1, '[]', ?, ?)",
    );
    const byte = Buffer.alloc(1);
    const now = app.opened.context.clock.now();
    for (const id of ['libre', 'montre', 'garde', 'corbeille']) add.run(id, byte, now);
    const show = (id: string) => setInContent(raw(), 'schemes', 'exemple', ['presentation', 'logoFileId'], id);
    show('garde');
    raw().exec("INSERT INTO scheme_versions SELECT id, revision, created_at, 'x', '[]', content FROM schemes");
    show('montre');
    raw()
      .prepare("INSERT INTO schemes SELECT 'jete', organisation_id, title, 1, content, 0, NULL, ?, ?, ?, NULL FROM schemes WHERE id = 'exemple'")
      .run(now, now, now);
    setInContent(raw(), 'schemes', 'jete', ['presentation', 'templateFileId'], 'corbeille');
    await daysGoBy(LIMITS.binDays - 1);
    expect(count('files')).toBe(4);
    add.run('recent', byte, app.opened.context.clock.now());
    await daysGoBy(2);
    // With its scheme gone from the bin, its template went too.
    expect(raw().prepare('SELECT id FROM files ORDER BY id').all()).toEqual([{ id: 'garde' }, { id: 'montre' }, { id: 'recent' }]);
    expect(actions()).toContain('file.purged');
  });
});

describe('training', () => {
  const [old, recent] = ['2025-11-22T09:00:00.000Z', '2025-11-24T09:00:00.000Z'];
  const idsOf = (table: string) => raw().prepare(`SELECT id FROM ${table} ORDER BY id`).pluck().all();

  it('lets go of practice that nobody touched for a year, with its files, and says nothing of it in the journal', async () => {
    const person = addPerson(app, { roles: ['buyer'] });
    const real = (await person.call({ method: 'POST', url: '/api/tenders', payload: { title: 'Vraie' } })).json<{ id: string }>();
    raw().prepare('UPDATE tenders SET updated_at = ?').run(old);
    const practice = raw().prepare(
      "INSERT INTO tenders (id, organisation_id, title, revision, content, created_at, updated_at, exercise_id, exercise_person_id) SELECT ?, 'local', 'Exercice', 1, content, ?, ?, ?, ? FROM tenders WHERE id = ?",
    );
    practice.run('vieille', old, old, 'blanchisserie', person.id, real.id);
    practice.run('recente', old, recent, 'nettoyage-reprise', person.id, real.id);
    for (const tender of ['vieille', 'recente'])
      raw()
        .prepare(
          "INSERT INTO tender_documents (id, tender_id, organisation_id, piece, name, media_type, bytes, reading, created_at, data) VALUES (?, ?, 'local', 'rc', 'RC.docx', 'x', 1, '{}', ?, ?)",
        )
        .run(`rc-${tender}`, tender, old, Buffer.alloc(1));
    const before = lines().length;
    expect(await pass()).toMatchObject({ practice: 1 });
    expect(idsOf('tenders')).toEqual([real.id, 'recente'].sort());
    expect(idsOf('tender_documents')).toEqual(['rc-recente']);
    expect(lines()).toHaveLength(before);
  });

  it('lets go of attempts begun a year ago that nobody finished, and keeps those that prove something', async () => {
    const attempt = raw().prepare("INSERT INTO training_attempts VALUES (?, 'local', 'quelqu-un', 'module', ?, 'Module', 7500, '[]', '{}', ?, ?, ?, ?)");
    attempt.run('abandonnee', 'leviers', old, null, null, null);
    attempt.run('en-cours', 'heures', recent, null, null, null);
    attempt.run('reussie', 'suivi', old, old, 8000, 1);
    expect(await pass()).toMatchObject({ attempts: 1 });
    expect(idsOf('training_attempts')).toEqual(['en-cours', 'reussie']);
  });
});

describe('a part that fails', () => {
  it('is told, and stops none of the others', async () => {
    for (const at of ['2025-01-01', '2026-11-22']) await append(`${at}T12:00:00.000Z`);
    raw().exec('ALTER TABLE one_time_links RENAME TO elsewhere');
    const told: string[] = [];
    const done = await tidy(app.opened.context, (part, error) => told.push(`${part}: ${String(error)}`));
    expect(told).toHaveLength(1);
    expect(told[0]).toMatch(/^links: .*one_time_links/s);
    expect(done).toMatchObject({ links: 0, lines: 1 });
  });
});
