/** Clause families and their search index. */
import type { ClauseList, ClauseQuery, ClauseSummary } from '#shared/api/clauses.ts';
import type { Connection } from '../../db/open.ts';
import type { ClauseFamilyRecord } from '../../db/records.ts';
import type { Synonyms } from '../../db/loader/catalogue.ts';
import { citedReferences } from '#shared/clause/references.ts';
import { countFacets, matchesFilters } from '#shared/clause/facets.ts';
import { askedWords, makeQueryBuilder } from './search-query.ts';
import { makeSpelling } from './search-spelling.ts';

export type ClauseRepository = ReturnType<typeof makeClauseRepository>;
export type ClauseSearch = Omit<ClauseQuery, 'on'>;

/** Below this, a search also shows families that hold some of the words only: the best, and not far behind the first. */
const FEW = 5;
const RELAXED_KEPT = 20;
const RELAXED_SHARE = 0.35;

const summaryOf = ({ slug, title, summary, levers, pieces, confidence, themes, contractTypes, cpv, ccag }: ClauseFamilyRecord): ClauseSummary => ({
  slug,
  title,
  summary,
  levers,
  pieces,
  confidence,
  themes,
  contractTypes,
  cpv,
  ccag,
});

type Library = {
  families: ReadonlyMap<string, ClauseFamilyRecord>;
  /** As the search index numbers them. */
  byPosition: ReadonlyMap<number, ClauseSummary>;
};

/** The whole library, read once: it does not change while the process runs. */
function readLibrary(raw: Connection['raw']): Library {
  const stored = raw.prepare<[], { position: number; record: string }>('SELECT position, record FROM clause_families ORDER BY position').all();
  const families = new Map<string, ClauseFamilyRecord>();
  const byPosition = new Map<number, ClauseSummary>();
  for (const { position, record } of stored) {
    const family: ClauseFamilyRecord = JSON.parse(record);
    families.set(family.slug, family);
    byPosition.set(position, summaryOf(family));
  }
  return { families, byPosition };
}

/** Families in order of relevance; all of them, in the library's order, for an empty question. */
function makeRanking(raw: Connection['raw'], byPosition: Library['byPosition']): (q: string) => ClauseSummary[] {
  const synonyms = raw.prepare<[], { json: string }>("SELECT json FROM content WHERE kind = 'synonyms'").get();
  const groups: Synonyms = synonyms ? JSON.parse(synonyms.json) : [];
  const plan = makeQueryBuilder(groups);
  const mend = makeSpelling(raw);
  // Weights: a title outweighs keywords, they outweigh the summary, the text comes last. The lower the score, the better.
  const score = 'bm25(clause_search, 10, 6, 4, 0.5)';
  const every = raw.prepare<[string], number>(`SELECT rowid FROM clause_search WHERE clause_search MATCH ? ORDER BY ${score}, rowid`).pluck();
  const best = raw.prepare<[string], { rowid: number; score: number }>(
    `SELECT rowid, ${score} AS score FROM clause_search WHERE clause_search MATCH ? ORDER BY score, rowid LIMIT ${RELAXED_KEPT}`,
  );

  /** Positions of the families that hold every word; when they are few, then of those that hold the words that tell the most. */
  const find = (asked: readonly string[]): number[] => {
    const { strict, relaxed } = plan(asked);
    const found = every.all(strict);
    if (found.length >= FEW || relaxed === null) return found;
    const near = best.all(relaxed);
    const bar = (near[0]?.score ?? 0) * RELAXED_SHARE;
    return [...new Set([...found, ...near.filter((hit) => hit.score <= bar).map(({ rowid }) => rowid)])];
  };

  return (q) => {
    if (q.trim() === '') return [...byPosition.values()];
    const asked = askedWords(q);
    if (asked.length === 0) return [];
    const found = find(asked);
    const mended = found.length < FEW ? mend(asked) : null;
    return (mended ? find(mended) : found).flatMap((position) => byPosition.get(position) ?? []);
  };
}

/** The families that rest on each reference. */
function readCiting(families: Library['families']): Map<string, { slug: string; title: string }[]> {
  const citing = new Map<string, { slug: string; title: string }[]>();
  for (const family of families.values()) {
    for (const id of citedReferences(family)) citing.set(id, [...(citing.get(id) ?? []), { slug: family.slug, title: family.title }]);
  }

  return citing;
}

export function makeClauseRepository({ raw }: Connection) {
  const { families, byPosition } = readLibrary(raw);
  const ranked = makeRanking(raw, byPosition);
  const citing = readCiting(families);
  return {
    count: families.size,
    search: async ({ q = '', limit = 200, offset = 0, ...filters }: ClauseSearch): Promise<Omit<ClauseList, 'on'>> => {
      const found = ranked(q);
      const kept = found.filter((family) => matchesFilters(family, filters));
      return { items: kept.slice(offset, offset + limit), total: kept.length, facets: countFacets(found, filters) };
    },
    bySlug: async (slug: string): Promise<ClauseFamilyRecord | null> => families.get(slug) ?? null,
    /** The families that rest on a reference. */
    citing: async (referenceId: string): Promise<{ slug: string; title: string }[]> => citing.get(referenceId) ?? [],
    titleOf: async (slug: string): Promise<string | null> => families.get(slug)?.title ?? null,
  };
}
