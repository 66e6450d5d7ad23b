import { StepHeader } from './StepHeader.tsx';

export function AxesStep({ axisId }: { axisId: string | null }) {
  return <StepHeader title={axisId ?? 'Axes'} />;
}
