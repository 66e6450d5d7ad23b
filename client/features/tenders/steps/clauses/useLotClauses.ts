/** The clauses of the lot, written in the page as one types: the server would give the same texts once saved. */
import { useQueries, useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { ClauseFamily } from '#shared/api/clauses.ts';
import type { TenderClause } from '#shared/api/tender-clauses.ts';
import { tenderClause } from '#shared/tender/clause.ts';
import { ccagsQuery, clauseQuery } from '../../../../queries.ts';
import type { TenderWorkspace } from '../../workspace.ts';

export type LotClause = {
  slug: string;
  /** Null while it comes, or when the library no longer has it. */
  written: { family: ClauseFamily; clause: TenderClause } | null;
  error: unknown;
};

export function useLotClauses({ tender, lot, onDay }: TenderWorkspace): LotClause[] {
  const ccags = useQuery(ccagsQuery).data;
  const families = useQueries({ queries: lot.clauses.map(({ slug }) => clauseQuery(slug, onDay)) });
  const ccag = ccags?.items.find(({ id }) => id === tender.procedure.ccag) ?? null;
  const read = families.map(({ data, error }) => ({ data, error }));
  // Texts are written again when the lot, the need or a family changes; the list of reads is new at each drawing.
  const marks = read.map(({ data, error }) => data ?? error);
  // biome-ignore lint/correctness/useExhaustiveDependencies: `marks` says which reads changed.
  return useMemo(
    () =>
      lot.clauses.map(({ slug }, index) => {
        const family = read[index]?.data;
        const isReady = family !== undefined && ccags !== undefined;
        return { slug, written: isReady ? { family, clause: tenderClause(family, tender, lot, ccag, onDay) } : null, error: read[index]?.error ?? null };
      }),
    [tender, lot, ccag, onDay, ccags, ...marks],
  );
}
