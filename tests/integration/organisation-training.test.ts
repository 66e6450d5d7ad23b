/** Training and the network leave with an organisation and come back elsewhere, every id followed. */
import { strFromU8, strToU8, unzipSync } from 'fflate';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ModuleList } from '../../shared/api/training.ts';
import { isRefusal } from '../../shared/errors.ts';
import { EMPTY_CONTACT } from '../../shared/network/empty.ts';
import { SERVED, type TestApp, testApp } from '../support/app.ts';
import { brokenKeys } from '../support/database.ts';
import { present } from '../support/content.ts';
import { exported, forged, imported, imports } from '../support/organisation-file.ts';
import { addPerson, openSession, callWith, type TestPerson } from '../support/people.ts';

const CODE = '7QHD0W2K7QHD0W2K7QHD0W2K7QHD0W2K';
const AT = '2026-11-20T09:00:00.000Z';
const TABLES = [
  ...['departments', 'network_contacts', 'network_events', 'own_modules', 'cohorts', 'training_attempts'],
  ...['training_reviews', 'training_readings', 'training_exercises', 'question_reviews'],
];

let app: TestApp;
let learner: TestPerson;
const opened: TestApp[] = [];
const server = async (): Promise<TestApp> => {
  const made = await testApp({ environment: SERVED });
  opened.push(made);
  return made;
};
beforeEach(async () => {
  app = await server();
  learner = addPerson(app, { roles: ['buyer'], name: 'Sacha Exemple' });
  learn(app, learner.id);
});
afterEach(async () => {
  for (const one of opened.splice(0)) await one.close();
});

const rawOf = ({ raw }: TestApp) => raw;
const rows = (on: TestApp, table: string, organisationId: string) =>
  rawOf(on).prepare<[string], Record<string, unknown>>(`SELECT * FROM ${table} WHERE organisation_id = ? ORDER BY 1, 2`).all(organisationId);

const MODULE = {
  ...{ title: 'Notre module', summary: 'Le nôtre', audience: 'Référents', minutes: 20, passMarkBasisPoints: 7500, draw: 1, objectives: ['Savoir'] },
  ...{ lessons: [{ id: 'une', title: 'Une leçon', references: [], blocks: [] }], case: null, sheet: [], questions: [] },
};
const drawn = (id: string, moduleId: string) => ({
  ...{ id, moduleId, asked: { id, kind: 'single', prompt: 'Que faire ?', options: [{ id: 'a', text: 'Ceci' }] } },
  ...{ key: { choice: ['a'] }, margin: 0, notes: [], explanation: 'Parce que.', working: null, finding: null, references: [], scored: true },
});

/** One of each: on a module of ours, and on one of the organisation's own, whose questions carry its id. */
function learn(on: TestApp, personId: string): void {
  const run = (sql: string, ...values: (string | null)[]) =>
    rawOf(on)
      .prepare(sql)
      .run(...values);
  run("INSERT INTO own_modules VALUES ('notre-module', 'local', 3, 1, ?, ?, ?)", JSON.stringify(MODULE), AT, AT);
  run("INSERT INTO departments VALUES ('voirie', 'local', 'Voirie')");
  const { personId: _nobody, departmentId: _nowhere, ...blank } = EMPTY_CONTACT;
  const contact = { ...blank, name: 'Sacha Exemple' };
  run("INSERT INTO network_contacts VALUES ('contact-1', 'local', 2, 'referent', ?, 'voirie', ?)", personId, JSON.stringify(contact));
  const event = { title: 'Réunion', kind: 'meeting', startsAt: '09:00', endsAt: null, place: '', notes: '' };
  run("INSERT INTO network_events VALUES ('date-1', 'local', '2026-12-01', ?)", JSON.stringify(event));
  run("INSERT INTO cohorts VALUES ('groupe-1', 'local', 'Promotion', '[\"leviers\",\"notre-module\"]', ?, '2026-12-31', ?)", JSON.stringify([personId]), AT);
  const attempt = (id: string, module: string, questions: object[], answers: object) =>
    run(
      `INSERT INTO training_attempts VALUES (?, 'local', ?, 'module', ?, 'Titre', 7500, ?, ?, ?, ?, 8000, 1)`,
      ...[id, personId, module, JSON.stringify(questions), JSON.stringify(answers), AT, AT],
    );
  attempt('essai-1', 'leviers', [drawn('q1', 'leviers')], { q1: { choice: ['a'] } });
  attempt('essai-2', 'notre-module', [drawn('notre-module.q1', 'notre-module')], { 'notre-module.q1': { choice: ['a'] } });
  run("INSERT INTO training_reviews VALUES ('local', ?, 'notre-module', 'notre-module.q1', 2, '2026-11-26')", personId);
  run("INSERT INTO training_readings VALUES ('local', ?, 'notre-module', '[\"une\"]', 'une')", personId);
  run("INSERT INTO training_exercises VALUES ('local', ?, 'blanchisserie', '2026-11-21')", personId);
  run("INSERT INTO question_reviews VALUES ('local', 'notre-module.q1', '2026-11-20', ?)", personId);
  const certificate = {
    ...{ title: 'Notre module', holder: 'Sacha Exemple', organisation: '', minutes: 20, succeededOn: '2026-11-20' },
    modules: [{ id: 'notre-module', title: 'Notre module', minutes: 20, passedOn: '2026-11-20' }],
  };
  run(`INSERT INTO certificates VALUES ('${CODE}', 'local', ?, 'notre-module', ?, '2026-11-21', NULL)`, personId, JSON.stringify(certificate));
}

