/**
 * Insertion hours a lot can bear, for the choice of levers: those retained, else an estimate from the calculation kept with
 * the lot or from its amount and labour share. What is missing is named; nothing is assumed.
 */
import type { HoursEstimate, HoursRequest, LabourShare } from '../api/hours.ts';
import type { TenderContent, TenderLot } from '../api/tenders.ts';
import type { HoursBasis } from '../hours/basis.ts';
import { estimateHours } from '../hours/estimate.ts';
import { isRefusal } from '../errors.ts';
import type { Law } from './law.ts';

export type LotHours =
  | { kind: 'retained'; quarterHours: number }
  | { kind: 'estimated'; estimate: HoursEstimate; share: LabourShare | null }
  /** `missing`: French names of what the estimate needs. */
  | { kind: 'unknown'; missing: string[]; share: LabourShare | null };

/** The same as `shareFor`, for thousands of codes: the table is read once. */
export function shareFinder(shares: readonly LabourShare[]): (cpv: string) => LabourShare | null {
  const starts = new Map<string, LabourShare>();
  for (const share of shares) for (const start of share.cpv) if (!starts.has(start)) starts.set(start, share);
  return (cpv) => {
    for (let length = cpv.length; length > 0; length -= 1) {
      const found = starts.get(cpv.slice(0, length));
      if (found) return found;
    }
    return null;
  };
}

/** Line of the table for a CPV code: the longest beginning wins; null when none speaks of it. */
export const shareFor = (cpv: string, shares: readonly LabourShare[]): LabourShare | null => shareFinder(shares)(cpv);

function requestOf(tender: TenderContent, lot: TenderLot, share: LabourShare | null): { request: HoursRequest; missing: string[] } {
  const months = lot.durationMonths ?? tender.duration.months;
  const labour = lot.labourShareBasisPoints ?? share?.id;
  const cost = lot.hourlyCostCents ?? (share?.hourlyCost ? undefined : null);
  return {
    request: {
      ...(lot.amountCents ? { amountCents: lot.amountCents } : {}),
      ...(labour === undefined ? {} : { labourShare: labour }),
      ...(lot.hourlyCostCents === null ? {} : { hourlyCostCents: lot.hourlyCostCents }),
      ...(months ? { durationMonths: months } : {}),
    },
    missing: [
      ...(lot.amountCents ? [] : ['le montant du lot']),
      ...(labour === undefined ? ['la part de main-d’œuvre du lot'] : []),
      ...(cost === undefined ? ['le coût horaire chargé du métier'] : []),
    ],
  };
}

/** The hours kept for the lot, else those its figures give on the day of the law, else what is missing. Quarter-hours. */
export function lotHours(tender: TenderContent, lot: TenderLot, law: Law, shares: readonly LabourShare[]): LotHours {
  const { quarterHours, quarterHoursPerSlice } = lot.insertion;
  if (quarterHours) return { kind: 'retained', quarterHours };
  const share = shareFor(lot.cpv || tender.need.cpv, shares);
  const basis: HoursBasis = { on: law.on, shares, actions: [], thresholds: law.thresholds, obligation: null };
  const { request, missing } = requestOf(tender, lot, share);
  const asked = lot.hours ?? (missing.length === 0 ? request : null);
  if (!asked) return { kind: 'unknown', missing, share };
  const estimate = estimateHours(asked, basis);
  if (isRefusal(estimate)) return { kind: 'unknown', missing: estimate.fields?.map(({ message }) => message) ?? [estimate.message], share };
  return quarterHoursPerSlice && estimate.quarterHours === 0
    ? { kind: 'unknown', missing: ['le montant attendu de l’accord-cadre'], share }
    : { kind: 'estimated', estimate, share };
}

/** Quarter-hours known or estimated; null when nothing tells. */
export const hoursOf = (hours: LotHours): number | null =>
  hours.kind === 'retained' ? hours.quarterHours : hours.kind === 'estimated' ? hours.estimate.quarterHours : null;
