/** Work done together, clauses and law watch leave with an organisation and come back elsewhere; a text is believed only under its own hash. */
import { strFromU8, strToU8, unzipSync } from 'fflate';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Value } from 'typebox/value';
import { clauseHash } from '../../server/repositories/clause-hash.ts';
import { FileClauseRecord } from '../../shared/api/organisation-clauses.ts';
import { OwnClauseContent } from '../../shared/api/own-clauses.ts';
import type { Scheme } from '../../shared/api/schemes.ts';
import { contentOf } from '../../shared/clause/own-content.ts';
import { isRefusal } from '../../shared/errors.ts';
import { SERVED, type TestApp, testApp } from '../support/app.ts';
import { brokenKeys } from '../support/database.ts';
import { present } from '../support/content.ts';
import { exported, type Files, forged, imported, imports } from '../support/organisation-file.ts';
import { addPerson, type TestPerson } from '../support/people.ts';
import { liveTogether } from '../support/together-life.ts';

const LINES = ['together.jsonl', 'participations.jsonl', 'clauses.jsonl', 'clause-use.jsonl', 'law.jsonl'];
const TABLES: Record<string, string> = {
  ...{ scheme_comments: '', scheme_tasks: '', scheme_consulted: '', scheme_rounds: '', scheme_publications: '', own_clauses: '', own_libraries: '' },
  ...{ participations: '', reference_reviews: '', watch_acknowledgements: '' },
  scheme_saves: 'JOIN schemes o ON o.id = t.scheme_id',
  round_parts: 'JOIN scheme_rounds o ON o.id = t.round_id',
  round_readers: 'JOIN round_parts p ON p.id = t.part_id JOIN scheme_rounds o ON o.id = p.round_id',
  round_remarks: 'JOIN round_parts p ON p.id = t.part_id JOIN scheme_rounds o ON o.id = p.round_id',
  participation_answers: 'JOIN participations o ON o.id = t.participation_id',
  participation_comments: 'JOIN participations o ON o.id = t.participation_id',
  own_clause_versions: 'JOIN own_clauses o ON o.id = t.clause_id',
  clause_comments: 'JOIN own_clauses o ON o.id = t.clause_id',
  tender_clauses: 'JOIN tenders o ON o.id = t.tender_id',
  lot_results: 'JOIN tenders o ON o.id = t.tender_id',
  document_clauses: 'JOIN tender_documents o ON o.id = t.document_id',
};

let app: TestApp;
let lead: TestPerson;
let schemeId: string;
let tenderId: string;
const opened: TestApp[] = [];
const server = async (): Promise<TestApp> => {
  const made = await testApp({ environment: SERVED });
  opened.push(made);
  return made;
};
beforeEach(async () => {
  app = await server();
  lead = addPerson(app, { roles: ['scheme-lead', 'buyer'], name: 'Camille Exemple' });
  schemeId = (await lead.call({ method: 'POST', url: '/api/schemes', payload: { title: 'Schéma exemple' } })).json<Scheme>().id;
  tenderId = (await lead.call({ method: 'POST', url: '/api/tenders', payload: { title: 'Consultation exemple' } })).json<{ id: string }>().id;
  await liveTogether(app, { personId: lead.id, schemeId, tenderId });
});
afterEach(async () => {
  for (const one of opened.splice(0)) await one.close();
});

const rawOf = ({ raw }: TestApp) => raw;
const rows = (on: TestApp, table: string, organisationId: string) =>
  rawOf(on)
    .prepare<[string], Record<string, unknown>>(
      `SELECT t.* FROM ${table} t ${TABLES[table] ?? ''} WHERE ${TABLES[table] ? 'o' : 't'}.organisation_id = ? ORDER BY 1, 2`,
    )
    .all(organisationId);
const alone = (table: string): boolean => table !== 'watch_acknowledgements';
/** Where the library of the other server puts them in its index is its own affair. */
const asKept = (on: TestApp, table: string, organisationId: string) => rows(on, table, organisationId).map(({ position: _position, ...row }) => row);

