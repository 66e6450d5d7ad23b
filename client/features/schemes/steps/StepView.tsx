import { type ComponentType, lazy, Suspense } from 'react';
import type { StepId } from '#shared/scheme/steps.ts';
import { Loading } from '../../../ui/Loading.tsx';
import { OrganisationStep } from './OrganisationStep.tsx';

const AxesStep = lazy(async () => ({ default: (await import('./AxesStep.tsx')).AxesStep }));
const rest = <N extends string>(load: () => Promise<Record<N, ComponentType>>, name: N) => lazy(async () => ({ default: (await load())[name] }));

const STEP_VIEWS: Record<Exclude<StepId, 'axes'>, ComponentType> = {
  organisation: OrganisationStep,
  cadre: rest(() => import('./FrameStep.tsx'), 'FrameStep'),
  'etat-des-lieux': rest(() => import('./SituationStep.tsx'), 'SituationStep'),
  concertation: rest(() => import('./ConsultationStep.tsx'), 'ConsultationStep'),
  indicateurs: rest(() => import('./IndicatorsStep.tsx'), 'IndicatorsStep'),
  gouvernance: rest(() => import('./GovernanceStep.tsx'), 'GovernanceStep'),
  formation: rest(() => import('./TrainingStep.tsx'), 'TrainingStep'),
  suivi: rest(() => import('./FollowUpStep.tsx'), 'FollowUpStep'),
  'leviers-ess': rest(() => import('./LeversStep.tsx'), 'LeversStep'),
  textes: rest(() => import('./TextsStep.tsx'), 'TextsStep'),
  annexes: rest(() => import('./AnnexesStep.tsx'), 'AnnexesStep'),
  presentation: rest(() => import('./PresentationStep.tsx'), 'PresentationStep'),
  verification: rest(() => import('./VerificationStep.tsx'), 'VerificationStep'),
};

/** The step being worked on, loaded when it is opened. */
export function StepView({ step, axisId }: { step: StepId; axisId: string | null }) {
  const Step = step === 'axes' ? null : STEP_VIEWS[step];
  return <Suspense fallback={<Loading what="Ouverture de l’étape…" />}>{Step ? <Step /> : <AxesStep axisId={axisId} />}</Suspense>;
}
