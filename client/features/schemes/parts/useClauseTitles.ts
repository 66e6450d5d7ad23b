import { useQuery } from '@tanstack/react-query';
import type { ClauseSummary } from '#shared/api/clauses.ts';
import { useLawDay } from '../../../lawDay.ts';
import { clausesQuery } from '../../../queries.ts';

const NONE: readonly ClauseSummary[] = [];

/** The library's clauses by slug; a slug without a clause shows as it is. */
export function useClauseTitles(): { items: readonly ClauseSummary[]; of: (slug: string) => string } {
  const { on } = useLawDay();
  const clauses = useQuery(clausesQuery({ on }));
  const items = clauses.data?.items ?? NONE;
  return { items, of: (slug) => items.find((clause) => clause.slug === slug)?.title ?? slug };
}
