import { type ComponentType, lazy, Suspense } from 'react';
import { Loading } from '../../../ui/Loading.tsx';
import type { TenderStepId } from '../addresses.ts';
import type { StepProps } from '../workspace.ts';
import { NeedStep } from './need/NeedStep.tsx';

const rest = <N extends string>(load: () => Promise<Record<N, ComponentType<StepProps>>>, name: N) => lazy(async () => ({ default: (await load())[name] }));

const STEP_VIEWS: Record<TenderStepId, ComponentType<StepProps>> = {
  besoin: NeedStep,
  lots: rest(() => import('./lots/LotsStep.tsx'), 'LotsStep'),
  decider: rest(() => import('./decide/DecideStep.tsx'), 'DecideStep'),
  heures: rest(() => import('./hours/HoursStep.tsx'), 'HoursStep'),
  clauses: rest(() => import('./clauses/ClausesStep.tsx'), 'ClausesStep'),
  controles: rest(() => import('./checks/ChecksStep.tsx'), 'ChecksStep'),
  avis: rest(() => import('./notice/NoticeStep.tsx'), 'NoticeStep'),
  fichiers: rest(() => import('./files/FilesStep.tsx'), 'FilesStep'),
  telecharger: rest(() => import('./archive/ArchiveStep.tsx'), 'ArchiveStep'),
  resultats: rest(() => import('./results/ResultsStep.tsx'), 'ResultsStep'),
};

/** The step being worked on, loaded when it is opened. */
export function StepView({ step, workspace }: StepProps & { step: TenderStepId }) {
  const Step = STEP_VIEWS[step];
  return (
    <Suspense fallback={<Loading what="Ouverture de l’étape…" />}>
      <Step workspace={workspace} />
    </Suspense>
  );
}