const changed = (files: Files, name: string, change: (line: Record<string, unknown>) => void): Uint8Array =>
  forged(files, (copy) => {
    const lines = strFromU8(present(copy[name])).trimEnd().split('\n');
    copy[name] = strToU8(
      lines
        .map((text) => {
          const line = JSON.parse(text);
          change(line);
          return `${JSON.stringify(line)}\n`;
        })
        .join(''),
    );
  });

describe('work done together in the file of an organisation', () => {
  it('comes back in a new database row for row, and leaves again as it was', async () => {
    const first = await exported(app);
    const fresh = await server();
    // What the organisation saw of the content is of the server: that change is unknown here.
    expect(await imported(fresh, first)).toMatchObject({ left: 1 });
    for (const table of Object.keys(TABLES).filter(alone)) {
      expect([table, rows(app, table, 'local').length > 0]).toEqual([table, true]);
      expect([table, asKept(fresh, table, 'local')]).toEqual([table, asKept(app, table, 'local')]);
    }
    expect(rows(fresh, 'watch_acknowledgements', 'local')).toEqual([]);
    const [before, after] = [unzipSync(first), unzipSync(await exported(fresh))];
    const names = [...LINES, 'rounds/tour-1.json', 'publications/publiee-1.json', 'publications/publiee-1.docx'];
    const text = (files: Files, name: string) => strFromU8(present(files[name])).replace(/\{"kind":"seen".*\n/, '');
    for (const name of names) expect([name, text(after, name)]).toEqual([name, text(before, name)]);
    const found = await fresh.opened.context.clauses.of('local');
    expect((await found.search({ q: 'clause de la maison', own: true })).items.map(({ slug }) => slug)).toEqual(['maison-exemple']);
  });

  it('beside the original: everything under new ids, and what pointed at them follows', async () => {
    const first = await exported(app);
    const { organisationId, left } = await imported(app, first);
    expect(left).toBe(0);
    for (const table of Object.keys(TABLES)) expect([table, rows(app, table, organisationId).length]).toEqual([table, rows(app, table, 'local').length]);
    expect(brokenKeys(app)).toEqual([]);
    const whole = JSON.stringify(Object.keys(TABLES).map((table) => rows(app, table, organisationId)));
    const theirs = [
      'fil-1',
      'a-reponse',
      'tache-1',
      'consulte-1',
      'tour-1',
      'partie-1',
      'remarque-1',
      'publiee-1',
      'contact-1',
      'avis-public',
      'voix-1',
      'suite-1',
    ];
    for (const id of [lead.id, schemeId, tenderId, ...theirs, 'clause-1', 'clause-2', 'mot-clef', 'a-suite', 'mot-1', 'relu-1'])
      expect(whole).not.toContain(`"${id}"`);
    expect(rows(app, 'watch_acknowledgements', organisationId)).toMatchObject([{ seq: 7 }]);
    const kinds = (files: Files) => LINES.map((name) => strFromU8(present(files[name])).match(/"kind":"[a-z]+"/g));
    expect(kinds(unzipSync(await exported(app, organisationId)))).toEqual(kinds(unzipSync(first)));
  });

  it('what somebody who is not in the file did stays, of nobody, and nobody is asked to read in their place', async () => {
    const raw = rawOf(app);
    raw.exec("UPDATE scheme_comments SET person_id = 'parti'; UPDATE scheme_tasks SET owner_id = 'parti'; UPDATE own_clauses SET person_id = 'parti'");
    raw.exec("UPDATE scheme_saves SET person_id = 'parti'; UPDATE round_readers SET person_id = 'parti' WHERE person_id IS NOT NULL");
    const fresh = await server();
    // A save of nobody, a reader of nobody, what was seen of the content.
    expect(await imported(fresh, await exported(app))).toMatchObject({ left: 3 });
    expect(rows(fresh, 'scheme_comments', 'local').map(({ person_id }) => person_id)).toEqual([null, null]);
    expect(rows(fresh, 'scheme_tasks', 'local')).toMatchObject([{ owner_id: null, author_id: lead.id }]);
    expect(rows(fresh, 'own_clauses', 'local')).toMatchObject([{ person_id: null }, { person_id: null }]);
    expect(rows(fresh, 'scheme_saves', 'local')).toEqual([]);
    expect(rows(fresh, 'round_readers', 'local')).toMatchObject([{ position: 0, person_id: null, contact_id: 'contact-1' }]);
  });

  it('a line that points outside the file is left and counted; a text held by another organisation is not looked for', async () => {
    const files = unzipSync(await exported(app));
    const zip = changed(files, 'together.jsonl', (line) => Object.assign(line, { schemeId: 'ailleurs' }));
    const fresh = await server();
    expect(await imported(fresh, zip)).toMatchObject({ left: 6 });
    expect(rows(fresh, 'scheme_comments', 'local')).toEqual([]);
    // The record is on this server already; the file names its hash without bringing its words.
    const without = forged(files, (copy) => {
      const kept = strFromU8(present(copy['clause-use.jsonl'])).split('\n');
      copy['clause-use.jsonl'] = strToU8(kept.filter((text) => !text.startsWith('{"kind":"record"')).join('\n'));
    });
    const { organisationId } = await imported(app, without);
    expect(rows(app, 'tender_clauses', organisationId)).toEqual([]);
    expect(rows(app, 'lot_results', organisationId)).toHaveLength(1);
  });

  it('a file from before still comes in, without them', async () => {
    const zip = forged(
      unzipSync(await exported(app)),
      (files) => {
        for (const name of Object.keys(files)) if (LINES.includes(name) || /^(rounds|publications)\//.test(name)) delete files[name];
      },
      3,
    );
    const fresh = await server();
    expect(await imported(fresh, zip)).toMatchObject({ left: 0 });
    for (const table of Object.keys(TABLES)) expect([table, rows(fresh, table, 'local')]).toEqual([table, []]);
    expect(rawOf(fresh).prepare('SELECT count(*) AS n FROM scheme_versions').get()).toEqual({ n: 1 });
  });
});

describe('a file that does not hold', () => {
  it('is refused by the name of its entry, and nothing is kept', async () => {
    const files = unzipSync(await exported(app));
    const otherWords = (line: Record<string, unknown>) => {
      if ('record' in line) Object.assign(Object(line['record']), { title: 'D’autres mots sous la même empreinte' });
    };
    const cases: [string, Uint8Array][] = [
      ['clauses.jsonl', changed(files, 'clauses.jsonl', otherWords)],
      ['clause-use.jsonl', changed(files, 'clause-use.jsonl', otherWords)],
      ['il manque la version 1', changed(files, 'clauses.jsonl', (line) => line['kind'] === 'version' && Object.assign(line, { number: 2 }))],
      ['together.jsonl', changed(files, 'together.jsonl', (line) => Object.assign(line, { createdAt: 'hier' }))],
      ['law.jsonl', changed(files, 'law.jsonl', (line) => Object.assign(line, { kind: 'autre' }))],
      ['rounds/tour-1.json', forged(files, (copy) => Object.assign(copy, { 'rounds/tour-1.json': strToU8('{}') }))],
      ['publications/publiee-1.docx', forged(files, (copy) => Object.assign(copy, { 'publications/publiee-1.docx': strToU8('autre chose') }))],
    ];
    const fresh = await server();
    for (const [said, zip] of cases) {
      const done = await imports(fresh, zip);
      expect([said, isRefusal(done) ? done.message : done]).toEqual([said, expect.stringContaining(said)]);
      expect(rows(fresh, 'scheme_comments', 'local')).toEqual([]);
      expect(rawOf(fresh).prepare('SELECT count(*) AS n FROM people').get()).toEqual({ n: 0 });
    }
  });

  it('no clause of the library is one that its own file would refuse', async () => {
    const { clauses } = app.opened.context;
    const { items } = await clauses.search({ limit: 1000 });
    expect(items.length).toBeGreaterThan(10);
    for (const { slug } of items) {
      const record = present(await clauses.bySlug(slug));
      expect([slug, [...Value.Errors(FileClauseRecord, record)], [...Value.Errors(OwnClauseContent, contentOf(record))]]).toEqual([slug, [], []]);
      expect(clauseHash(JSON.parse(JSON.stringify(record)))).toBe(clauseHash(record));
    }
  });
});
