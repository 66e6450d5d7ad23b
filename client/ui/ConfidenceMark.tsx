import type { Confidence } from '#shared/api/common.ts';
import { CONFIDENCE_LABELS } from '../labels.ts';
import { Tag, type TagTone } from './Tag.tsx';

const TONES: Record<Confidence, TagTone> = { confirmed: 'green', 'single-source': 'ochre', unverified: 'rust' };

/** How sure we are: a glyph and its word, never a colour alone. */
export function ConfidenceMark({ value }: { value: Confidence }) {
  const { glyph, word, says } = CONFIDENCE_LABELS[value];
  return (
    <Tag tone={TONES[value]} isWhole>
      <span aria-hidden="true">{glyph}</span>
      <span title={says}>{word}</span>
    </Tag>
  );
}
