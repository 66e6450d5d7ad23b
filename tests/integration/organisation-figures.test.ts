/** Figures and reviews leave with an organisation and come back elsewhere; what names a person is theirs to read, and goes with them. */
import { strFromU8, strToU8, unzipSync } from 'fflate';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { PersonExport } from '../../shared/api/personal-data.ts';
import type { Review } from '../../shared/api/reviews.ts';
import type { Scheme } from '../../shared/api/schemes.ts';
import { isRefusal } from '../../shared/errors.ts';
import { SERVED, type TestApp, testApp } from '../support/app.ts';
import { brokenKeys } from '../support/database.ts';
import { present } from '../support/content.ts';
import { exported, type Files, forged, imported, imports } from '../support/organisation-file.ts';
import { addPerson, type TestPerson } from '../support/people.ts';

const AT = '2026-11-20T09:00:00.000Z';
const KEPT = ['figure_settings', 'measures', 'figure_decisions', 'remembered_columns', 'reviews'];
const TABLES = [...KEPT, 'figure_imports'];

let app: TestApp;
let lead: TestPerson;
let scheme: string;
let review: Review;
const opened: TestApp[] = [];
const server = async (): Promise<TestApp> => {
  const made = await testApp({ environment: SERVED });
  opened.push(made);
  return made;
};
beforeEach(async () => {
  app = await server();
  lead = addPerson(app, { roles: ['scheme-lead'], name: 'Camille Exemple' });
  figure(app, lead.id);
  scheme = (await lead.call({ method: 'POST', url: '/api/schemes', payload: { title: 'Schéma exemple' } })).json<Scheme>().id;
  review = (await lead.call({ method: 'POST', url: `/api/schemes/${scheme}/reviews`, payload: { kind: 'publication', year: 2025 } })).json<Review>();
});
afterEach(async () => {
  for (const one of opened.splice(0)) await one.close();
});

const rawOf = ({ raw }: TestApp) => raw;
const rows = (on: TestApp, table: string, organisationId: string) =>
  rawOf(on).prepare<[string], Record<string, unknown>>(`SELECT * FROM ${table} WHERE organisation_id = ? ORDER BY 1, 2`).all(organisationId);

/** One of each, by this person; a list of suppliers that replaces another. */
function figure(on: TestApp, personId: string): void {
  const run = (sql: string, ...values: (string | number | null)[]) =>
    rawOf(on)
      .prepare(sql)
      .run(...values);
  run("INSERT INTO figure_settings VALUES ('local', ?)", JSON.stringify({ buyers: [{ siren: '990000002', name: 'Ville exemple' }], territory: ['62'] }));
  const typed = { value: 210, numerator: null, denominator: null, source: 'Relevé, exemple', note: '' };
  run("INSERT INTO measures VALUES ('local', 'achats-esus', 2025, '', ?, ?, ?)", JSON.stringify(typed), personId, AT);
  run("INSERT INTO figure_decisions VALUES ('local', 'marche-1', 'social', 'values', 'Relu dans le CCAP', ?, ?)", personId, AT);
  run('INSERT INTO remembered_columns VALUES (\'local\', \'suppliers\', \'["SIRET","Nom"]\', \'{"supplierId":"SIRET"}\', ?)', AT);
  const imported = (id: string, position: number, state: string, options: object) =>
    run(
      "INSERT INTO figure_imports VALUES (?, 'local', ?, 'suppliers', 'liste.csv', 1200, ?, ?, ?, NULL, NULL, ?, ?, ?)",
      ...[id, position, 'a'.repeat(64), state, JSON.stringify(options), personId, AT, AT],
    );
  const options = {
    name: 'ESUS',
    on: '2026-01-05',
    kind: 'esus',
    columns: { supplierId: 'SIRET', name: null, kind: null, department: null, from: null, to: null },
  };
  imported('import-1', 1, 'done', { ...options, replaces: null });
  imported('import-2', 2, 'done', { ...options, replaces: 'import-1' });
  imported('import-3', 3, 'cancelled', { ...options, replaces: null });
}

const figureEntries = (files: Files): string[] => Object.keys(files).filter((name) => name === 'figures.jsonl' || name.startsWith('reviews/'));

