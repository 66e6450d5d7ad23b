import { StepHeader } from './StepHeader.tsx';

export function PresentationStep() {
  return <StepHeader title="Presentation" />;
}
