import { StepHeader } from './StepHeader.tsx';

export function TrainingStep() {
  return <StepHeader title="Training" />;
}
