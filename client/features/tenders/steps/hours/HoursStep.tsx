import { StepTitle } from '../../parts/StepTitle.tsx';
import type { StepProps } from '../../workspace.ts';

export function HoursStep({ workspace }: StepProps) {
  return <StepTitle workspace={workspace} title="Heures d’insertion" />;
}
