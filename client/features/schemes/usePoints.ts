import { useQuery } from '@tanstack/react-query';
import { useDeferredValue, useMemo } from 'react';
import type { CompletenessItem } from '#shared/api/schemes.ts';
import { completeness, schemeLaw } from '#shared/scheme/completeness.ts';
import { useLawDay } from '../../lawDay.ts';
import { thresholdsQuery } from '../../queries.ts';
import { useScheme } from './save/useScheme.ts';

/** The points of L. 2111-3 for what is on screen, saved or not, under the law of the chosen day. */
export function usePoints(): { items: readonly CompletenessItem[]; met: number; total: number } {
  const scheme = useDeferredValue(useScheme());
  const { on } = useLawDay();
  const thresholds = useQuery(thresholdsQuery(on));
  return useMemo(() => {
    const items = completeness(scheme, schemeLaw(thresholds.data?.items ?? []));
    return { items, met: items.filter(({ status }) => status === 'met').length, total: items.length };
  }, [scheme, thresholds.data]);
}
