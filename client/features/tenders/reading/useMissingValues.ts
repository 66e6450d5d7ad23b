/** How many values the clauses chosen still lack, all lots together: the outline must not call full what a page calls unfinished. */
import { useQuery } from '@tanstack/react-query';
import { useDeferredValue, useMemo } from 'react';
import { tenderClause } from '#shared/tender/clause.ts';
import { ccagsQuery } from '../../../queries.ts';
import type { TenderWorkspace } from '../workspace.ts';
import { useHeldFamilies } from './useHeldFamilies.ts';

/** Null until every family is read; a family that nobody holds any more counts for nothing here, the checks name it. */
export function useMissingValues({ tender: now, onDay }: Pick<TenderWorkspace, 'tender' | 'onDay'>): number | null {
  const tender = useDeferredValue(now);
  const chosen = tender.lots.flatMap(({ id, clauses }) => clauses.map(({ slug }) => ({ lotId: id, slug })));
  const ccags = useQuery(ccagsQuery).data;
  const held = useHeldFamilies({ tender, onDay }, chosen);
  const isReading = ccags === undefined || held.isReading;
  // biome-ignore lint/correctness/useExhaustiveDependencies: the reads are new at each drawing, `marks` says which changed.
  return useMemo(() => {
    if (isReading) return null;
    const ccag = ccags.items.find(({ id }) => id === tender.procedure.ccag) ?? null;
    return tender.lots
      .flatMap((lot) => lot.clauses.map(({ slug }) => ({ lot, family: held.of({ lotId: lot.id, slug }).family })))
      .reduce((sum, { lot, family }) => sum + (family ? tenderClause(family, tender, lot, ccag, onDay).missing.length : 0), 0);
  }, [tender, onDay, ccags, isReading, ...held.marks]);
}
