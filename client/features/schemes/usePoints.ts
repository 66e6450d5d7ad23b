import { useQuery } from '@tanstack/react-query';
import { createContext, useContext, useMemo } from 'react';
import type { SchemeMeasures } from '#shared/api/reviews.ts';
import type { CompletenessItem } from '#shared/api/completeness.ts';
import type { Scheme } from '#shared/api/schemes.ts';
import { completeness, schemeLaw } from '#shared/scheme/completeness.ts';
import { useLawDay } from '../../lawDay.ts';
import { thresholdsQuery } from '../../queries.ts';

export type Points = { items: readonly CompletenessItem[]; met: number; total: number };

export const PointsContext = createContext<Points>({ items: [], met: 0, total: 0 });

/** Counted once for the whole workspace: reading every text of the axes is not free. */
export function usePointsOf(scheme: Scheme, measured: SchemeMeasures | null): Points {
  const { on } = useLawDay();
  const thresholds = useQuery(thresholdsQuery(on));
  return useMemo(() => {
    const items = completeness(scheme, schemeLaw(thresholds.data?.items ?? []), measured);
    return { items, met: items.filter(({ status }) => status === 'met').length, total: items.length };
  }, [scheme, measured, thresholds.data]);
}

/** The points of L. 2111-3 for what is on screen, saved or not, under the law of the chosen day. */
export const usePoints = (): Points => useContext(PointsContext);
