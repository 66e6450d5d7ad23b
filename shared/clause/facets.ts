/** Facets of the clause library: filtering, and how many families each choice would leave. */
import type { ClauseList, ClauseQuery, ClauseSummary } from '../api/clauses.ts';

export type ClauseFilters = Pick<ClauseQuery, 'lever' | 'piece' | 'contractType' | 'theme' | 'cpv' | 'ccag'>;
type Facet = keyof ClauseFilters;

const VALUES: Record<Facet, (family: ClauseSummary) => readonly string[]> = {
  lever: (family) => family.levers,
  piece: (family) => family.pieces,
  contractType: (family) => family.contractTypes,
  theme: (family) => family.themes,
  ccag: (family) => family.ccag,
  cpv: (family) => family.cpv,
};
const FACETS: readonly Facet[] = ['lever', 'piece', 'contractType', 'theme', 'cpv', 'ccag'];

/** A family without CCAG or CPV suits all of them. A CPV is compared by its division (two digits). */
function matches(family: ClauseSummary, facet: Facet, wanted: string): boolean {
  const values = VALUES[facet](family);
  if (facet === 'cpv') return values.length === 0 || values.includes(wanted.slice(0, 2));
  if (facet === 'ccag') return values.length === 0 || values.includes(wanted);
  return values.includes(wanted);
}

export function matchesFilters(family: ClauseSummary, filters: ClauseFilters): boolean {
  return FACETS.every((facet) => {
    const wanted = filters[facet];
    return wanted === undefined || matches(family, facet, wanted);
  });
}

/** Counts for each facet, the other filters applied: what the next click would leave. */
export function countFacets(found: readonly ClauseSummary[], filters: ClauseFilters): ClauseList['facets'] {
  const counts: ClauseList['facets'] = { lever: {}, piece: {}, contractType: {}, theme: {}, ccag: {}, cpv: {} };
  for (const facet of FACETS) {
    const others = { ...filters, [facet]: undefined };
    const left = FACETS.some((other) => others[other] !== undefined) ? found.filter((family) => matchesFilters(family, others)) : found;
    const of = counts[facet];
    let universal = 0;
    for (const family of left) {
      const values = VALUES[facet](family);
      if (values.length === 0) universal++;
      for (const value of values) of[value] = (of[value] ?? 0) + 1;
    }
    // A family without CCAG or CPV stays whichever one is chosen.
    if (facet === 'ccag' || facet === 'cpv') for (const value of Object.keys(of)) of[value] = (of[value] ?? 0) + universal;
  }
  return counts;
}
