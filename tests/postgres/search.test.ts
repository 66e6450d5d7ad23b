/** Both engines on the same library: whatever is asked, the same families with the same scores, and the labelled questions at the same bar. */
import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { type FullText, fullTextOf, type Hit } from '../../db/full-text/index.ts';
import type { Columns, Query } from '../../db/full-text/query.ts';
import { type LoadedContent, readContent } from '../../db/loader/index.ts';
import { openDatabase, type SqliteDatabase } from '../../db/open.ts';
import { contentRoot } from '../../db/paths.ts';
import { openPostgres, type PostgresDatabase } from '../../db/postgres/open.ts';
import { indexText } from '../../db/search-text.ts';
import { makeClauseRepository } from '../../server/repositories/clauses.ts';
import { askedWords, makeQueryBuilder } from '../../server/repositories/search-query.ts';
import { asTyped, controlQueries, labelledQueries, recallAtTen } from '../bench/queries.ts';
import { postgresForTests } from '../support/postgres/for-tests.ts';

const AT = '2026-11-23T08:00:00.000Z';
const ENGINES = ['sqlite', 'postgres'] as const;
type Engine = (typeof ENGINES)[number];

let folder: string;
let content: LoadedContent;
let server: Awaited<ReturnType<typeof postgresForTests>>;
let databases: { sqlite: SqliteDatabase; postgres: PostgresDatabase };
const indexOn = (engine: Engine): FullText => fullTextOf(databases[engine].reader);

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'clausier-search-'));
  server = await postgresForTests();
  const path = join(folder, 'clausier.db');
  copyFileSync(inject('templateDatabase'), path);
  const fail = (error: Error): void => {
    throw error;
  };
  databases = { sqlite: openDatabase(path, () => AT), postgres: await openPostgres(server.url, fail) };
  content = readContent(contentRoot()).content;
});
afterAll(async () => {
  for (const engine of ENGINES) await databases[engine].close();
  await server.close();
  rmSync(folder, { recursive: true, force: true });
});

/** FTS5 counts wrongly the words that are nowhere near in the parts they are bound to (`bm25.ts`): then only who answers is compared. */
const boundNear = (query: Query): boolean => ('of' in query ? query.of.some(boundNear) : query.kind === 'near' && query.columns !== 'everywhere');

const byPosition = (hits: readonly Hit[]): Map<number, number> => new Map(hits.map(({ position, score }) => [position, score]));

async function expectSame(query: Query): Promise<number> {
  const [theirs, ours] = await Promise.all([indexOn('sqlite').find(query), indexOn('postgres').find(query)]);
  const scores = byPosition(ours);
  expect([...scores.keys()].sort(), JSON.stringify(query)).toEqual([...byPosition(theirs).keys()].sort());
  if (!boundNear(query)) for (const { position, score } of theirs) expect(scores.get(position), JSON.stringify(query)).toBeCloseTo(score, 9);
  return ours.length;
}

