import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import type { Exercise, ExerciseCorrection } from '#shared/api/training.ts';
import { formatDay } from '#shared/format.ts';
import { useMay } from '../../../session.ts';
import { Button } from '../../../ui/Button.tsx';
import { ConfirmDialog } from '../../../ui/ConfirmDialog.tsx';
import { PageHeader } from '../../../ui/PageHeader.tsx';
import { ProblemNotice } from '../../../ui/ProblemNotice.tsx';
import { Tag } from '../../../ui/Tag.tsx';
import { Found } from '../Found.tsx';
import { InnerLink } from '../InnerLink.tsx';
import { exerciseQuery } from '../queries.ts';
import { Sections } from '../reading/Sections.tsx';
import { duration, EXERCISE_STATE_LABELS } from '../words.ts';
import { GoalList } from './GoalList.tsx';
import { useCorrection, useStartExercise } from './useExercise.ts';

/** `/formation/exercices/:id` */
export function ExercisePage() {
  const { id } = useParams({ from: '/formation/exercices/$id' });
  const exercise = useQuery(exerciseQuery(id));
  return (
    <Found query={exercise} loading="Ouverture de l’exercice…">
      {(data) => <ExerciseView key={data.id} exercise={data} />}
    </Found>
  );
}

function ExerciseView({ exercise }: { exercise: Exercise }) {
  const { title, moduleId, minutes, state, doneOn, statement, goals } = exercise;
  const { word, tone } = EXERCISE_STATE_LABELS[state];
  const mayPractise = useMay('training:practise');
  return (
    <>
      <PageHeader
        title={title}
        documentTitle={`${title} – Exercice`}
        back={
          <Link to="/formation/modules/$id" params={{ id: moduleId }}>
            ← Le module
          </Link>
        }
        lead="Une consultation d’exercice, corrigée par les contrôles du produit. Rien de ce que vous y écrivez ne se mêle aux vrais dossiers."
      />
      <div className="row module-facts">
        <Tag tone={tone}>{word}</Tag>
        <span className="soft">
          {duration(minutes)}
          {doneOn && ` · réussi le ${formatDay(doneOn)}`}
        </span>
      </div>
      <div className="exercise">
        <section aria-label="Énoncé">
          <Sections items={statement} />
        </section>
        {mayPractise ? (
          <Practice exercise={exercise} />
        ) : (
          <>
            <p className="soft">
              S’exercer demande le droit d’écrire dans une consultation&#x202f;: pour l’obtenir, adressez-vous à la personne qui administre Clausier.
            </p>
            <Goals goals={goals} correction={undefined} />
          </>
        )}
      </div>
    </>
  );
}

/** What is expected, and once checked what is met. */
function Goals({ goals, correction }: { goals: Exercise['goals']; correction: ExerciseCorrection | undefined }) {
  return (
    <section aria-labelledby="goals" className="stack">
      <h2 id="goals">Ce qui est attendu</h2>
      {correction ? (
        <GoalList correction={correction} />
      ) : (
        <ul>
          {goals.map(({ id, text }) => (
            <li key={id}>{text}</li>
          ))}
        </ul>
      )}
    </section>
  );
}

function Practice({ exercise: { id, href, goals } }: { exercise: Exercise }) {
  const start = useStartExercise(id);
  const check = useCorrection(id);
  return (
    <div className="stack">
      <div className="row">
        {href === null ? (
          <Button
            variant="primary"
            isBusy={start.isPending}
            isLeaving
            busyLabel="Préparation…"
            onPress={() => !start.isPending && start.mutate({ again: false })}
          >
            Ouvrir la consultation d’exercice
          </Button>
        ) : (
          <>
            <InnerLink href={href} button="primary">
              Ouvrir la consultation d’exercice
            </InnerLink>
            <Button isBusy={check.isPending} busyLabel="Vérification…" onPress={() => check.mutate()}>
              Vérifier
            </Button>
            <StartAgain isBusy={start.isPending} onAgain={() => start.mutate({ again: true })} />
          </>
        )}
      </div>
      {start.isError && <ProblemNotice error={start.error} />}
      {check.isError && <ProblemNotice error={check.error} />}
      <Goals goals={goals} correction={check.data} />
    </div>
  );
}

function StartAgain({ isBusy, onAgain }: { isBusy: boolean; onAgain: () => void }) {
  const [isAsking, setAsking] = useState(false);
  return (
    <>
      <Button variant="quiet" onPress={() => setAsking(true)}>
        Recommencer à neuf
      </Button>
      <ConfirmDialog
        title="Recommencer cet exercice&#x202f;?"
        isOpen={isAsking}
        onClose={() => setAsking(false)}
        confirmLabel="Recommencer à neuf"
        onConfirm={onAgain}
        isBusy={isBusy}
        isDanger
      >
        <p>La consultation d’exercice est remplacée par une nouvelle. Ce que vous y avez écrit est perdu&#x202f;; vos vrais dossiers ne changent pas.</p>
      </ConfirmDialog>
    </>
  );
}
