import type { ErrorComponentProps } from '@tanstack/react-router';
import { PageHeader } from '../ui/PageHeader.tsx';
import { ProblemNotice } from '../ui/ProblemNotice.tsx';

/** A page that could not be shown: what to do, and a retry. Browsers keep a failed module as failed: only a reload asks for it again. */
export function PageFault({ error }: ErrorComponentProps) {
  return (
    <>
      <PageHeader title="Cette page ne s’affiche pas" />
      <ProblemNotice error={error} onRetry={() => location.reload()} />
    </>
  );
}
