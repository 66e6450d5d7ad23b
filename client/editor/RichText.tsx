/**
 * Rich text restricted to the block tree: paragraphs, two levels of titles, lists on two levels, simple tables, bold, italic.
 * Gives and takes `Block[]`; the editor is loaded only when a text is on screen.
 */
import { lazy, type ReactNode, Suspense, useId } from 'react';
import type { Block } from '#shared/api/blocks.ts';
import type { ClauseTools } from './clause.ts';
import { BlocksView } from '../ui/BlocksView.tsx';
import { Loading } from '../ui/Loading.tsx';
import { useReadOnly } from '../ui/ReadOnly.tsx';
import '../ui/Field.css';

const LazyEditor = lazy(async () => ({ default: (await import('./RichTextEditor.tsx')).RichTextEditor }));

export type RichTextProps = {
  label: string;
  help?: ReactNode;
  value: readonly Block[];
  onChange: (blocks: Block[]) => void /** False when a heading already shows the label. */;
  hideLabel?: boolean;
  /** For the text of a clause: variables as chips, notes and conditions kept with their paragraph. */
  clause?: ClauseTools;
};

export function RichText({ label, help, value, onChange, hideLabel = false, clause }: RichTextProps) {
  const id = useId();
  const isReadOnly = useReadOnly();
  return (
    <div className="field">
      {!hideLabel && <span className="field__label">{label}</span>}
      {help && (
        <div id={`${id}-help`} className="field__help">
          {help}
        </div>
      )}
      {isReadOnly ? (
        <div role="group" aria-label={label}>
          {value.length > 0 ? (
            <BlocksView blocks={value} hasNotes={clause !== undefined} labels={clause?.labels ?? {}} />
          ) : (
            <p className="soft">Rien n’est écrit ici.</p>
          )}
        </div>
      ) : (
        <Suspense fallback={<Loading what="Ouverture de l’éditeur…" />}>
          <LazyEditor id={id} label={label} describedBy={help ? `${id}-help` : undefined} value={value} onChange={onChange} clause={clause} />
        </Suspense>
      )}
    </div>
  );
}
