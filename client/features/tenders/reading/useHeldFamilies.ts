/** The families that lots write with: the library's while it is still the one they hold, else the version they hold. */
import { useQueries, useQuery } from '@tanstack/react-query';
import type { ClauseFamily } from '#shared/api/clauses.ts';
import { clauseQuery } from '../../../queries.ts';
import { keptClausesQuery, keptFamilyQuery } from '../queries.ts';
import type { TenderWorkspace } from '../workspace.ts';

export type Chosen = { lotId: string; slug: string };
type Read = { family: ClauseFamily | undefined; error: unknown };
export type HeldFamilies = {
  of: (chosen: Chosen) => Read;
  isReading: boolean;
  /** Change when a family does; the list of reads is new at each drawing. */
  marks: readonly unknown[];
};

export function useHeldFamilies({ tender, onDay }: Pick<TenderWorkspace, 'tender' | 'onDay'>, chosen: readonly Chosen[]): HeldFamilies {
  const kept = useQuery(keptClausesQuery(tender.id));
  const isKnown = kept.data !== undefined || kept.isError;
  // What is chosen and not saved yet is written with the library, which is what it will be held to.
  const heldOf = ({ lotId, slug }: Chosen) => kept.data?.items.find((one) => one.lotId === lotId && one.slug === slug && one.state !== 'current');
  const keyOf = (one: Chosen): string => {
    const held = heldOf(one);
    return held ? `${one.slug} ${held.hash} ${one.lotId}` : one.slug;
  };
  const asked = new Map(chosen.map((one) => [keyOf(one), one]));
  const reads = useQueries({
    queries: [...asked.values()].map((one) => {
      const held = heldOf(one);
      return { ...(held ? keptFamilyQuery(tender.id, one.lotId, one.slug, held.hash) : clauseQuery(one.slug, onDay)), enabled: isKnown };
    }),
  });
  const places = [...asked.keys()];
  const found = new Map(reads.map(({ data, error }, index) => [places[index], { family: data, error }]));
  return {
    of: (one) => found.get(keyOf(one)) ?? { family: undefined, error: null },
    isReading: reads.some(({ isPending }) => isPending),
    marks: reads.map(({ data, error }) => data ?? error),
  };
}
