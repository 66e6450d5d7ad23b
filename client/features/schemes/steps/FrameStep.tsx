import { StepHeader } from './StepHeader.tsx';

export function FrameStep() {
  return <StepHeader title="Frame" />;
}
