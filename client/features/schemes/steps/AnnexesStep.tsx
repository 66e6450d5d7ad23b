import { StepHeader } from './StepHeader.tsx';

export function AnnexesStep() {
  return <StepHeader title="Annexes" />;
}
