import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { today } from '../../../lawDay.ts';
import { referencesQuery } from '../../../queries.ts';
import { Finding } from '../../../ui/Finding.tsx';

/** What changed since the success, article by article. */
export function LawChanged({ ids, isPassed }: { ids: readonly string[]; isPassed: boolean }) {
  const references = useQuery({ ...referencesQuery(today()), enabled: isPassed && ids.length > 0 });
  if (!isPassed || ids.length === 0) return null;
  return (
    <div className="module-warning">
      <Finding tone="warns" title="Le droit a changé depuis votre réussite.">
        <p>Relisez ce qui s’appuie sur ces articles, puis rafraîchissez ce module en quelques questions.</p>
        <ul className="plain-list row">
          {ids.map((id) => (
            <li key={id}>
              <Link to="/droit/$id" params={{ id }}>
                {references.data?.items.find((one) => one.id === id)?.citation ?? id}
              </Link>
            </li>
          ))}
        </ul>
      </Finding>
    </div>
  );
}
