import type { TrainingModule } from '#shared/api/training.ts';
import { Button, type ButtonVariant } from '../../../ui/Button.tsx';
import { LinkButton } from '../../../ui/LinkButton.tsx';
import { ProblemNotice } from '../../../ui/ProblemNotice.tsx';
import { useStartAttempt } from '../useStartAttempt.ts';

/** Goes back to the open test, or draws another: a short one when the module was passed and is to refresh. */
export function StartTest({ module: { id, progress }, variant }: { module: TrainingModule; variant: ButtonVariant }) {
  const start = useStartAttempt();
  if (progress.openAttempt !== null)
    return (
      <LinkButton to="/formation/tentatives/$id" params={{ id: progress.openAttempt }} variant={variant}>
        Reprendre le test
      </LinkButton>
    );
  const isRefresher = progress.state === 'refresh' || progress.state === 'law-changed';
  return (
    <>
      <Button
        variant={variant}
        isBusy={start.isPending}
        isLeaving
        busyLabel="Tirage des questions…"
        onPress={() => !start.isPending && start.mutate({ purpose: isRefresher ? 'refresher' : 'module', module: id })}
      >
        {isRefresher ? 'Rafraîchir' : 'Se tester'}
      </Button>
      {start.isError && <ProblemNotice error={start.error} />}
    </>
  );
}
