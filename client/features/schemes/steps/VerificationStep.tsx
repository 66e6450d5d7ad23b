import { StepHeader } from './StepHeader.tsx';

export function VerificationStep() {
  return <StepHeader title="Verification" />;
}