describe('both engines', () => {
  it.each(ENGINES)('the labelled questions find their families on %s', async (engine) => {
    const { search } = await makeClauseRepository(databases[engine].reader);
    const asked = async (q: string): Promise<string[]> => (await search({ q, limit: 10 })).items.map(({ slug }) => slug);
    const { recall, missed } = await recallAtTen(labelledQueries(), asked);
    expect(recall, missed.join(' ; ')).toBeGreaterThanOrEqual(0.95);
    expect((await recallAtTen(controlQueries(), asked)).recall).toBeGreaterThanOrEqual(0.9);
  });

  it('find the same families, with the same scores, as a question is typed', async () => {
    const plan = makeQueryBuilder(content.synonyms);
    const some = asTyped([...labelledQueries(), ...controlQueries()]).filter((_, i) => i % 4 === 0);
    let found = 0;
    for (const asked of some.map(askedWords).filter(({ length }) => length > 0)) {
      const { strict, relaxed } = plan(asked);
      found += await expectSame(strict);
      if (relaxed) found += await expectSame(relaxed);
    }
    expect(found).toBeGreaterThan(1000);
  });

  it('and for any words of the library, near or not', async () => {
    const words = (await indexOn('sqlite').vocabulary(2)).filter(({ doc }) => doc > 2).map(({ term }) => term);
    const word = fc.nat().map((i) => words[i % words.length] ?? '');
    const columns = fc.constantFrom<Columns>('title', 'title-keywords', 'title-keywords-summary', 'everywhere');
    const one = fc.oneof(
      fc.record<Query & { kind: 'word' }>({ kind: fc.constant('word'), word, prefix: fc.boolean(), columns }),
      fc.record<Query & { kind: 'near' }>({
        kind: fc.constant('near'),
        words: fc.uniqueArray(word, { minLength: 2, maxLength: 4 }),
        within: fc.integer({ min: 0, max: 30 }),
        columns,
      }),
    );
    const any = fc.record<Query & { kind: 'any' | 'every' }>({ kind: fc.constantFrom('any', 'every'), of: fc.array(one, { minLength: 1, maxLength: 3 }) });
    await fc.assert(
      fc.asyncProperty(any, async (query) => void (await expectSame(query))),
      { numRuns: 200 },
    );
  });

  it('know the same words', async () => {
    expect(await indexOn('postgres').vocabulary(4)).toEqual(await indexOn('sqlite').vocabulary(4));
  });

  it.each(ENGINES)('whatever is typed answers on %s, and finds nothing more than its words', async (engine) => {
    const { search } = await makeClauseRepository(databases[engine].reader);
    const typed = [
      '"',
      "'",
      '\\',
      "\\'",
      ':*',
      'a:*',
      '&',
      '|',
      '!',
      '!insertion',
      '<->',
      'a <-> b',
      'a & !b',
      "');--",
      '\0',
      'a\0b',
      '😀',
      '\ud83d',
      '%',
      '_',
    ];
    for (const q of typed) await expect(search({ q })).resolves.toMatchObject({ total: expect.any(Number) });
    const plain = await search({ q: 'insertion nettoyage' });
    for (const q of ['insertion & nettoyage', 'insertion | nettoyage', '"insertion" <-> nettoyage', "insertion' nettoyage\0"])
      expect(await search({ q })).toEqual(plain);
  });

  it.each(ENGINES)('a word made of signs never throws on %s', async (engine) => {
    const { find } = indexOn(engine);
    for (const word of ['"', '\\', ':*', '!', '<->', '\0', 'a\0', '😀', '\ud83d', '', ' ', "'"]) {
      await expect(find({ kind: 'word', word, prefix: true, columns: 'everywhere' })).resolves.toEqual(expect.any(Array));
      await expect(find({ kind: 'near', words: [word, 'insertion'], within: 8, columns: 'title' })).resolves.toEqual(expect.any(Array));
    }
  });
});

describe('the clauses of organisations, on PostgreSQL', () => {
  const text = (title: string): [string, string, string, string] => [indexText(title), '', '', ''];
  const word = (text: string): Query => ({ kind: 'word', word: text, prefix: false, columns: 'everywhere' });
  const found = (organisation: string, text: string, most = 10) => indexOn('postgres').own.find(organisation, word(text), most);

  /** A published clause, as far as its index is concerned. */
  async function publish(organisationId: string, position: number, title: string): Promise<void> {
    await databases.postgres.pool.query(
      `INSERT INTO own_clauses (id, organisation_id, position, slug, kind, state, library, revision, version, content, created_at, updated_at)
       VALUES ($1, $2, $3, $4, 'new', 'published', 'published', 1, 1, '{}', $5, $5)`,
      [`clause-${position}`, organisationId, position, `maison-${position}`, AT],
    );
    await indexOn('postgres').own.put({ position, text: text(title) });
  }

  it('are found by their organisation only, replaced, and taken away', async () => {
    const insert = 'INSERT INTO organisations (id, name, created_at) VALUES ($1, $1, $2)';
    for (const id of ['org-a', 'org-b']) await databases.postgres.pool.query(insert, [id, AT]);
    await publish('org-a', 1, 'Papier recyclé');
    await publish('org-a', 2, 'Papier et carton, papier et encre, fournitures');
    await publish('org-b', 3, 'Papier');
    expect(await found('org-a', 'papier')).toHaveLength(2);
    expect(await found('org-a', 'papier', 1)).toHaveLength(1);
    expect(await found('org-b', 'papier')).toEqual(['maison-3']);
    expect(await found('org-c', 'papier')).toEqual([]);
    const { own } = indexOn('postgres');
    await own.put({ position: 3, text: text('Carton') });
    expect([await found('org-b', 'papier'), await found('org-b', 'carton')]).toEqual([[], ['maison-3']]);
    await own.take(1);
    expect(await found('org-a', 'papier')).toEqual(['maison-2']);
    await own.fill([{ position: 1, text: text('Encre') }]);
    expect([await found('org-a', 'papier'), await found('org-a', 'encre')]).toEqual([[], ['maison-1']]);
  });
});
