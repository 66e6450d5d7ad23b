/**
 * The workspace of a scheme: outline with states · the work · the page as it will be.
 * Three columns on a desktop; on a tablet the outline folds and the preview opens in a dialog; on a phone, step by step.
 */
import { useLocation, useSearch } from '@tanstack/react-router';
import { useEffect } from 'react';
import type { StepId } from '#shared/scheme/steps.ts';
import { ConflictDialog } from './ConflictDialog.tsx';
import { focusAnchor } from '../../workspace/Anchor.tsx';
import { Outline } from './Outline.tsx';
import { PreviewColumn } from './preview/PreviewColumn.tsx';
import { Quiet } from './Quiet.tsx';
import { useSaveOnLeave, useSaver } from './save/useScheme.ts';
import { StepPager } from './StepPager.tsx';
import { StepView } from './steps/StepView.tsx';
import { WorkspaceTop } from './WorkspaceTop.tsx';
import '../../workspace/workspace.css';
import './parts/parts.css';
import './schemes.css';

export function Workspace({ step }: { step: StepId }) {
  const saver = useSaver();
  useSaveOnLeave(saver);
  const axisId = useSearch({ from: '/schemas/$id/$step' }).axe ?? null;
  useFieldFocus(step, axisId);
  return (
    <Quiet>
      <div className="workspace">
        <WorkspaceTop step={step} axisId={axisId} />
        <div className="workspace__columns">
          <Outline step={step} axisId={axisId} />
          <div className="workspace__work">
            <StepView key={`${step} ${axisId}`} step={step} axisId={axisId} />
            <StepPager step={step} axisId={axisId} />
          </div>
          <PreviewColumn step={step} axisId={axisId} />
        </div>
        <ConflictDialog />
      </div>
    </Quiet>
  );
}

const TRIES = 8;

/** A finding names a field after `#`: once the step is drawn, the focus goes there. Lazy parts may come a little later. */
function useFieldFocus(step: StepId, axisId: string | null): void {
  const field = useLocation({ select: ({ hash }) => hash });
  const key = useLocation({ select: ({ state }) => state.__TSR_key });
  // biome-ignore lint/correctness/useExhaustiveDependencies: the step, the axis and the visit decide when the field is looked for.
  useEffect(() => {
    if (!field) return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const attempt = (left: number): void => {
      if (!focusAnchor(field) && left > 0) timer = setTimeout(() => attempt(left - 1), 120);
    };
    timer = setTimeout(() => attempt(TRIES), 60);
    return () => clearTimeout(timer);
  }, [field, step, axisId, key]);
}
