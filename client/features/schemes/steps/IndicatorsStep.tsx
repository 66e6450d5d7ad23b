import { StepHeader } from './StepHeader.tsx';

export function IndicatorsStep() {
  return <StepHeader title="Indicators" />;
}
