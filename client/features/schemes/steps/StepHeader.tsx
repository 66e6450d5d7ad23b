import type { ReactNode } from 'react';
import { PageHeader } from '../../../ui/PageHeader.tsx';
import { useSection } from '../save/useScheme.ts';

/** The step's h1, and the document title: « Organisation – SPASER 2027-2030 ». */
export function StepHeader({ title, lead, documentTitle }: { title: string; lead?: ReactNode; documentTitle?: string }) {
  const [schemeTitle] = useSection('title');
  return <PageHeader title={title} lead={lead} documentTitle={`${documentTitle ?? title} – ${schemeTitle}`} />;
}
