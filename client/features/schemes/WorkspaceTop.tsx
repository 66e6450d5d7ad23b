import { Link, useParams } from '@tanstack/react-router';
import type { StepId } from '#shared/scheme/steps.ts';
import { useMay } from '../../session.ts';
import { Button } from '../../ui/Button.tsx';
import { Menu } from '../../ui/Menu.tsx';
import { Tag } from '../../ui/Tag.tsx';
import { SharingLine } from '../sharing/SharingLine.tsx';
import { SaveLine } from '../../workspace/SaveLine.tsx';
import { TitleField } from '../../workspace/TitleField.tsx';
import { useClauseTitles } from './parts/useClauseTitles.ts';
import { describeSection } from './save/describe.ts';
import { PreviewButton } from './preview/PreviewColumn.tsx';
import { PresenceLine } from './together/PresenceLine.tsx';
import { TogetherButton } from './together/Together.tsx';
import { useSaver, useSaverState, useSection } from './save/useScheme.ts';
import { useDownload } from './useDownload.ts';
import { usePoints } from './usePoints.ts';

/** Title, state of the save, completeness, download: in sight at every step. */
export function WorkspaceTop({ step, axisId }: { step: StepId; axisId: string | null }) {
  const { id } = useParams({ from: '/schemas/$id/$step' });
  const [title, edit] = useSection('title');
  const mayExport = useMay('scheme:export');
  return (
    <div className="workspace__top">
      <div className="workspace__name">
        <Link to="/schemas" className="small">
          Schémas
        </Link>
        <TitleField label="Titre du schéma" title={title} onChange={(text) => edit(() => text)} />
        <Saves step={step} axisId={axisId} />
      </div>
      <div className="workspace__actions">
        <SharingLine entity="scheme" id={id} />
        <PointsChip />
        <TogetherButton />
        <PreviewButton step={step} axisId={axisId} />
        {mayExport && <DownloadMenu />}
      </div>
    </div>
  );
}

function Saves({ step, axisId }: { step: StepId; axisId: string | null }) {
  const saver = useSaver();
  const state = useSaverState();
  const { of } = useClauseTitles();
  return (
    <SaveLine saver={saver} state={state} whole="Schéma" describe={(scheme, section) => describeSection(scheme, section, of)}>
      {state.document.example && <Tag tone="blue">Exemple fictif</Tag>}
      <PresenceLine step={step} axisId={axisId} />
    </SaveLine>
  );
}

/** « 7 points sur 10 » of the article; opens the verification. */
function PointsChip() {
  const { id } = useParams({ from: '/schemas/$id/$step' });
  const { met, total } = usePoints();
  return (
    <Link to="/schemas/$id/$step" params={{ id, step: 'verification' }} className={`tag tag--${met === total ? 'green' : 'ochre'} points-chip`}>
      {`${met} point${met > 1 ? 's' : ''} sur ${total}`}
      {/* Said, not shown: the title of the scheme has the room. */}
      <span className="visually-hidden">{' de l’article L.\u00a02111-3'}</span>
    </Link>
  );
}

function DownloadMenu() {
  const { isBusy, start } = useDownload();
  if (isBusy)
    return (
      <Button reads variant="primary" isBusy busyLabel="Préparation du Word…">
        Télécharger en Word
      </Button>
    );
  return (
    <Menu
      reads
      variant="primary"
      label={
        <>
          Télécharger en Word <span aria-hidden="true">▾</span>
        </>
      }
      name="Télécharger en Word"
      actions={[
        { id: 'draft', label: 'Projet', detail: 'Avec ce qui reste à compléter, signalé dans le texte', onAction: () => start(false) },
        { id: 'final', label: 'Version finale', detail: 'Sans les chapitres vides ni les mentions «\u00a0à compléter\u00a0»', onAction: () => start(true) },
      ]}
    />
  );
}
