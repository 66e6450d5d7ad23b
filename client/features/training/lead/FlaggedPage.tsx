import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { FlaggedQuestion } from '#shared/api/training-lead.ts';
import type { TrainingReference } from '#shared/api/training.ts';
import { counted, formatDay } from '#shared/format.ts';
import { request } from '../../../api.ts';
import { STATUS_LABELS } from '../../../labels.ts';
import { useMay } from '../../../session.ts';
import { Button } from '../../../ui/Button.tsx';
import { EmptyState } from '../../../ui/EmptyState.tsx';
import { ProblemNotice } from '../../../ui/ProblemNotice.tsx';
import { QueryView } from '../../../ui/QueryView.tsx';
import { toast } from '../../../ui/Toast.tsx';
import { refreshTraining, trainingPath } from '../queries.ts';
import { LeadPage } from './LeadPage.tsx';
import { flaggedQuery, refreshLead } from './queries.ts';

/** Questions that no longer count: an article they rest on changed since they were read. */
export function FlaggedPage() {
  const flagged = useQuery({ ...flaggedQuery, enabled: useMay('training:review') });
  return (
    <LeadPage
      title="Questions à relire"
      lead="Quand un article cité change, la question est encore posée et corrigée, mais elle ne compte plus. Relisez-la avec le nouveau texte pour qu’elle compte de nouveau."
      needs="training:review"
    >
      <QueryView query={flagged} loading="Lecture des questions…">
        {({ items }) =>
          items.length === 0 ? (
            <EmptyState title="Aucune question à relire">
              <p>Toutes les questions ont été lues avec le droit d’aujourd’hui.</p>
            </EmptyState>
          ) : (
            <div className="flagged">
              <p role="status" className="soft small">
                {counted(items.length, 'question')}
              </p>
              {items.map((question) => (
                <Item key={question.id} question={question} />
              ))}
            </div>
          )
        }
      </QueryView>
    </LeadPage>
  );
}

function Item({ question }: { question: FlaggedQuestion }) {
  const client = useQueryClient();
  const review = useMutation({
    mutationFn: () => request(trainingPath('flagged-questions', question.id, 'review'), { method: 'POST' }),
    onSuccess: async () => {
      toast('La question compte de nouveau.');
      void refreshTraining(client);
      await refreshLead(client);
    },
  });
  return (
    <article className="flagged__item" aria-labelledby={`flagged-${question.id}`}>
      <p className="soft small">{`${question.moduleTitle} · lue la dernière fois le ${formatDay(question.reviewedOn)}`}</p>
      <h2 id={`flagged-${question.id}`} className="flagged__prompt">
        {question.prompt}
      </h2>
      <p className="flagged__text">{question.explanation}</p>
      <ul className="plain-list">
        {question.changed.map((reference) => (
          <li key={reference.id}>
            <Link to="/droit/$id" params={{ id: reference.id }}>
              {reference.citation}
            </Link>
            {` – ${changeWords(reference)}`}
          </li>
        ))}
      </ul>
      {review.isError && <ProblemNotice error={review.error} />}
      <div>
        <Button
          onPress={() => !review.isPending && review.mutate()}
          isBusy={review.isPending}
          isLeaving
          busyLabel="Enregistrement…"
          aria-label={`Relue\u202f: ${question.prompt}`}
        >
          Relue, elle reste juste
        </Button>
      </div>
    </article>
  );
}

/** What is true of the article today. */
const changeWords = ({ status, from }: TrainingReference): string =>
  status === 'in-force' && from ? `version en vigueur depuis le ${formatDay(from)}` : STATUS_LABELS[status].toLowerCase();