describe('training in the file of an organisation', () => {
  it('comes back in a new database row for row, and leaves again as it was', async () => {
    const first = await exported(app);
    const fresh = await server();
    await imported(fresh, first);
    for (const table of [...TABLES, 'certificates']) expect([table, rows(fresh, table, 'local')]).toEqual([table, rows(app, table, 'local')]);
    const [before, after] = [unzipSync(first), unzipSync(await exported(fresh))];
    for (const name of ['network.json', 'own-modules/notre-module.json', 'training.jsonl'])
      expect([name, strFromU8(after[name] ?? new Uint8Array())]).toEqual([name, strFromU8(before[name] ?? new Uint8Array())]);
    expect((await fresh.call({ method: 'GET', url: `/api/certificates/${CODE}` })).json()).toEqual(
      (await app.call({ method: 'GET', url: `/api/certificates/${CODE}` })).json(),
    );
  });

  it('beside the original: new ids, followed in questions, answers, groups and contacts; the certificate stays with the original', async () => {
    const { organisationId } = await imported(app, await exported(app));
    for (const table of TABLES) expect([table, rows(app, table, organisationId).length]).toEqual([table, rows(app, table, 'local').length]);
    expect(rows(app, 'certificates', organisationId)).toEqual([]);
    expect(brokenKeys(app)).toEqual([]);
    const whole = JSON.stringify(TABLES.map((table) => rows(app, table, organisationId)));
    for (const id of [learner.id, 'notre-module', 'voirie', 'contact-1', 'date-1', 'groupe-1', 'essai-1']) expect(whole).not.toContain(`"${id}`);
    const twin = present(rawOf(app).prepare<[string], { id: string }>('SELECT id FROM people WHERE organisation_id = ?').get(organisationId)).id;
    rawOf(app).prepare("UPDATE people SET state = 'active' WHERE id = ?").run(twin);
    const list = (await callWith(app, openSession(app, twin, organisationId), { method: 'GET', url: '/api/training/modules' })).json<ModuleList>();
    expect(list.items.find(({ kind }) => kind === 'own')).toMatchObject({ title: 'Notre module', progress: { passedOn: '2026-11-20', lessonsRead: ['une'] } });
  });

  it('what belongs to nobody in the file is left, and a contact of nobody is a name alone', async () => {
    rawOf(app).exec("UPDATE training_attempts SET person_id = 'parti' WHERE id = 'essai-1'; UPDATE network_contacts SET person_id = 'parti'");
    const fresh = await server();
    await imported(fresh, await exported(app));
    expect(rows(fresh, 'training_attempts', 'local').map(({ id }) => id)).toEqual(['essai-2']);
    expect(rows(fresh, 'network_contacts', 'local')).toMatchObject([{ person_id: null, department_id: 'voirie' }]);
  });

  it('a file from before training still comes in, without it', async () => {
    const zip = forged(
      unzipSync(await exported(app)),
      (files) => {
        for (const name of ['network.json', 'own-modules/notre-module.json', 'training.jsonl']) delete files[name];
      },
      1,
    );
    const fresh = await server();
    await imported(fresh, zip);
    for (const table of TABLES) expect([table, rows(fresh, table, 'local')]).toEqual([table, []]);
    expect(rows(fresh, 'people', 'local')).toHaveLength(1);
  });

  it('a line that does not hold is refused by the name of its entry, and nothing is kept', async () => {
    const fresh = await server();
    const bad = forged(
      unzipSync(await exported(app)),
      (files) => {
        files['training.jsonl'] = strToU8('{"kind":"exercise","personId":"x","exerciseId":"y","doneOn":"hier"}\n');
      },
      2,
    );
    const done = await imports(fresh, bad);
    expect(isRefusal(done) && done.message).toContain('training.jsonl');
    expect(rows(fresh, 'people', 'local')).toEqual([]);
  });

  it('a desk where somebody only learnt is not taken over', async () => {
    const desk = await testApp();
    opened.push(desk);
    rawOf(desk).exec("INSERT INTO training_readings VALUES ('local', 'local', 'leviers', '[]', NULL)");
    expect((await imported(desk, await exported(app))).organisationId).not.toBe('local');
  });
});
