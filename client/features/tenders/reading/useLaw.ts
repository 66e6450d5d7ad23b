/**
 * What the steps that decide and produce read in common: the law of the launch day, and articles shown as links.
 * The law is put together from the same reads as the pages of the law, so that the page can run the pure functions of
 * `shared/tender` on what is typed, before it is saved. Null while a part of it is still coming.
 */
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { Day } from '#shared/days.ts';
import type { Law } from '#shared/tender/law.ts';
import { ccagsQuery, referencesQuery, switchesQuery, thresholdsQuery } from '../../../queries.ts';

export function useLaw(on: Day): Law | null {
  const references = useQuery(referencesQuery(on)).data;
  const thresholds = useQuery(thresholdsQuery(on)).data;
  const switches = useQuery(switchesQuery).data;
  const ccags = useQuery(ccagsQuery).data;
  return useMemo(
    () =>
      references && thresholds && switches && ccags
        ? { on, references: references.items, thresholds: thresholds.items, switches: switches.items, ccags: ccags.items }
        : null,
    [on, references, thresholds, switches, ccags],
  );
}
