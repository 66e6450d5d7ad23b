import { type ReactNode, useState } from 'react';

export type StepState = 'done' | 'started' | 'empty';

const STATES: Record<StepState, { glyph: string; word: string }> = {
  done: { glyph: '●', word: 'rempli' },
  started: { glyph: '◐', word: 'commencé' },
  empty: { glyph: '○', word: 'vide' },
};

export type OutlineProps = {
  /** Names the list for screen readers. */
  label: string;
  /** Rank of the step at hand, from 0. */
  index: number;
  count: number;
  title: string;
  /** The entries, as list items; `onGo` folds the list again. */
  children: (onGo: () => void) => ReactNode;
};

/** The steps and how far each one is; folds behind one line where there is no room beside the work. */
export function Outline({ label, index, count, title, children }: OutlineProps) {
  const [isOpen, setOpen] = useState(false);
  return (
    <nav className="outline" aria-label={label}>
      <button type="button" className="outline__fold" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
        <span>
          <span className="soft">{`Étape ${index + 1} sur ${count}\u202f: `}</span>
          <strong>{title}</strong>
        </span>
        <span aria-hidden="true">{isOpen ? '▴' : '▾'}</span>
      </button>
      <ol className={`outline__list${isOpen ? ' outline__list--open' : ''}`}>{children(() => setOpen(false))}</ol>
    </nav>
  );
}

/** Class of the link that leads to a step. */
export const outlineLinkClass = (isHere: boolean): string => `outline__link${isHere ? ' outline__link--here' : ''}`;

/** What such a link holds: a mark, a name, the mark in words; `says` is a line under the name. */
export function OutlineMark({ state, title, says, badge }: { state: StepState; title: string; says?: string | undefined; badge?: ReactNode }) {
  const { glyph, word } = STATES[state];
  return (
    <>
      <span aria-hidden="true" className={`outline__glyph outline__glyph--${state}`}>
        {glyph}
      </span>
      <span>
        {title}
        <span className="visually-hidden">{`, ${word}`}</span>
        {badge}
        {says && <span className="outline__says">{says}</span>}
      </span>
    </>
  );
}
