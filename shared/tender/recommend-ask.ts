/** What every lever is judged on, and how a reason is written: a sentence, its articles, the weakest confidence of them. */
import type { Confidence } from '../api/common.ts';
import type { Fit, Reason } from '../api/recommendations.ts';
import type { EstimatedValue, LotRegime, TenderContent, TenderLot } from '../api/tenders.ts';
import { frenchTypography } from '../typography.ts';
import { type Law, weakest } from './law.ts';
import type { LotHours } from './lot-hours.ts';

export type Ask = { tender: TenderContent; lot: TenderLot; law: Law; regime: LotRegime; value: EstimatedValue; hours: LotHours };

export type Advice = { fit: Fit; reasons: Reason[]; cautions: Reason[] };

/** As sure as the sentence and every article it cites; an article we do not hold is unverified. */
export function because(law: Law, text: string, references: readonly string[], confidence: Confidence = 'confirmed'): Reason {
  const known = references.map((id) => law.references.find((reference) => reference.id === id)?.confidence ?? 'unverified');
  return { text: frenchTypography(text), references: [...references], confidence: weakest(confidence, ...known) };
}

export const isConcession = ({ tender }: Ask): boolean => tender.need.form === 'concession';
export const cpvOf = ({ lot, tender }: Ask): string => lot.cpv || tender.need.cpv;
export const monthsOf = ({ lot, tender }: Ask): number | null => lot.durationMonths ?? tender.duration.months;
/** A social condition is due, or may be. */
export const mayBeDue = ({ regime }: Ask): boolean => regime.socialCondition.obligation === 'required' || regime.socialCondition.obligation === 'attention';

/** An answer that one reason settles. */
export const only = (fit: Fit, reason: Reason): Advice => ({ fit, reasons: [reason], cautions: [] });
