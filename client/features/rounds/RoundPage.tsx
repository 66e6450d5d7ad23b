/**
 * A review round. Who leads the scheme sees the table of answers, decides on each remark, tells the readers, closes; who was asked to read sees
 * their passages alone, as they were frozen, what changed in them since, and answers.
 */
import { useQuery } from '@tanstack/react-query';
import { Link, useParams, useSearch } from '@tanstack/react-router';
import { toProblem } from '../../api.ts';
import { useMay } from '../../session.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { PageHeader } from '../../ui/PageHeader.tsx';
import { QueryView } from '../../ui/QueryView.tsx';
import { LeadView } from './LeadView.tsx';
import { PartView } from './PartView.tsx';
import { myPartsQuery, readingQuery, roundQuery } from './queries.ts';
import './rounds.css';

const ROUTE = '/schemas/$id/relecture/$roundId';

export function RoundPage() {
  const { id, roundId } = useParams({ from: ROUTE });
  const { partie } = useSearch({ from: ROUTE });
  const leads = useMay('scheme:round');
  const mine = useQuery({ ...myPartsQuery, enabled: partie === undefined && !leads });
  if (partie !== undefined) return <OnePart schemeId={id} roundId={roundId} partId={partie} />;
  if (leads) return <Lead schemeId={id} roundId={roundId} />;
  return (
    <QueryView query={mine} loading="Ouverture de la relecture…">
      {({ items }) => {
        const first = items.find((part) => part.roundId === roundId);
        return first ? <OnePart schemeId={id} roundId={roundId} partId={first.partId} /> : <Lost />;
      }}
    </QueryView>
  );
}

function Lead({ schemeId, roundId }: { schemeId: string; roundId: string }) {
  const round = useQuery(roundQuery(schemeId, roundId));
  if (round.isError && toProblem(round.error).status === 404) return <Lost />;
  return (
    <QueryView query={round} loading="Lecture des réponses…">
      {(found) => <LeadView round={found} />}
    </QueryView>
  );
}

function OnePart({ schemeId, roundId, partId }: { schemeId: string; roundId: string; partId: string }) {
  const reading = useQuery(readingQuery(schemeId, roundId, partId));
  if (reading.isError && toProblem(reading.error).status === 404) return <Lost />;
  return (
    <QueryView query={reading} loading="Ouverture du texte à relire…">
      {(found) => <PartView key={found.part.id} reading={found} />}
    </QueryView>
  );
}

function Lost() {
  return (
    <>
      <PageHeader title="Relecture introuvable" />
      <EmptyState title="Elle a pu être close ou retirée, ou ne vous est pas demandée." action={<Link to="/">Revenir à l’accueil</Link>} />
    </>
  );
}
