/** Clause families and their search index. */
import type { ClauseList, ClauseQuery, ClauseSummary } from '#shared/api/clauses.ts';
import type { Connection } from '../../db/open.ts';
import type { ClauseFamilyRecord } from '../../db/records.ts';
import type { Synonyms } from '../../db/loader/catalogue.ts';
import { countFacets, matchesFilters } from '#shared/clause/facets.ts';
import { makeQueryBuilder } from './search-query.ts';

export type ClauseRepository = ReturnType<typeof makeClauseRepository>;
export type ClauseSearch = Omit<ClauseQuery, 'on'>;

const summaryOf = ({ slug, title, summary, levers, pieces, confidence, themes, contractTypes, cpv, ccag }: ClauseFamilyRecord): ClauseSummary =>
  ({ slug, title, summary, levers, pieces, confidence, themes, contractTypes, cpv, ccag });

export function makeClauseRepository({ raw }: Connection) {
  const stored = raw.prepare<[], { position: number; record: string }>('SELECT position, record FROM clause_families ORDER BY position').all();
  const families = new Map<string, ClauseFamilyRecord>();
  const byPosition = new Map<number, ClauseSummary>();
  for (const { position, record } of stored) {
    const family: ClauseFamilyRecord = JSON.parse(record);
    families.set(family.slug, family);
    byPosition.set(position, summaryOf(family));
  }
  const synonyms = raw.prepare<[], { json: string }>("SELECT json FROM content WHERE kind = 'synonyms'").get();
  const groups: Synonyms = synonyms ? JSON.parse(synonyms.json) : [];
  const build = makeQueryBuilder(groups);
  // Weights: a title outweighs keywords, they outweigh the summary, the text comes last.
  const search = raw.prepare<[string], { rowid: number }>('SELECT rowid FROM clause_search WHERE clause_search MATCH ? ORDER BY bm25(clause_search, 10, 6, 4, 1)');

  /** Families in order of relevance; all of them, in the library's order, for an empty question. */
  const ranked = (q: string): ClauseSummary[] => {
    if (q.trim() === '') return [...byPosition.values()];
    const expression = build(q);
    if (expression === null) return [];
    return search.all(expression).flatMap(({ rowid }) => byPosition.get(rowid) ?? []);
  };

  return {
    count: families.size,
    search: async ({ q = '', limit = 200, offset = 0, ...filters }: ClauseSearch): Promise<Omit<ClauseList, 'on'>> => {
      const found = ranked(q);
      const kept = found.filter((family) => matchesFilters(family, filters));
      return { items: kept.slice(offset, offset + limit), total: kept.length, facets: countFacets(found, filters) };
    },
    bySlug: async (slug: string): Promise<ClauseFamilyRecord | null> => families.get(slug) ?? null,
    titleOf: async (slug: string): Promise<string | null> => families.get(slug)?.title ?? null,
  };
}
