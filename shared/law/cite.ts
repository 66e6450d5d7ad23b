/** A reference on one line, as documents print it. */
import type { LegalReference } from '../api/references.ts';
import { formatDay } from '../format.ts';
import { CONFIDENCE_LABELS } from '../labels.ts';

/** « CCP, art. L. 2112-2 · en vigueur depuis le 22 août 2026 · vérifié le 22 novembre 2026 · ◐ une source ». */
export const referenceLine = ({ citation, current, checkedOn, confidence }: LegalReference): string =>
  [
    citation,
    current ? `en vigueur depuis le ${formatDay(current.from)}` : 'pas en vigueur à cette date',
    `vérifié le ${formatDay(checkedOn)}`,
    CONFIDENCE_LABELS[confidence],
  ].join(' · ');
