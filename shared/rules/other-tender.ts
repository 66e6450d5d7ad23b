/** What the checks of a consultation need to know of the buyer's other ones: little, since there may be hundreds. */
import type { TenderContent, TenderCriterion } from '../api/tenders.ts';
import { yearOf } from '../days.ts';
import { estimatedValue } from '../tender/estimated-value.ts';

export type OtherTender = {
  title: string;
  /** CPV code of the main need, empty when unknown. */
  cpv: string;
  siren: string;
  kind: TenderContent['procedure']['kind'];
  launchYear: number | null;
  /** Estimated value of the whole, excluding tax, in cents. */
  valueCents: number;
  lots: { cpv: string; criteria: TenderCriterion[] }[];
};

export const otherTender = (tender: TenderContent): OtherTender => ({
  title: tender.title,
  cpv: tender.need.cpv,
  siren: tender.buyer.siren,
  kind: tender.procedure.kind,
  launchYear: tender.procedure.launchOn === null ? null : yearOf(tender.procedure.launchOn),
  valueCents: estimatedValue(tender).cents,
  lots: tender.lots.map(({ cpv, criteria }) => ({ cpv, criteria })),
});
