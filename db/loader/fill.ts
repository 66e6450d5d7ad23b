/** Writes the content into the database, when it changed since last time. */
import type { OpenDatabase } from '../open.ts';
import type { ContentKind } from '../records.ts';
import { indexText } from '../search-text.ts';
import { blocksText } from '../../shared/block/text.ts';
import type { LoadedContent } from './read.ts';

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
export const storedContentVersion = ({ writer }: OpenDatabase): string | undefined =>
  writer.raw.prepare<[], { value: string }>("SELECT value FROM meta WHERE key = 'content-version'").get()?.value;

/** Replaces all content in one transaction and stores its version. */
export function fillDatabase({ writer }: OpenDatabase, content: LoadedContent): void {
  const { raw } = writer;
  raw
    .transaction(() => {
      raw.exec('DELETE FROM content; DELETE FROM clause_families; DELETE FROM clause_search;');
      const insert = raw.prepare('INSERT INTO content (kind, id, position, json) VALUES (?, ?, ?, ?)');
      let position = 0;
      for (const [kind, id, item] of rows(content)) insert.run(kind, id, position++, JSON.stringify(item));
      const family = raw.prepare('INSERT INTO clause_families (slug, position, record) VALUES (?, ?, ?)');
      const index = raw.prepare('INSERT INTO clause_search (rowid, title, keywords, summary, body) VALUES (?, ?, ?, ?, ?)');
      const numbers = new Map(content.references.map(({ id, number }) => [id, number]));
      content.families.forEach((record, i) => {
        family.run(record.slug, i + 1, JSON.stringify(record));
        const body = [
          ...record.texts.map(({ blocks }) => blocksText(blocks)),
          ...record.whenToUse,
          ...record.whenNotToUse,
          ...record.risks.map((risk) => risk.text),
        ].join(' ');
        const articles = record.references.flatMap((id) => numbers.get(id) ?? []);
        index.run(i + 1, indexText(record.title), indexText([...record.keywords, ...articles].join(' ')), indexText(record.summary), indexText(body));
      });
      raw.prepare("INSERT INTO meta (key, value) VALUES ('content-version', ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value").run(content.version);
    })
    .immediate();
  // A whole library went through the log: its room on the disk is given back.
  raw.pragma('wal_checkpoint(TRUNCATE)');
}
