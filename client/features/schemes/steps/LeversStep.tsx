import { StepHeader } from './StepHeader.tsx';

export function LeversStep() {
  return <StepHeader title="Levers" />;
}
