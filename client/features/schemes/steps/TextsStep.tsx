import { StepHeader } from './StepHeader.tsx';

export function TextsStep() {
  return <StepHeader title="Texts" />;
}
