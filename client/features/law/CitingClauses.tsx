import { Link } from '@tanstack/react-router';
import type { CitedReference } from '#shared/api/references.ts';

/** The clauses that rest on a reference. */
export function CitingClauses({ clauses }: { clauses: CitedReference['citedBy'] }) {
  return (
    <section className="stack" aria-labelledby="citing">
      <h2 id="citing">Clauses qui la citent</h2>
      {clauses.length === 0 ? (
        <p className="soft">Aucune clause ne cite cette référence.</p>
      ) : (
        <ul>
          {clauses.map(({ slug, title }) => (
            <li key={slug}>
              <Link to="/clauses/$slug" params={{ slug }}>
                {title}
              </Link>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
