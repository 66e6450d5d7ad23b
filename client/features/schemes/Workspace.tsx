/**
 * The workspace of a scheme: outline with states · the work · the page as it will be.
 * Three columns on a desktop; on a tablet the outline folds and the preview opens in a dialog; on a phone, step by step.
 */
import { useSearch } from '@tanstack/react-router';
import type { SchemeContent } from '#shared/api/schemes.ts';
import type { StepId } from '#shared/scheme/steps.ts';
import { useSaveOnLeave } from '../../save/hooks.ts';
import { textOf } from '../../save/describe.ts';
import { keptPatch } from '../../save/pending.ts';
import { ConflictDialog } from '../../workspace/ConflictDialog.tsx';
import { ReadOnlyBanner } from '../../workspace/ReadOnlyBanner.tsx';
import { useFieldFocus } from '../../workspace/useFieldFocus.ts';
import { useClauseTitles } from './parts/useClauseTitles.ts';
import { describeSection, SCHEME_WORDS } from './save/describe.ts';
import { SchemeOutline } from './Outline.tsx';
import { useReadOnly } from '../../ui/ReadOnly.tsx';
import { Quiet } from './Quiet.tsx';
import { SCHEME_SECTIONS } from './save/sections.ts';
import { useSaver, useSaverState } from './save/useScheme.ts';
import { StepPager } from './StepPager.tsx';
import { SideColumn, TogetherProvider } from './together/Together.tsx';
import { StepView } from './steps/StepView.tsx';
import { WorkspaceTop } from './WorkspaceTop.tsx';
import '../../workspace/workspace.css';
import './parts/parts.css';
import './schemes.css';

export function Workspace({ step }: { step: StepId }) {
  const saver = useSaver();
  useSaveOnLeave(saver);
  const axisId = useSearch({ from: '/schemas/$id/$step' }).axe ?? null;
  useFieldFocus(`${step} ${axisId}`);
  return (
    <Quiet>
      <TogetherProvider place={`${step} ${axisId}`}>
        <div className="workspace">
          <WorkspaceTop step={step} axisId={axisId} />
          <Reading />
          <div className="workspace__columns">
            <SchemeOutline step={step} axisId={axisId} />
            <div className="workspace__work">
              <StepView key={`${step} ${axisId}`} step={step} axisId={axisId} />
              <StepPager step={step} axisId={axisId} />
            </div>
            <SideColumn step={step} axisId={axisId} />
          </div>
          <Conflict />
        </div>
      </TogetherProvider>
    </Quiet>
  );
}

/** Why one only reads, and the text written before, if some was kept. */
function Reading() {
  const isReadOnly = useReadOnly();
  const saver = useSaver();
  const { of } = useClauseTitles();
  if (!isReadOnly) return null;
  const scheme = saver.read().document;
  const patch = keptPatch<SchemeContent>(`scheme.${scheme.id}`);
  const mine = SCHEME_SECTIONS.apply(scheme, patch);
  return (
    <ReadOnlyBanner
      entity="scheme"
      kept={textOf(SCHEME_SECTIONS, mine, SCHEME_SECTIONS.changed(scheme, mine), (document, section) => describeSection(document, section, of))}
    />
  );
}

function Conflict() {
  const { conflict } = useSaverState();
  const saver = useSaver();
  return <ConflictDialog saver={saver} conflict={conflict} title="Deux versions de ce schéma" says="Ce schéma a été modifié ailleurs" words={SCHEME_WORDS} />;
}
