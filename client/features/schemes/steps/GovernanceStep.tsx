import { StepHeader } from './StepHeader.tsx';

export function GovernanceStep() {
  return <StepHeader title="Governance" />;
}
