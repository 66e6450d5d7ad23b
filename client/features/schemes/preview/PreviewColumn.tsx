import type { StepId } from '#shared/scheme/steps.ts';

export function PreviewColumn(_: { step: StepId; axisId: string | null }) {
  return null;
}
export function PreviewButton(_: { step: StepId; axisId: string | null }) {
  return null;
}
