import { Link } from '@tanstack/react-router';
import { Button } from '../../../ui/Button.tsx';
import { ProblemNotice } from '../../../ui/ProblemNotice.tsx';
import { GoalList } from './GoalList.tsx';
import { useCorrection } from './useExercise.ts';
import '../training.css';

export type PracticeBannerProps = {
  exerciseId: string;
  /** Sends what is still being written; false when it could not. */
  settle: () => Promise<boolean>;
};

/** At the head of a practice consultation: nothing here is real, and here is how one is corrected. */
export function PracticeBanner({ exerciseId, settle }: PracticeBannerProps) {
  const check = useCorrection(exerciseId, settle);
  return (
    <section className="practice" aria-label="Exercice">
      <div className="practice__head">
        <p>
          <strong>Exercice</strong> — rien de ceci n’est un vrai dossier.{' '}
          <Link to="/formation/exercices/$id" params={{ id: exerciseId }}>
            Revoir l’énoncé
          </Link>
        </p>
        <div className="row">
          <Button reads small isBusy={check.isPending} busyLabel="Vérification…" onPress={() => check.mutate()}>
            Vérifier
          </Button>
          {check.data && (
            <Button reads small variant="quiet" onPress={() => check.reset()}>
              Replier
            </Button>
          )}
        </div>
      </div>
      {check.isError && <ProblemNotice error={check.error} />}
      {check.data && <GoalList correction={check.data} />}
    </section>
  );
}
