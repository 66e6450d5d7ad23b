import { StepHeader } from './StepHeader.tsx';

export function SituationStep() {
  return <StepHeader title="Situation" />;
}
