/** Writes the content into the database, when it changed since last time. */
import { lte, max } from 'drizzle-orm';
import { indexedClause, indexOwnClauses } from '../clause-index.ts';
import { fullTextOf } from '../full-text/index.ts';
import { keepMeta, metaOf } from '../meta.ts';
import type { Connection, OpenDatabase } from '../open.ts';
import { first } from '../query.ts';
import type { ContentKind } from '../records.ts';
import { schema } from '../schema.ts';
import type { Day } from '../../shared/days.ts';
import { LIMITS } from '../../shared/limits.ts';
import { changesBetween, type FoundChange, watchedIn, watchedOf } from './changes.ts';
import type { LoadedContent } from './read.ts';

const { contentChanges } = schema;

/** Content kinds with their items, in the order of the files. */
function* rows(content: LoadedContent): Generator<[ContentKind, string, unknown]> {
  const { catalogue } = content;
  for (const item of content.references) yield ['reference', item.id, item];
  for (const item of content.thresholds) yield ['threshold', item.id, item];
  for (const item of content.switches) yield ['switch', item.id, item];
  for (const item of content.doubts) yield ['doubt', item.id, item];
  for (const item of content.ccags) yield ['ccag', item.id, item];
  for (const item of catalogue.actions) yield ['action', item.id, item];
  for (const item of catalogue.indicators) yield ['indicator', item.id, item];
  for (const item of catalogue.bodies) yield ['body', item.id, item];
  for (const item of catalogue.training) yield ['training', item.id, item];
  for (const item of catalogue.levers) yield ['lever', item.id, item];
  for (const item of catalogue.glossary) yield ['term', item.term, item];
  for (const item of catalogue.startingPoints) yield ['starting-point', item.id, item];
  for (const item of catalogue.chapters) yield ['chapter', item.id, item];
  for (const item of content.labour.shares) yield ['labour-share', item.id, item];
  for (const item of content.labour.actions) yield ['hours-alternative', item.id, item];
  for (const item of content.modules) yield ['training-module', item.id, item];
  for (const item of content.exercises) yield ['training-exercise', item.id, item];
  yield ['synonyms', 'all', content.synonyms];
  if (content.example) yield ['example', 'all', content.example];
}

/** Version of the content that the database holds; undefined when it holds none. */
export const storedContentVersion = ({ reader }: Pick<OpenDatabase, 'reader'>): Promise<string | undefined> => metaOf(reader, 'content-version');

/** Rows sent at once: an engine bounds the values of one query. */
const BATCH = 500;

function* batches<T>(all: readonly T[]): Generator<T[]> {
  for (let at = 0; at < all.length; at += BATCH) yield all.slice(at, at + BATCH);
}

async function writeItems({ orm }: Connection, content: LoadedContent): Promise<void> {
  const all = [...rows(content)].map(([kind, id, item], position) => ({ kind, id, position, json: JSON.stringify(item) }));
  for (const batch of batches(all)) await orm.insert(schema.content).values(batch);
}

async function writeFamilies(connection: Connection, { families, references }: LoadedContent): Promise<void> {
  const numbers = new Map(references.map(({ id, number }) => [id, number]));
  const all = families.map((record, i) => ({ slug: record.slug, position: i + 1, record }));
  for (const batch of batches(all)) await connection.orm.insert(schema.clauseFamilies).values(batch);
  const index = fullTextOf(connection);
  await index.fill(all.map(({ position, record }) => ({ position, text: indexedClause(record, numbers) })));
  await indexOwnClauses(connection, numbers);
}

async function writeChanges({ orm }: Connection, { version, edition }: LoadedContent, seenOn: Day, changes: readonly FoundChange[]): Promise<void> {
  const all = changes.map(({ id, ...change }) => ({ ...change, itemId: id, contentVersion: version, edition: edition.number, seenOn }));
  for (const batch of batches(all)) await orm.insert(contentChanges).values(batch);
  const newest = await first(orm.select({ seq: max(contentChanges.seq) }).from(contentChanges));
  await orm.delete(contentChanges).where(lte(contentChanges.seq, (newest?.seq ?? 0) - LIMITS.contentChanges));
}

/** What was written: how many items came, changed and went; all 0 for a first filling. */
export type WrittenContent = { added: number; changed: number; removed: number };

/** Replaces all content and notes what changed, inside the transaction of who calls. */
export async function replaceContent(connection: Connection, content: LoadedContent, seenOn: Day): Promise<WrittenContent> {
  const before = await watchedIn(connection);
  const changes = before === null ? [] : changesBetween(before, watchedOf(content));
  await connection.orm.delete(schema.content);
  await connection.orm.delete(schema.clauseFamilies);
  await writeItems(connection, content);
  await writeFamilies(connection, content);
  await writeChanges(connection, content, seenOn, changes);
  await keepMeta(connection, 'content-edition', JSON.stringify(content.edition));
  await keepMeta(connection, 'content-version', content.version);
  const count = (kind: FoundChange['change']): number => changes.filter(({ change }) => change === kind).length;
  return { added: count('added'), changed: count('changed'), removed: count('removed') };
}

/**
 * Replaces all content in one transaction and stores its version, unless another process did meanwhile.
 * @param seenOn the day the changes are noted under
 */
export async function fillDatabase({ transaction, settle }: Pick<OpenDatabase, 'transaction' | 'settle'>, content: LoadedContent, seenOn: Day): Promise<void> {
  await transaction(async (connection) => {
    if ((await metaOf(connection, 'content-version')) !== content.version) await replaceContent(connection, content, seenOn);
  });
  await settle();
}
