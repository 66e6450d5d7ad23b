/** What a library of clauses answers, and what Clausier's own and that of an organisation have in common. */
import type { ClauseList, ClauseQuery, ClauseSummary } from '#shared/api/clauses.ts';
import { countFacets, matchesFilters } from '#shared/clause/facets.ts';
import { citedReferences } from '#shared/clause/references.ts';
import type { ClauseFamilyRecord } from '../../db/records.ts';
import type { SearchPlan } from './search-query.ts';

export type ClauseSearch = Omit<ClauseQuery, 'on'>;

export const summaryOf = ({ slug, title, summary, levers, pieces, confidence, themes, contractTypes, cpv, ccag, own }: ClauseFamilyRecord): ClauseSummary => ({
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
  ...(own ? { own } : {}),
});

/** What the library gives of a clause now: the number of our version (null for Clausier's), the hash of the text. */
export type ClauseVersion = { number: number | null; hash: string };

/** The library as one organisation has it. */
export type ClauseLibrary = {
  /** What a reply kept in memory is kept under, beside the clause and the day: nothing of one organisation goes to another. */
  key: string;
  count: number;
  search: (asked: ClauseSearch) => Promise<Omit<ClauseList, 'on'>>;
  bySlug: (slug: string) => Promise<ClauseFamilyRecord | null>;
  titleOf: (slug: string) => Promise<string | null>;
  /** The families that rest on a reference. */
  citing: (referenceId: string) => Promise<{ slug: string; title: string }[]>;
  versionOf: (slug: string) => Promise<ClauseVersion | null>;
};

/** What a question found among Clausier's own, and what it looks for: everything when it is empty, nothing (null) when it only holds words that say nothing. */
export type Ranked = {
  families: ClauseSummary[];
  /** The same without any word mended. */
  asTyped: ClauseSummary[];
  plan: SearchPlan | 'everything' | null;
  few: boolean;
};

/** What a search answers, from the families in order. */
export function listed(found: readonly ClauseSummary[], { limit = 200, offset = 0, own = false, q: _q, ...filters }: ClauseSearch): Omit<ClauseList, 'on'> {
  const asked = own ? found.filter((family) => family.own) : found;
  const kept = asked.filter((family) => matchesFilters(family, filters));
  return { items: kept.slice(offset, offset + limit), total: kept.length, facets: countFacets(asked, filters) };
}

/** The families that rest on each reference. */
export function citingOf(families: Iterable<ClauseFamilyRecord>): Map<string, { slug: string; title: string }[]> {
  const citing = new Map<string, { slug: string; title: string }[]>();
  for (const family of families) {
    for (const id of citedReferences(family)) citing.set(id, [...(citing.get(id) ?? []), { slug: family.slug, title: family.title }]);
  }
  return citing;
}