describe('figures in the file of an organisation', () => {
  it('come back in a new database row for row; imports come without their data, to be sent again', async () => {
    const first = await exported(app);
    const fresh = await server();
    await imported(fresh, first);
    for (const table of KEPT) expect([table, rows(fresh, table, 'local')]).toEqual([table, rows(app, table, 'local')]);
    expect(rows(fresh, 'figure_imports', 'local').map(({ id, state }) => [id, state])).toEqual([
      ['import-1', 'interrupted'],
      ['import-2', 'interrupted'],
      ['import-3', 'cancelled'],
    ]);
    expect(String(rows(fresh, 'figure_imports', 'local')[0]?.['failure'])).toContain('Importez-le de nouveau');
    const name = `reviews/${review.id}.json`;
    expect(strFromU8(present(unzipSync(await exported(fresh))[name]))).toBe(strFromU8(present(unzipSync(first)[name])));
  });

  it('beside the original: new ids for the imports, the reviews and their scheme, and what pointed at them follows', async () => {
    const { organisationId } = await imported(app, await exported(app));
    for (const table of TABLES) expect([table, rows(app, table, organisationId).length]).toEqual([table, rows(app, table, 'local').length]);
    expect(brokenKeys(app)).toEqual([]);
    const [first, second] = rows(app, 'figure_imports', organisationId);
    expect(JSON.parse(String(second?.['options']))).toMatchObject({ replaces: first?.['id'] });
    const whole = JSON.stringify(TABLES.map((table) => rows(app, table, organisationId)));
    for (const id of [lead.id, scheme, review.id, 'import-1', 'import-2']) expect(whole).not.toContain(`"${id}"`);
  });

  it('what somebody who is not in the file did stays, of nobody', async () => {
    rawOf(app).exec("UPDATE measures SET person_id = 'parti'; UPDATE reviews SET person_id = 'parti'");
    const fresh = await server();
    await imported(fresh, await exported(app));
    expect(rows(fresh, 'measures', 'local')).toMatchObject([{ indicator_id: 'achats-esus', person_id: null }]);
    expect(rows(fresh, 'reviews', 'local')).toMatchObject([{ person_id: null }]);
  });

  it('a file from before the figures still comes in, without them', async () => {
    const zip = forged(
      unzipSync(await exported(app)),
      (files) => {
        for (const name of figureEntries(files)) delete files[name];
      },
      2,
    );
    const fresh = await server();
    await imported(fresh, zip);
    for (const table of TABLES) expect([table, rows(fresh, table, 'local')]).toEqual([table, []]);
    expect(rows(fresh, 'people', 'local')).toHaveLength(1);
  });

  it('a line, or a review, that does not hold is refused by the name of its entry, and nothing is kept', async () => {
    const files = unzipSync(await exported(app));
    const name = `reviews/${review.id}.json`;
    const cases: [string, string][] = [
      ['figures.jsonl', '{"kind":"measure","indicatorId":"achats-esus","year":1925}\n'],
      [name, JSON.stringify({ ...JSON.parse(strFromU8(present(files[name]))), schemeId: 'ailleurs' })],
    ];
    for (const [entry, text] of cases) {
      const fresh = await server();
      const done = await imports(
        fresh,
        forged(
          files,
          (copy) => {
            copy[entry] = strToU8(text);
          },
          3,
        ),
      );
      expect(isRefusal(done) && done.message).toContain(entry);
      expect(rows(fresh, 'people', 'local')).toEqual([]);
    }
  });

  it('a desk where somebody only typed a value is not taken over', async () => {
    const desk = await testApp();
    opened.push(desk);
    rawOf(desk).exec(`INSERT INTO measures VALUES ('local', 'achats-esus', 2025, '', '{}', 'local', '${AT}')`);
    expect((await imported(desk, await exported(app))).organisationId).not.toBe('local');
  });
});

describe('figures of one person', () => {
  it('are in what they are given', async () => {
    const reply = await lead.call({ method: 'GET', url: '/api/account/export.json' });
    expect(reply.statusCode, reply.body.slice(0, 200)).toBe(200);
    expect(reply.json<PersonExport>().figures).toMatchObject({
      imports: [{ file: 'liste.csv' }, {}, {}],
      measures: [{ indicatorId: 'achats-esus', year: 2025 }],
      decisions: [{ contractKey: 'marche-1', reason: 'Relu dans le CCAP' }],
      reviews: [{ schemeId: scheme, year: 2025 }],
    });
  });

  it('stay without them once they are erased', async () => {
    const administrator = addPerson(app, { roles: ['administrator'] });
    expect((await administrator.call({ method: 'DELETE', url: `/api/people/${lead.id}` })).statusCode).toBe(204);
    for (const table of ['measures', 'figure_decisions', 'figure_imports', 'reviews'])
      expect([table, rows(app, table, 'local').every((row) => row['person_id'] === null), rows(app, table, 'local').length > 0]).toEqual([table, true, true]);
    const kept = (await administrator.call({ method: 'GET', url: `/api/schemes/${scheme}/reviews/${review.id}` })).json<Review>();
    expect(kept).toEqual({ ...review, by: null });
  });
});
