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

/** A chosen filter: pressing takes it away. `name`: when it is something else than a filter. */
export function RemovableChip({ label, name = `Retirer le filtre ${label}`, onRemove }: { label: string; name?: string; onRemove: () => void }) {
  return (
    <AriaButton className="chip chip--on" aria-label={name} onPress={onRemove}>
      {label}{' '}
      <span aria-hidden="true" className="chip__cross">
        ✕
      </span>
    </AriaButton>
  );
}
