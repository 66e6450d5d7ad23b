/** Opens everything the application stands on: database, content, repositories, workers. */
import { makeUnitOfWork } from '../db/unit-of-work.ts';
import { fillDatabase, readContent } from '../db/loader/index.ts';
import { readContentVersion } from '../db/loader/read.ts';
import { type OpenDatabase, openDatabase } from '../db/open.ts';
import { contentRoot } from '../db/paths.ts';
import { schema } from '../db/schema.ts';
import type { Clock, Context } from './context.ts';
import type { Workers } from './jobs/workers.ts';
import { LOCAL_ORGANISATION } from './plugins/session.ts';
import { makeClauseRepository } from './repositories/clauses.ts';
import { makeContentRepository } from './repositories/content.ts';
import { makeRepositories } from './repositories/index.ts';
import type { ExampleContent } from '../db/loader/example.ts';

/** Content files that do not hold: the product does not start on a doubtful library. */
export class ContentFaulty extends Error {}

const storedVersion = ({ writer }: OpenDatabase): string | undefined =>
  writer.raw.prepare<[], { value: string }>("SELECT value FROM meta WHERE key = 'content-version'").get()?.value;

/** Fills the database with the content when it changed since last time. Returns true when it did. */
export function refreshContent(database: OpenDatabase): boolean {
  const root = contentRoot();
  if (storedVersion(database) === readContentVersion(root)) return false;
  const { content, faults } = readContent(root);
  if (faults.length > 0) throw new ContentFaulty(faults.map(({ file, message }) => `${file} : ${message}`).join('\n'));
  fillDatabase(database, content);
  return true;
}

/** The organisation of the desk, and the worked example the first time. */
function seed({ writer }: OpenDatabase, clock: Clock): void {
  const { raw, orm } = writer;
  const known = raw.prepare<[string], { id: string }>('SELECT id FROM organisations WHERE id = ?').get(LOCAL_ORGANISATION);
  if (known) return;
  const row = raw.prepare<[], { json: string }>("SELECT json FROM content WHERE kind = 'example'").get();
  const example: ExampleContent | null = row ? JSON.parse(row.json) : null;
  const now = clock.now();
  raw.transaction(() => {
    orm.insert(schema.organisations).values({ id: LOCAL_ORGANISATION, name: 'Ce poste', createdAt: now }).run();
    if (!example) return;
    orm.insert(schema.schemes).values({ id: 'exemple', organisationId: LOCAL_ORGANISATION, title: example.title, revision: 1, content: example, example: true, startingPoint: null, createdAt: now, updatedAt: now, deletedAt: null }).run();
  }).immediate();
}

export type Opened = { context: Context; database: OpenDatabase; close: () => Promise<void> };

/** Everything ready to serve; throws what `openDatabase` throws, and `ContentFaulty`. */
export function openContext(path: string, clock: Clock, newId: () => string, workers: Workers): Opened {
  const database = openDatabase(path, clock.now);
  refreshContent(database);
  seed(database, clock);
  const context: Context = {
    read: makeRepositories(database.reader),
    write: makeUnitOfWork(database),
    content: makeContentRepository(database.reader),
    clauses: makeClauseRepository(database.reader),
    clock,
    newId,
    workers,
  };
  const close = async () => {
    await workers.close();
    database.close();
  };
  return { context, database, close };
}
