import { useQuery } from '@tanstack/react-query';
import type { Doubt, LegalReference } from '#shared/api/references.ts';
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
      <PageHeader
        title="Ce que nous ne savons pas encore"
        lead="Les points de droit incertains ou non tranchés. Clausier ne tranche pas à votre place&#x202f;: il vous dit où regarder."
      />
      <LawNav />
      <QueryView query={doubts} loading="Lecture des doutes…">
        {({ items }) => (
          <>
            <h2>Peuvent toucher le texte d’une clause</h2>
            <DoubtItems doubts={items.filter(({ severity }) => severity === 'clause')} references={references.data?.items} />
            <h2>Éclairent, sans changer une clause</h2>
            <DoubtItems doubts={items.filter(({ severity }) => severity === 'context')} references={references.data?.items} />
          </>
        )}
      </QueryView>
    </>
  );
}

function DoubtItems({ doubts, references }: { doubts: readonly Doubt[]; references: readonly LegalReference[] | undefined }) {
  return (
    <ul className="doubts">
      {doubts.map((doubt) => (
        <li key={doubt.id}>
          <Finding tone={doubt.severity === 'clause' ? 'warns' : 'notes'} title={doubt.title} mend={<Cites ids={doubt.references} references={references} />}>
            <p>{doubt.says}</p>
          </Finding>
        </li>
      ))}
    </ul>
  );
}
