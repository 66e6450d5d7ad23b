/**
 * Clause families and their search. Clausier's own are read once and are the same for everybody; `of` gives the library of an
 * organisation: the same object, unless it published clauses of its own (`own-library.ts`), which take their place in it.
 */
import type { ClauseSummary } from '#shared/api/clauses.ts';
import { eq } from 'drizzle-orm';
import { type FullText, fullTextOf } from '../../db/full-text/index.ts';
import type { Connection } from '../../db/open.ts';
import { first } from '../../db/query.ts';
import { schema } from '../../db/schema.ts';
import type { ClauseFamilyRecord } from '../../db/records.ts';
import type { Synonyms } from '../../db/loader/catalogue.ts';
import { clauseHash } from './clause-hash.ts';
import { citingOf, type ClauseLibrary, listed, type Ranked, summaryOf } from './clause-library.ts';
import { makeOwnLibraries } from './own-library.ts';
import { askedWords, makeQueryBuilder } from './search-query.ts';
import { makeSpelling } from './search-spelling.ts';

const { clauseFamilies, content } = schema;

/** Below this, a search also shows families that hold some of the words only: the best, and not far behind the first. */
const FEW = 5;
const RELAXED_KEPT = 20;
const RELAXED_SHARE = 0.35;

type Library = {
  families: ReadonlyMap<string, ClauseFamilyRecord>;
  /** As the search index numbers them. */
  byPosition: ReadonlyMap<number, ClauseSummary>;
};

/** The whole library, read once: it does not change while the process runs. */
async function readLibrary({ orm }: Connection): Promise<Library> {
  const stored = await orm.select().from(clauseFamilies).orderBy(clauseFamilies.position);
  return {
    families: new Map(stored.map(({ record }) => [record.slug, record])),
    byPosition: new Map(stored.map(({ position, record }) => [position, summaryOf(record)])),
  };
}

async function readSynonyms({ orm }: Connection): Promise<Synonyms> {
  const row = await first(orm.select({ json: content.json }).from(content).where(eq(content.kind, 'synonyms')));
  return row ? JSON.parse(row.json) : [];
}

/** Families in order of relevance; all of them, in the library's order, for an empty question. */
function makeRanking(index: FullText, synonyms: Synonyms, byPosition: Library['byPosition']): (q: string) => Promise<Ranked> {
  const plan = makeQueryBuilder(synonyms);
  const mend = makeSpelling(index);

  /** Positions of the families that hold every word; when they are few, then of those that hold the words that tell the most. */
  const find = async (asked: readonly string[]): Promise<number[]> => {
    const { strict, relaxed } = plan(asked);
    const found = await index.every(strict);
    if (found.length >= FEW || relaxed === null) return found;
    const near = await index.find(relaxed, RELAXED_KEPT);
    const bar = (near[0]?.score ?? 0) * RELAXED_SHARE;
    return [...new Set([...found, ...near.filter((hit) => hit.score <= bar).map(({ position }) => position)])];
  };

  return async (q) => {
    if (q.trim() === '') return { families: [...byPosition.values()], asTyped: [...byPosition.values()], plan: 'everything', few: false };
    const asked = askedWords(q);
    if (asked.length === 0) return { families: [], asTyped: [], plan: null, few: true };
    const found = await find(asked);
    const mended = found.length < FEW ? await mend(asked) : null;
    const at = (positions: readonly number[]): ClauseSummary[] => positions.flatMap((position) => byPosition.get(position) ?? []);
    return { families: at(mended ? await find(mended) : found), asTyped: at(found), plan: plan(asked), few: found.length < FEW };
  };
}

/** Hashes are made once, when they are asked for. */
function makeHashes(families: Library['families']): (slug: string) => string | null {
  const made = new Map<string, string>();
  return (slug) => {
    const family = families.get(slug);
    if (!family) return null;
    const hash = made.get(slug) ?? clauseHash(family);
    made.set(slug, hash);
    return hash;
  };
}

export type ClauseRepository = Awaited<ReturnType<typeof makeClauseRepository>>;

export async function makeClauseRepository(connection: Connection) {
  const { families, byPosition } = await readLibrary(connection);
  const ranked = makeRanking(fullTextOf(connection), await readSynonyms(connection), byPosition);
  const citing = citingOf(families.values());
  const hashOf = makeHashes(families);
  const shipped: ClauseLibrary = {
    key: '',
    count: families.size,
    search: async (asked) => listed((await ranked(asked.q ?? '')).families, asked),
    bySlug: async (slug) => families.get(slug) ?? null,
    titleOf: async (slug) => families.get(slug)?.title ?? null,
    citing: async (referenceId) => citing.get(referenceId) ?? [],
    versionOf: async (slug) => {
      const hash = hashOf(slug);
      return hash === null ? null : { number: null, hash };
    },
  };
  const of = makeOwnLibraries(connection, { shipped, families, ranked });
  return { ...shipped, shipped, of };
}
