import { useQuery } from '@tanstack/react-query';
import type { ClauseSummary } from '#shared/api/clauses.ts';
import type { Day } from '#shared/days.ts';
import { clausesQuery } from '../../../queries.ts';

const NONE: readonly ClauseSummary[] = [];

/** The library's families on that day, found by slug; a family not read yet is known by its slug alone. */
export function useFamilies(on: Day): { items: readonly ClauseSummary[]; of: (slug: string) => Pick<ClauseSummary, 'slug' | 'title' | 'levers' | 'themes'> } {
  const items = useQuery(clausesQuery({ on })).data?.items ?? NONE;
  return { items, of: (slug) => items.find((family) => family.slug === slug) ?? { slug, title: slug, levers: [], themes: [] } };
}
