/** Runs the benches asked for (all of them by default), one after the other, and prints one table. */
import { checks } from './checks.ts';
import { delay } from './delay.ts';
import { growth } from './growth.ts';
import { imports } from './imports.ts';
import { insertion } from './insertion.ts';
import { load } from './load.ts';
import { memory } from './memory.ts';
import { page } from './page.ts';
import { read } from './read.ts';
import { type Bench, keep, type Outcome, table } from './report.ts';
import { search } from './search.ts';
import { word } from './word.ts';

const BENCHES: readonly Bench[] = [page, search, read, word, insertion, checks, imports, delay, memory, load, growth];

async function outcome({ name, title, run }: Bench): Promise<Outcome> {
  process.stdout.write(`${title}…\n`);
  const start = performance.now();
  const seconds = () => Math.round((performance.now() - start) / 100) / 10;
  try {
    const figures = await run();
    return { name, title, seconds: seconds(), figures };
  } catch (error) {
    return { name, title, seconds: seconds(), figures: [], failure: error instanceof Error ? error.message : String(error) };
  }
}

const asked = process.argv.slice(2);
const unknown = asked.filter((name) => !BENCHES.some((bench) => bench.name === name));
if (unknown.length > 0) {
  process.stderr.write(`Mesure inconnue : ${unknown.join(', ')}. Choix : ${BENCHES.map(({ name }) => name).join(', ')}.\n`);
  process.exit(1);
}
const outcomes: Outcome[] = [];
for (const bench of BENCHES) if (asked.length === 0 || asked.includes(bench.name)) outcomes.push(await outcome(bench));
process.stdout.write(`${table(outcomes)}\n\nRésultats gardés : ${keep(outcomes)}\n`);
process.exit(outcomes.some(({ failure }) => failure !== undefined) ? 1 : 0);
