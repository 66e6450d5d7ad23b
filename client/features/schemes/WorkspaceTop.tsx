import { Link, useParams } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { LIMITS } from '#shared/limits.ts';
import type { StepId } from '#shared/scheme/steps.ts';
import { Button } from '../../ui/Button.tsx';
import { Menu } from '../../ui/Menu.tsx';
import { SaveState } from '../../ui/SaveState.tsx';
import { Tag } from '../../ui/Tag.tsx';
import { PreviewButton } from './preview/PreviewColumn.tsx';
import { SECTION_LABELS, sectionOf } from './save/sections.ts';
import { useSaver, useSaverState, useSection } from './save/useScheme.ts';
import { useDownload } from './useDownload.ts';
import { usePoints } from './usePoints.ts';

/** Title, state of the save, completeness, download: in sight at every step. */
export function WorkspaceTop({ step, axisId }: { step: StepId; axisId: string | null }) {
  return (
    <div className="workspace__top">
      <div className="workspace__name">
        <Link to="/schemas" className="small">
          Schémas
        </Link>
        <TitleField />
        <SaveLine />
      </div>
      <div className="workspace__actions">
        <PointsChip />
        <PreviewButton step={step} axisId={axisId} />
        <DownloadMenu />
      </div>
    </div>
  );
}

const MOST_FAULTS = 3;
const sectionName = (path: string): string => {
  const section = sectionOf(path);
  return section ? SECTION_LABELS[section] : 'Schéma';
};

/** Where the save stands; a refused field is named here too, as it may be on another step. */
function SaveLine() {
  const saver = useSaver();
  const { status, scheme, faults, conflict } = useSaverState();
  const canRetry = faults.length === 0 && conflict === null;
  return (
    <div className="row">
      {scheme.example && <Tag tone="blue">Exemple fictif</Tag>}
      <SaveState status={status} {...(canRetry ? { onRetry: () => saver.flush() } : {})} />
      {faults.length > 0 && (
        <ul className="fault-list">
          {faults.slice(0, MOST_FAULTS).map(({ path, message }) => (
            <li key={path}>{`${sectionName(path)}\u202f: ${message}`}</li>
          ))}
        </ul>
      )}
    </div>
  );
}

/** The title, edited in place; an empty one is not saved. */
function TitleField() {
  const [title, edit] = useSection('title');
  const [typed, setTyped] = useState(title);
  useEffect(() => setTyped(title), [title]);
  const type = (text: string): void => {
    setTyped(text);
    if (text.trim()) edit(() => text);
  };
  return (
    <span className="title-field" data-value={typed || ' '}>
      <input
        className="title-field__input"
        aria-label="Titre du schéma"
        value={typed}
        maxLength={LIMITS.title}
        onChange={(event) => type(event.target.value)}
        onBlur={() => setTyped(title)}
      />
    </span>
  );
}

/** « 7 points sur 10 » of the article; opens the verification. */
function PointsChip() {
  const { id } = useParams({ from: '/schemas/$id/$step' });
  const { met, total } = usePoints();
  return (
    <Link to="/schemas/$id/$step" params={{ id, step: 'verification' }} className={`tag tag--${met === total ? 'green' : 'ochre'} points-chip`}>
      {`${met} point${met > 1 ? 's' : ''} sur ${total} de l’article L.\u00a02111-3`}
    </Link>
  );
}

function DownloadMenu() {
  const { isBusy, start } = useDownload();
  if (isBusy)
    return (
      <Button variant="primary" isBusy busyLabel="Préparation du Word…">
        Télécharger en Word
      </Button>
    );
  return (
    <Menu
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
