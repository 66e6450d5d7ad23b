import type { ReactNode } from 'react';
import type { Saver, SaverState } from '../save/saver.ts';
import type { Saved, SectionOf } from '../save/sections.ts';
import { textOf } from '../save/describe.ts';
import { Button } from '../ui/Button.tsx';
import { useReadOnly } from '../ui/ReadOnly.tsx';
import { SaveState } from '../ui/SaveState.tsx';
import { copyUnsaved } from './ReadOnlyBanner.tsx';

const MOST_FAULTS = 3;

export type SaveLineProps<C extends object, D extends C & Saved> = {
  saver: Saver<C, D>;
  state: SaverState<C, D>;
  /** Names what is at fault when no section is: « Schéma ». */
  whole: string;
  /** A section as lines one can read: what is copied when the right to write is gone. */
  describe: (document: D, section: SectionOf<C>) => string[];
  children?: ReactNode;
};

/** Where the save stands; a refused field is named here too, as it may be on another step. */
export function SaveLine<C extends object, D extends C & Saved>({
  saver,
  state: { status, faults, conflict },
  whole,
  describe,
  children,
}: SaveLineProps<C, D>) {
  const isReadOnly = useReadOnly();
  const canRetry = faults.length === 0 && conflict === null;
  const nameOf = (path: string): string => {
    const section = saver.sections.of(path);
    return section ? saver.sections.labels[section] : whole;
  };
  return (
    <div className="row">
      {children}
      {!isReadOnly && <SaveState status={status} {...(canRetry ? { onRetry: () => saver.flush() } : {})} />}
      {status.kind === 'problem' && status.isForbidden && (
        <Button small onPress={() => void copyUnsaved(textOf(saver.sections, saver.read().document, saver.unsaved, describe))}>
          Copier mon texte
        </Button>
      )}
      {faults.length > 0 && (
        <ul className="fault-list">
          {faults.slice(0, MOST_FAULTS).map(({ path, message }) => (
            <li key={path}>{`${nameOf(path)}\u202f: ${message}`}</li>
          ))}
        </ul>
      )}
    </div>
  );
}
