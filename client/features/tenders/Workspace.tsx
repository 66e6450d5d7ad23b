/**
 * The workspace of a consultation: the steps with their state · the work. The law and the estimated value stand beside the
 * steps that change them. On a tablet the steps fold behind one line; on a phone, step by step.
 */
import type { TenderContent } from '#shared/api/tenders.ts';
import { useStateOf, useSaveOnLeave } from '../../save/hooks.ts';
import { textOf } from '../../save/describe.ts';
import { keptPatch } from '../../save/pending.ts';
import { useReadOnly } from '../../ui/ReadOnly.tsx';
import { ConflictDialog } from '../../workspace/ConflictDialog.tsx';
import { ReadOnlyBanner } from '../../workspace/ReadOnlyBanner.tsx';
import { useFieldFocus } from '../../workspace/useFieldFocus.ts';
import { PracticeBanner } from '../training/exercise/PracticeBanner.tsx';
import { TenderOutline } from './parts/TenderOutline.tsx';
import { TenderPager } from './parts/TenderPager.tsx';
import { TenderTop } from './parts/TenderTop.tsx';
import type { TenderStepId } from './addresses.ts';
import { describeTenderSection, TENDER_WORDS } from './save/describe.ts';
import { TENDER_SECTIONS } from './save/sections.ts';
import { useFreshAfterSave, useTenderSaver, useTenderWorkspace } from './save/useTender.ts';
import { StepView } from './steps/StepView.tsx';
import '../../workspace/workspace.css';
import './tenders.css';

export function Workspace({ step }: { step: TenderStepId }) {
  const saver = useTenderSaver();
  const { conflict } = useStateOf(saver);
  const workspace = useTenderWorkspace(step);
  useSaveOnLeave(saver);
  useFreshAfterSave(saver);
  useFieldFocus(step);
  return (
    <div className="workspace">
      <TenderTop workspace={workspace} />
      {workspace.tender.exerciseId !== null && <PracticeBanner exerciseId={workspace.tender.exerciseId} settle={workspace.settle} />}
      <Reading />
      <div className="workspace__columns tender-columns">
        <TenderOutline workspace={workspace} step={step} />
        <div className={`workspace__work tender-work${step === 'fichiers' ? ' tender-work--wide' : ''}`}>
          <StepView key={step} step={step} workspace={workspace} />
          <TenderPager workspace={workspace} step={step} />
        </div>
      </div>
      <ConflictDialog
        saver={saver}
        conflict={conflict}
        title="Deux versions de cette consultation"
        says="Cette consultation a été modifiée ailleurs"
        words={TENDER_WORDS}
      />
    </div>
  );
}

/** Why one only reads, and the text written before, if some was kept. */
function Reading() {
  const isReadOnly = useReadOnly();
  const tender = useTenderSaver().read().document;
  if (!isReadOnly) return null;
  const mine = TENDER_SECTIONS.apply(tender, keptPatch<TenderContent>(`tender.${tender.id}`));
  return <ReadOnlyBanner entity="tender" kept={textOf(TENDER_SECTIONS, mine, TENDER_SECTIONS.changed(tender, mine), describeTenderSection)} />;
}
