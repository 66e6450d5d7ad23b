/** The corpus with one clause in each file, made once, and tests declared on every file of it. */
import type { InsertionReport } from '#shared/api/documents.ts';
import type { ClauseInsertion, InsertionOrder, WordReading } from '../../../server/jobs/tasks.ts';
import { insertClauses } from '../../../server/jobs/worker.ts';
import { CORPUS } from '../../word/corpus/index.ts';
import type { CorpusFile } from '../../word/corpus/model.ts';
import { itWith, tool, type ToolName } from '../tools.ts';
import { accepted, insertionItem, insertionOrder, placeOf, readingOf } from './clause.ts';

export type Made = { entry: CorpusFile; original: Uint8Array; reading: WordReading; result: Uint8Array; report: InsertionReport };

const files = new Map<string, Uint8Array>();

/** The file, made once: programs other than ours write the clock into theirs. */
async function fileOfEntry(entry: CorpusFile): Promise<Uint8Array> {
  const known = files.get(entry.name) ?? (await entry.file());
  files.set(entry.name, known);
  return known;
}

/** A corpus file with one clause in it, tracked. */
export async function made(entry: CorpusFile, more: Partial<InsertionOrder> = {}, item: Partial<ClauseInsertion> = {}): Promise<Made> {
  const original = await fileOfEntry(entry);
  const reading = await readingOf(original);
  const order = insertionOrder(original, [insertionItem(placeOf(reading, entry.traits.after), item)], more);
  const { file, report } = accepted(await insertClauses(order));
  return { entry, original, reading, result: file, report };
}

/** The files that can be made on this machine. */
export const MAKEABLE = CORPUS.filter(({ needs }) => needs === undefined || tool(needs) !== null || process.env.CI === 'true');
const kept = new Map<string, Promise<Made>>();

/** The tracked insertion into a file, computed once. */
export function madeOnce(entry: CorpusFile): Promise<Made> {
  const known = kept.get(entry.name) ?? made(entry);
  kept.set(entry.name, known);
  return known;
}

/** Every insertion of the corpus that succeeds; what fails is told by W1. */
export async function allMade(): Promise<Made[]> {
  const settled = await Promise.allSettled(MAKEABLE.map(madeOnce));
  return settled.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
}

/** Declares a test on each file of the corpus; those that a program must make are skipped, visibly, without it. */
export function eachFile(
  title: string,
  body: (made: Made) => Promise<void> | void,
  keep: (entry: CorpusFile) => boolean = () => true,
  tools: readonly ToolName[] = [],
): void {
  for (const entry of CORPUS.filter(keep))
    itWith([...tools, ...(entry.needs ? [entry.needs] : [])], `${entry.name} : ${title}`, async () => body(await madeOnce(entry)));
}
