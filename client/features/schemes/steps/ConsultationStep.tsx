import { StepHeader } from './StepHeader.tsx';

export function ConsultationStep() {
  return <StepHeader title="Consultation" />;
}
