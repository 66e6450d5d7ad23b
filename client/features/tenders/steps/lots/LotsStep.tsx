import { StepTitle } from '../../parts/StepTitle.tsx';
import type { StepProps } from '../../workspace.ts';

export function LotsStep({ workspace }: StepProps) {
  return <StepTitle workspace={workspace} title="Les lots" />;
}
