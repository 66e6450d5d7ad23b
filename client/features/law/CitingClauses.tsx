import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useLawDay } from '../../lawDay.ts';
import { clauseQuery, clausesQuery } from '../../queries.ts';
import { QueryView } from '../../ui/QueryView.tsx';

type Citing = ReadonlyMap<string, readonly { slug: string; title: string }[]>;

/**
 * Which clauses rest on each reference. The list of clauses does not say it, so every family is read once, then kept:
 * they are the same answers the clause pages use.
 */
function useCitingClauses() {
  const { on } = useLawDay();
  const client = useQueryClient();
  return useQuery({
    queryKey: ['citing', on],
    staleTime: 10 * 60_000,
    queryFn: async (): Promise<Citing> => {
      const { items } = await client.fetchQuery(clausesQuery({ on }));
      const families = await Promise.all(items.map(({ slug }) => client.fetchQuery(clauseQuery(slug, on))));
      const citing = new Map<string, { slug: string; title: string }[]>();
      for (const { slug, title, references } of families) for (const { id } of references) citing.set(id, [...(citing.get(id) ?? []), { slug, title }]);
      return citing;
    },
  });
}

/** The clauses that cite a reference. */
export function CitingClauses({ id }: { id: string }) {
  const citing = useCitingClauses();
  return (
    <section className="stack" aria-labelledby="citing">
      <h2 id="citing">Clauses qui la citent</h2>
      <QueryView query={citing} loading="Recherche dans les clauses…">
        {(map) => {
          const clauses = map.get(id) ?? [];
          if (clauses.length === 0) return <p className="soft">Aucune clause ne cite cette référence.</p>;
          return <ul>{clauses.map(({ slug, title }) => <li key={slug}><Link to="/clauses/$slug" params={{ slug }}>{title}</Link></li>)}</ul>;
        }}
      </QueryView>
    </section>
  );
}
