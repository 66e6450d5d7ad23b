/** The searches of `queries.yaml`, and each of them as it is typed, letter after letter. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';

export type LabelledQuery = { q: string; expected: string[] };

function queriesOf(list: 'labelled' | 'control'): LabelledQuery[] {
  const read: Record<'labelled' | 'control', LabelledQuery[]> = parse(readFileSync(join(import.meta.dirname, 'queries.yaml'), 'utf8'));
  return read[list];
}

/** Those the search was tuned with. */
export const labelledQueries = (): LabelledQuery[] => queriesOf('labelled');
/** Those it was not. */
export const controlQueries = (): LabelledQuery[] => queriesOf('control');

/** « es », « esa », « esat »: what the page asks while a person types. */
export const asTyped = (queries: readonly LabelledQuery[]): string[] =>
  queries.flatMap(({ q }) => Array.from({ length: q.length - 1 }, (_, i) => q.slice(0, i + 2)));

/** Share of the expected families among the first ten, averaged over the queries. */
export async function recallAtTen(queries: readonly LabelledQuery[], search: (q: string) => Promise<string[]>): Promise<{ recall: number; missed: string[] }> {
  const missed: string[] = [];
  let sum = 0;
  for (const { q, expected } of queries) {
    const first = (await search(q)).slice(0, 10);
    const absent = expected.filter((slug) => !first.includes(slug));
    sum += 1 - absent.length / expected.length;
    if (absent.length > 0) missed.push(`${q} → ${absent.join(', ')}`);
  }
  return { recall: sum / queries.length, missed };
}
