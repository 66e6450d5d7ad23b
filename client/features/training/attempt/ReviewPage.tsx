import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ModuleList } from '#shared/api/training.ts';
import { formatDay } from '#shared/format.ts';
import { LIMITS } from '#shared/limits.ts';
import { Button } from '../../../ui/Button.tsx';
import { EmptyState } from '../../../ui/EmptyState.tsx';
import { PageHeader } from '../../../ui/PageHeader.tsx';
import { ProblemNotice } from '../../../ui/ProblemNotice.tsx';
import { Found } from '../Found.tsx';
import { modulesQuery } from '../queries.ts';
import { useStartAttempt } from '../useStartAttempt.ts';
import { plural } from '../words.ts';

/** `/formation/revisions` */
export function ReviewPage() {
  const modules = useQuery(modulesQuery);
  return (
    <>
      <PageHeader
        title="Révisions"
        back={<Link to="/formation">← Formation</Link>}
        lead="Les questions manquées reviennent, de plus en plus tard, jusqu’à ce que vous les sachiez."
      />
      <Found query={modules} loading="Lecture de vos révisions…">
        {({ review }) => <Due review={review} />}
      </Found>
    </>
  );
}

function Due({ review: { due, nextOn } }: { review: ModuleList['review'] }) {
  const start = useStartAttempt();
  if (due === 0)
    return (
      <EmptyState title="Rien à revoir aujourd’hui" action={<Link to="/formation">Revenir au parcours</Link>}>
        <p>{nextOn ? `La prochaine question revient le ${formatDay(nextOn)}.` : 'Une question manquée dans un test reviendra ici le lendemain.'}</p>
      </EmptyState>
    );
  return (
    <div className="stack">
      <p>
        {plural(due, 'question à revoir', 'questions à revoir')} aujourd’hui
        {due > LIMITS.reviewQuestions ? `, par séries de ${LIMITS.reviewQuestions}.` : '.'} Le résultat n’enlève rien à un module réussi.
      </p>
      <div>
        <Button
          variant="primary"
          isBusy={start.isPending}
          isLeaving
          busyLabel="Préparation…"
          onPress={() => !start.isPending && start.mutate({ purpose: 'review' })}
        >
          Réviser maintenant
        </Button>
      </div>
      {start.isError && <ProblemNotice error={start.error} />}
    </div>
  );
}
