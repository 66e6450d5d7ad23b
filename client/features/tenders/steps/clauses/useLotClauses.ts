/** The clauses of the lot, written in the page as one types: the server would give the same texts once saved. */
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { ClauseFamily } from '#shared/api/clauses.ts';
import type { TenderClause } from '#shared/api/tender-clauses.ts';
import { tenderClause } from '#shared/tender/clause.ts';
import { ccagsQuery } from '../../../../queries.ts';
import { useHeldFamilies } from '../../reading/useHeldFamilies.ts';
import type { TenderWorkspace } from '../../workspace.ts';

export type LotClause = {
  slug: string;
  /** Null while it comes, or when nobody has it any more. */
  written: { family: ClauseFamily; clause: TenderClause } | null;
  error: unknown;
};

export function useLotClauses({ tender, lot, onDay }: TenderWorkspace): LotClause[] {
  const ccags = useQuery(ccagsQuery).data;
  const held = useHeldFamilies(
    { tender, onDay },
    lot.clauses.map(({ slug }) => ({ lotId: lot.id, slug })),
  );
  const ccag = ccags?.items.find(({ id }) => id === tender.procedure.ccag) ?? null;
  // Texts are written again when the lot, the need or a family changes.
  // biome-ignore lint/correctness/useExhaustiveDependencies: `marks` says which reads changed.
  return useMemo(
    () =>
      lot.clauses.map(({ slug }) => {
        const { family, error } = held.of({ lotId: lot.id, slug });
        const isReady = family !== undefined && ccags !== undefined;
        return { slug, written: isReady ? { family, clause: tenderClause(family, tender, lot, ccag, onDay) } : null, error: error ?? null };
      }),
    [tender, lot, ccag, onDay, ccags, ...held.marks],
  );
}
