import type { ReactNode } from 'react';
import { PageHeader } from '../../../ui/PageHeader.tsx';
import type { StepProps } from '../workspace.ts';

/** The step's h1, and the document title: « Les lots – Rénovation du collège ». */
export function StepTitle({ workspace, title, lead }: StepProps & { title: string; lead?: ReactNode }) {
  return <PageHeader title={title} lead={lead} documentTitle={`${title} – ${workspace.tender.title}`} />;
}
