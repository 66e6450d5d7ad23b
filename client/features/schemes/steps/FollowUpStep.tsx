import { StepHeader } from './StepHeader.tsx';

export function FollowUpStep() {
  return <StepHeader title="FollowUp" />;
}
