import type { ReactNode } from 'react';
import { Button as AriaButton } from 'react-aria-components/Button';
import './Tag.css';

export type TagTone = 'plain' | 'green' | 'ochre' | 'rust' | 'blue';

/** A small fact in a pill; never a button. */
export function Tag({
  tone = 'plain',
  isWhole = false,
  children,
}: {
  tone?: TagTone /** Never breaks over two lines. */;
  isWhole?: boolean;
  children: ReactNode;
}) {
  return <span className={`tag tag--${tone}${isWhole ? ' tag--nowrap' : ''}`}>{children}</span>;
}

/** A chosen filter: pressing takes it away. */
export function RemovableChip({ label, onRemove }: { label: string; onRemove: () => void }) {
  return (
    <AriaButton className="chip chip--on" aria-label={`Retirer le filtre ${label}`} onPress={onRemove}>
      {label}{' '}
      <span aria-hidden="true" className="chip__cross">
        ✕
      </span>
    </AriaButton>
  );
}
