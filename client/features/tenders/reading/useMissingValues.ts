/** How many values the clauses chosen still lack, all lots together: the outline must not call full what a page calls unfinished. */
import { useQueries, useQuery } from '@tanstack/react-query';
import { useDeferredValue, useMemo } from 'react';
import type { ClauseFamily } from '#shared/api/clauses.ts';
import { tenderClause } from '#shared/tender/clause.ts';
import { ccagsQuery, clauseQuery } from '../../../queries.ts';
import type { TenderWorkspace } from '../workspace.ts';

/** Null until every family is read; a family the library no longer holds counts for nothing here, the checks name it. */
export function useMissingValues({ tender: now, onDay }: Pick<TenderWorkspace, 'tender' | 'onDay'>): number | null {
  const tender = useDeferredValue(now);
  const slugs = [...new Set(tender.lots.flatMap(({ clauses }) => clauses.map(({ slug }) => slug)))];
  const ccags = useQuery(ccagsQuery).data;
  const reads = useQueries({ queries: slugs.map((slug) => clauseQuery(slug, onDay)) });
  const isReading = ccags === undefined || reads.some(({ isPending }) => isPending);
  const families = reads.flatMap(({ data }) => data ?? []);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the list is new at each drawing, its families are not.
  return useMemo(() => {
    if (isReading) return null;
    const bySlug = new Map(families.map((family): [string, ClauseFamily] => [family.slug, family]));
    const ccag = ccags.items.find(({ id }) => id === tender.procedure.ccag) ?? null;
    return tender.lots
      .flatMap((lot) => lot.clauses.map(({ slug }) => ({ lot, family: bySlug.get(slug) })))
      .reduce((sum, { lot, family }) => sum + (family ? tenderClause(family, tender, lot, ccag, onDay).missing.length : 0), 0);
  }, [tender, onDay, ccags, isReading, ...families]);
}
