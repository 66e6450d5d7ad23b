import { Link } from '@tanstack/react-router';
import type { LegalReference } from '#shared/api/references.ts';

/** Links to references, by their citation when we have it. */
export function Cites({ ids, references }: { ids: readonly string[]; references: readonly LegalReference[] | undefined }) {
  if (ids.length === 0) return null;
  return (
    <p className="cites">
      {ids.map((id) => (
        <Link key={id} to="/droit/$id" params={{ id }}>
          {references?.find((reference) => reference.id === id)?.citation ?? id}
        </Link>
      ))}
    </p>
  );
}
