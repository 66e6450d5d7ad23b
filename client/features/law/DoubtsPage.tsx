import { useQuery } from '@tanstack/react-query';
import { useLawDay } from '../../lawDay.ts';
import { doubtsQuery, referencesQuery } from '../../queries.ts';
import { Finding } from '../../ui/Finding.tsx';
import { PageHeader } from '../../ui/PageHeader.tsx';
import { QueryView } from '../../ui/QueryView.tsx';
import { Cites } from './Cites.tsx';
import { LawNav } from './LawNav.tsx';
import './Law.css';

/** What we do not know yet, said openly. */
export function DoubtsPage() {
  const { on } = useLawDay();
  const doubts = useQuery(doubtsQuery);
  const references = useQuery(referencesQuery(on));
  return (
    <>
      <PageHeader title="Ce que nous ne savons pas encore" lead="Les points de droit incertains ou non tranchés. En ocre, ceux qui peuvent toucher le texte d’une clause." />
      <LawNav />
      <QueryView query={doubts} loading="Lecture des doutes…">
        {({ items }) => (
          <ul className="doubts">
            {items.map((doubt) => (
              <li key={doubt.id}>
                <Finding tone={doubt.severity === 'clause' ? 'warns' : 'notes'} title={doubt.title} mend={<Cites ids={doubt.references} references={references.data?.items} />}>
                  <p>{doubt.says}</p>
                  <p className="finding__rule">{doubt.severity === 'clause' ? 'Peut toucher le texte d’une clause.' : 'Éclaire, sans changer une clause.'}</p>
                </Finding>
              </li>
            ))}
          </ul>
        )}
      </QueryView>
    </>
  );
}
