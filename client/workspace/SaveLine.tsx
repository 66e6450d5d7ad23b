import type { ReactNode } from 'react';
import type { Saver, SaverState } from '../save/saver.ts';
import type { Saved } from '../save/sections.ts';
import { SaveState } from '../ui/SaveState.tsx';

const MOST_FAULTS = 3;

export type SaveLineProps<C extends object, D extends C & Saved> = {
  saver: Saver<C, D>;
  state: SaverState<C, D>;
  /** Names what is at fault when no section is: « Schéma ». */
  whole: string;
  children?: ReactNode;
};

/** Where the save stands; a refused field is named here too, as it may be on another step. */
export function SaveLine<C extends object, D extends C & Saved>({ saver, state: { status, faults, conflict }, whole, children }: SaveLineProps<C, D>) {
  const canRetry = faults.length === 0 && conflict === null;
  const nameOf = (path: string): string => {
    const section = saver.sections.of(path);
    return section ? saver.sections.labels[section] : whole;
  };
  return (
    <div className="row">
      {children}
      <SaveState status={status} {...(canRetry ? { onRetry: () => saver.flush() } : {})} />
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
