/** What a new content changes for who reads the law: compared line by line, before the old one goes. */
import type { Connection } from '../open.ts';
import type { ClauseFamilyRecord, ContentKind, ReferenceRecord, ThresholdRecord } from '../records.ts';
import { schema } from '../schema.ts';
import type { Doubt, LawSwitch } from '../../shared/api/references.ts';
import type { TrainingModuleRecord } from '../../shared/api/training-content.ts';
import type { CHANGE_WEIGHTS, CONTENT_CHANGES, WatchKind, WatchLine } from '../../shared/api/watch.ts';
import { changeWeight, clauseLines, doubtLines, type Lines, questionLines, referenceLines, switchLines, thresholdLines } from '../../shared/watch/lines.ts';
import type { LoadedContent } from './read.ts';

const { content, clauseFamilies } = schema;

export type FoundChange = {
  kind: WatchKind;
  id: string;
  title: string;
  change: (typeof CONTENT_CHANGES)[number];
  weight: (typeof CHANGE_WEIGHTS)[number];
  before: WatchLine[] | null;
  after: WatchLine[] | null;
};

/** `reference ccp-l2112-2` → its lines. */
export type WatchedItems = ReadonlyMap<string, Lines & { kind: WatchKind; id: string }>;

type Watched = {
  references: readonly ReferenceRecord[];
  thresholds: readonly ThresholdRecord[];
  switches: readonly LawSwitch[];
  doubts: readonly Doubt[];
  families: readonly ClauseFamilyRecord[];
  modules: readonly TrainingModuleRecord[];
};

function itemsOf({ references, thresholds, switches, doubts, families, modules }: Watched): WatchedItems {
  const items = new Map<string, Lines & { kind: WatchKind; id: string }>();
  const add = (kind: WatchKind, id: string, lines: Lines) => items.set(`${kind} ${id}`, { kind, id, ...lines });
  for (const item of references) add('reference', item.id, referenceLines(item));
  for (const item of thresholds) add('threshold', item.id, thresholdLines(item));
  for (const item of switches) add('switch', item.id, switchLines(item));
  for (const item of doubts) add('doubt', item.id, doubtLines(item));
  for (const item of families) add('clause', item.slug, clauseLines(item));
  for (const { questions } of modules) for (const item of questions) add('question', item.id, questionLines(item));
  return items;
}

export const watchedOf = (loaded: LoadedContent): WatchedItems => itemsOf(loaded);

/** What the database holds; null when it holds no content yet, or content of a shape this version no longer reads. */
export async function watchedIn({ orm }: Connection): Promise<WatchedItems | null> {
  const stored = await orm.select({ kind: content.kind, json: content.json }).from(content).orderBy(content.position);
  const read = <T>(kind: ContentKind): T[] => stored.filter((row) => row.kind === kind).map(({ json }): T => JSON.parse(json));
  const families = (await orm.select({ record: clauseFamilies.record }).from(clauseFamilies).orderBy(clauseFamilies.position)).map(({ record }) => record);
  const references = read<ReferenceRecord>('reference');
  if (references.length === 0) return null;
  try {
    return itemsOf({
      ...{ references, families, thresholds: read('threshold'), switches: read('switch') },
      ...{ doubts: read('doubt'), modules: read('training-module') },
    });
  } catch {
    return null;
  }
}

/** In the order of the new content, what went last. */
export function changesBetween(before: WatchedItems, after: WatchedItems): FoundChange[] {
  const found: FoundChange[] = [];
  for (const [key, { kind, id, title, lines }] of after) {
    const was = before.get(key);
    const weight = was ? changeWeight(was.lines, lines) : 'text';
    if (weight !== null) found.push({ kind, id, title, weight, change: was ? 'changed' : 'added', before: was?.lines ?? null, after: lines });
  }
  for (const [key, { kind, id, title, lines }] of before)
    if (!after.has(key)) found.push({ kind, id, title, weight: 'text', change: 'removed', before: lines, after: null });
  return found;
}
