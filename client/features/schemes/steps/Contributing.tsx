import { queryOptions, useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import type { Contribution, Contributions } from '#shared/api/recommendations.ts';
import { formatDay, formatHours } from '#shared/format.ts';
import { request } from '../../../api.ts';

/** One read for the whole scheme: each objective takes its own lines. */
const contributionsQuery = (id: string) =>
  queryOptions({
    queryKey: ['scheme', id, 'contributions'],
    queryFn: ({ signal }) => request<Contributions>(`/api/schemes/${encodeURIComponent(id)}/contributions`, { signal }),
    staleTime: 60_000,
  });

/** « lot 2 – Gros œuvre · 1 240 h d’insertion · 2 clauses · réservé » */
function contributionWords({ lotNumber, lotTitle, quarterHours, clauses, reserved, launchOn }: Contribution): string {
  return [
    `lot ${lotNumber}${lotTitle ? ` – ${lotTitle}` : ''}`,
    quarterHours ? `${formatHours(quarterHours)} d’insertion` : '',
    clauses > 0 ? `${clauses} clause${clauses > 1 ? 's' : ''}` : '',
    reserved ? 'lot réservé' : '',
    launchOn ? `lancement le ${formatDay(launchOn)}` : '',
  ]
    .filter(Boolean)
    .join(' · ');
}

/** The consultations whose lots serve an objective. */
export function Contributing({ axisId, objectiveId }: { axisId: string; objectiveId: string }) {
  const { id } = useParams({ from: '/schemas/$id/$step' });
  const items = useQuery(contributionsQuery(id)).data?.items.filter((one) => one.axisId === axisId && one.objectiveId === objectiveId);
  if (!items) return null;
  return (
    <div className="stack">
      <h4 className="rows__title">Consultations qui y contribuent</h4>
      {items.length === 0 && (
        <p className="soft small">Aucune pour l’instant&#x202f;: cet objectif se coche dans une consultation, à l’étape «&#xa0;Décider&#xa0;».</p>
      )}
      <ul className="points">
        {items.map((one) => (
          <li key={`${one.tenderId} ${one.lotId}`}>
            <Link to="/consultations/$id/$step" params={{ id: one.tenderId, step: 'decider' }} search={{ lot: one.lotNumber }}>
              {one.tenderTitle}
            </Link>
            <p className="soft small">{contributionWords(one)}</p>
          </li>
        ))}
      </ul>
    </div>
  );
}
