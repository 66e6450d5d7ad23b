import type { LegalReference } from '#shared/api/references.ts';
import { STATUS_LABELS } from '../../labels.ts';
import { Tag, type TagTone } from '../../ui/Tag.tsx';

const TONES: Record<LegalReference['status'], TagTone> = { 'in-force': 'green', 'not-yet': 'blue', repealed: 'rust' };

/** State of a text on the date of law, in words. */
export function StatusTag({ status }: { status: LegalReference['status'] }) {
  return (
    <Tag tone={TONES[status]} isWhole>
      {STATUS_LABELS[status]}
    </Tag>
  );
}
