import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useMemo } from 'react';
import type { ClauseFault } from '#shared/api/own-clauses.ts';
import { familyFaults } from '#shared/clause/family-faults.ts';
import { frenchTypography } from '#shared/typography.ts';
import { useLawDay } from '../../../lawDay.ts';
import { clausesQuery, referencesQuery } from '../../../queries.ts';
import { usePaused } from '../../../save/hooks.ts';
import { useReadOnly } from '../../../ui/ReadOnly.tsx';
import { useClauseSaver } from './save.ts';
import { partOf } from './search.ts';

const ALL_CLAUSES = 200;

/** What keeps the clause out of the library, as it stands on screen: the server's own checks, made here as one types. */
export function useClauseFaults(slug: string): ClauseFault[] {
  const { on } = useLawDay();
  const content = usePaused(useClauseSaver());
  const references = useQuery(referencesQuery(on)).data?.items;
  const clauses = useQuery(clausesQuery({ on, limit: ALL_CLAUSES })).data;
  return useMemo(() => {
    // A library too long to be read whole says nothing of what it does not hold.
    const isWhole = clauses !== undefined && clauses.items.length === clauses.total;
    const known =
      references && isWhole
        ? { slug, references: new Set(references.map(({ id }) => id)), families: new Set(clauses.items.map((clause) => clause.slug)) }
        : null;
    return familyFaults(content, known);
  }, [content, references, clauses, slug]);
}

const route = getRouteApi('/clauses/nos-clauses/$id');

/** Each leads to its field. */
export function FaultsPanel({ faults }: { faults: readonly ClauseFault[] }) {
  const { id } = route.useParams();
  const isReadOnly = useReadOnly();
  if (isReadOnly && faults.length === 0) return null;
  return (
    <section className="own-panel" aria-labelledby="own-faults">
      <h2 id="own-faults" className="own-panel__title">
        Avant de publier
      </h2>
      <div role="status">
        {faults.length === 0 ? (
          <p className="own-panel__done">Rien ne manque à cette clause.</p>
        ) : (
          <p className="soft small">{faults.length === 1 ? '1 point à compléter' : `${faults.length} points à compléter`}</p>
        )}
      </div>
      <ul className="own-faults">
        {faults.map(({ path, where, message }) => (
          <li key={`${path} ${message}`}>
            <Link to="/clauses/nos-clauses/$id" params={{ id }} search={partOf(path)} hash={path} resetScroll={false} replace>
              {frenchTypography(where)}
            </Link>
            <span>{frenchTypography(message)}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
