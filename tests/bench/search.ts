/** Search as people type, against two thousand families: recall, speed beside MiniSearch in memory, and time in the use case. */
import MiniSearch from 'minisearch';
import { stem, words } from '../../db/search-text.ts';
import type { ClauseFamilyRecord } from '../../db/records.ts';
import { isRefusal } from '../../shared/errors.ts';
import { LOCAL_ACTOR } from '../../server/plugins/session.ts';
import { searchClauses } from '../../server/usecases/clauses/search-clauses.ts';
import type { Context } from '../../server/context.ts';
import { bodyOf, loadLibrary, repeatFamilies } from './library.ts';
import { compare, median, quantile, timed } from './pairs.ts';
import { openProduct } from './places.ts';
import { asTyped, controlQueries, labelledQueries, recallAtTen } from './queries.ts';
import type { Bench, Figure } from './report.ts';
import { running } from './thread-time.ts';

const FAMILIES = 2000;
const PAIRS = 5;
const PASSES = 5;

type Search = (q: string) => Promise<string[]>;

const oursOn =
  (context: Context): Search =>
  async (q) => {
    const found = await searchClauses(context, LOCAL_ACTOR, { q, limit: 200 });
    if (isRefusal(found)) throw new Error(found.message);
    return found.items.map(({ slug }) => slug);
  };

/** MiniSearch as one would set it for French: our stop words and stems, the last word a prefix, the same weights. */
function theirsOn(families: readonly ClauseFamilyRecord[], combineWith: 'AND' | 'OR' = 'AND'): Search {
  const index = new MiniSearch<{ id: string }>({
    fields: ['title', 'keywords', 'summary', 'body'],
    tokenize: words,
    processTerm: stem,
    searchOptions: {
      tokenize: words,
      processTerm: stem,
      combineWith,
      fuzzy: false,
      prefix: (_term, i, terms) => i === terms.length - 1,
      boost: { title: 10, keywords: 6, summary: 4, body: 0.5 },
    },
  });
  index.addAll(
    families.map((family) => ({ id: family.slug, title: family.title, keywords: family.keywords.join(' '), summary: family.summary, body: bodyOf(family) })),
  );
  return async (q) => index.search(q).map(({ id }) => String(id));
}

const rateOf = (search: Search, queries: readonly string[]) => async (): Promise<number> => {
  const milliseconds = await timed(async () => {
    for (const q of queries) await search(q);
  });
  return (queries.length / milliseconds) * 1000;
};

type Times = { p50: number; p95: number; processor95: number };

/** Each query's median of a few passes: a stall caused by another program is not counted as the query's own. */
async function timeOf(search: Search, queries: readonly string[]): Promise<Times> {
  const elapsed = queries.map((): number[] => []);
  const processor = queries.map((): number[] => []);
  for (let pass = 0; pass < PASSES; pass++) {
    for (const [i, q] of queries.entries()) {
      const before = running();
      elapsed[i]?.push(await timed(() => search(q)));
      processor[i]?.push((running() - before) / 1e6);
    }
  }
  const own = elapsed.map(median);
  return { p50: median(own), p95: quantile(own, 0.95), processor95: quantile(processor.map(median), 0.95) };
}

export const search: Bench = {
  name: 'recherche',
  title: `Recherche au fil de la frappe, ${FAMILIES} familles`,
  run: async () => {
    const content = loadLibrary();
    const labelled = labelledQueries();
    const real = await openProduct();
    const { recall, missed } = await recallAtTen(labelled, oursOn(real.context));
    const control = await recallAtTen(controlQueries(), oursOn(real.context));
    await real.close();
    const peer = await recallAtTen(labelled, theirsOn(content.families));
    const peerAny = await recallAtTen(labelled, theirsOn(content.families, 'OR'));

    const families = repeatFamilies(content.families, FAMILIES);
    const big = await openProduct({ library: { ...content, families } });
    const ours = oursOn(big.context);
    const typed = asTyped(labelled);
    const { p50, p95, processor95 } = await timeOf(ours, typed);
    const some = typed.filter((_, i) => i % 3 === 0);
    const speed = await compare(PAIRS, rateOf(ours, some), rateOf(theirsOn(families), some));
    await big.close();

    const figures: Figure[] = [
      {
        what: `rappel à 10, ${labelled.length} recherches étiquetées`,
        value: recall,
        unit: '',
        bar: { limit: 0.9, is: 'at-least' },
        detail: missed.length > 0 ? `manque : ${missed.join(' ; ')}` : undefined,
      },
      {
        what: `rappel à 10, ${controlQueries().length} recherches témoins, hors réglage`,
        value: control.recall,
        unit: '',
        detail: control.missed.length > 0 ? `manque : ${control.missed.join(' ; ')}` : undefined,
      },
      { what: 'rappel à 10 de MiniSearch, tous les mots', value: peer.recall, unit: '' },
      { what: 'rappel à 10 de MiniSearch, un des mots', value: peerAny.recall, unit: '' },
      { what: 'recherches par seconde', value: speed.ours, unit: '/s' },
      { what: 'MiniSearch en mémoire, tous les mots', value: speed.theirs, unit: '/s' },
      { what: 'rapport des débits', value: speed.ratio, unit: '', bar: { limit: 1, is: 'at-least' } },
      { what: 'temps serveur médian', value: p50, unit: 'ms' },
      { what: 'temps serveur, 95 % des frappes sous', value: p95, unit: 'ms', bar: { limit: 5, is: 'at-most' } },
      { what: 'processeur, 95 % des frappes sous', value: processor95, unit: 'ms' },
    ];
    return figures;
  },
};
