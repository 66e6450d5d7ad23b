import type { TrainingModule } from '#shared/api/training.ts';
import { LinkButton } from '../../../ui/LinkButton.tsx';
import { lessonToRead } from '../reading/stops.ts';
import { StartTest } from './StartTest.tsx';

/** The thing to do now in this module: finish a test, refresh it, read on, or be tested. */
export function NextStep({ module }: { module: TrainingModule }) {
  const { id, progress } = module;
  const lesson = lessonToRead(module);
  if (progress.openAttempt !== null || isToRefresh(module)) return <StartTest module={module} variant="primary" />;
  if (progress.state !== 'passed' && lesson !== null)
    return (
      <LinkButton to="/formation/modules/$id/lecons/$lesson" params={{ id, lesson }} variant="primary">
        {progress.lessonsRead.length > 0 || progress.lastLesson !== null ? 'Reprendre la lecture' : 'Commencer'}
      </LinkButton>
    );
  if (progress.state === 'passed')
    return (
      <LinkButton to="/formation" variant="primary">
        Revenir au parcours
      </LinkButton>
    );
  return <StartTest module={module} variant="primary" />;
}

export const isToRefresh = ({ progress: { state } }: TrainingModule): boolean => state === 'refresh' || state === 'law-changed';
