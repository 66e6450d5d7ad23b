/** The request of the calculator: what each method reads, what it still lacks, what is sent. Pure. */
import type { HoursEstimate, HoursMethod, HoursRequest, LabourShare } from '#shared/api/hours.ts';
import type { Tender, TenderLot } from '#shared/api/tenders.ts';
import { shareFor } from '#shared/tender/lot-hours.ts';

export const METHODS: readonly HoursMethod[] = ['works-and-services', 'staff-transfer', 'framework-tranche', 'phases'];
export const methodOf = ({ method }: HoursRequest): HoursMethod => method ?? 'works-and-services';

type Field = Exclude<keyof HoursRequest, 'method' | 'on'>;

/** Fields each method reads; the others stay in the draft, and are not sent. */
const READS: Record<HoursMethod, readonly Field[]> = {
  'works-and-services': ['amountCents', 'labourShare', 'hourlyCostCents', 'insertionRateBasisPoints', 'durationMonths', 'teamSize'],
  'staff-transfer': ['amountCents', 'labourShare', 'hourPriceCents', 'insertionRateBasisPoints', 'durationMonths', 'teamSize', 'transferableMonthlyHours'],
  'framework-tranche': [
    'amountCents',
    'labourShare',
    'hourlyCostCents',
    'insertionRateBasisPoints',
    'durationMonths',
    'teamSize',
    'trancheCents',
    'hoursPerTranche',
  ],
  phases: ['labourShare', 'hourlyCostCents', 'insertionRateBasisPoints', 'durationMonths', 'teamSize', 'phases'],
};

export const reads = (request: HoursRequest, field: Field): boolean => READS[methodOf(request)].includes(field);

/** Takes unknown values away: an absent field lets the usual value of the day apply. */
export function withPart(request: HoursRequest, part: { [K in keyof HoursRequest]?: HoursRequest[K] | null | undefined }): HoursRequest {
  const next: Record<string, unknown> = { ...request, ...part };
  return Object.fromEntries(Object.entries(next).filter(([, value]) => value !== null && value !== undefined));
}

/** What is sent: the fields that the method reads, under the law of that day. */
export function sentOf(request: HoursRequest, on: string): HoursRequest {
  const kept = Object.entries(request).filter(([key]) => READS[methodOf(request)].some((field) => field === key));
  return { method: methodOf(request), on, ...Object.fromEntries(kept) };
}

const tradeOf = ({ labourShare }: HoursRequest, shares: readonly LabourShare[]): LabourShare | null => shares.find(({ id }) => id === labourShare) ?? null;

function lacksOfPhases({ phases = [], labourShare }: HoursRequest): string[] {
  if (phases.length === 0) return ['au moins une phase'];
  return [
    ...(phases.some(({ title }) => title.trim() === '') ? ['l’intitulé de chaque phase'] : []),
    ...(phases.some(({ amountCents }) => amountCents < 1) ? ['le montant de chaque phase'] : []),
    ...(labourShare === undefined && phases.some((phase) => phase.labourShare === undefined) ? ['le métier, ou la part de main-d’œuvre'] : []),
  ];
}

/** What must be said before anything is computed, as French names: nothing is assumed in its place. */
export function lacks(request: HoursRequest, shares: readonly LabourShare[]): string[] {
  const method = methodOf(request);
  const missing: string[] = method === 'phases' ? lacksOfPhases(request) : (request.amountCents ?? 0) < 1 ? ['le montant hors taxes'] : [];
  const needsShare = method === 'works-and-services' || (method === 'framework-tranche' && request.hoursPerTranche === undefined);
  if (needsShare && request.labourShare === undefined) missing.push('le métier, ou la part de main-d’œuvre');
  if (method === 'staff-transfer') {
    if (request.durationMonths === undefined) missing.push('la durée en mois');
    if (request.transferableMonthlyHours === undefined) missing.push('les heures mensuelles du personnel à reprendre');
  }
  const computes = method !== 'staff-transfer' && !(method === 'framework-tranche' && request.hoursPerTranche !== undefined);
  if (computes && tradeOf(request, shares)?.hourlyCost && request.hourlyCostCents === undefined) missing.push('le coût horaire chargé de ce métier');
  return missing;
}

/** Said of the lot, or meant by the clause chosen for it. */
const takesStaffOver = ({ insertion, clauses }: TenderLot): boolean =>
  insertion.staffTransfer === true || (insertion.staffTransfer === null && clauses.some(({ slug }) => slug === 'heures-insertion-nettoyage-reprise'));

/** The request a lot starts from: the calculation kept with it, else what is known of the lot. */
export function requestOfLot(tender: Tender, lot: TenderLot, shares: readonly LabourShare[]): HoursRequest {
  if (lot.hours) return lot.hours;
  const trade = shareFor(lot.cpv || tender.need.cpv, shares);
  const typed = lot.labourShareBasisPoints;
  const isTrade = trade !== null && (typed === null || typed === trade.shareBasisPoints);
  const method: HoursMethod = takesStaffOver(lot) ? 'staff-transfer' : tender.need.form === 'framework' ? 'framework-tranche' : 'works-and-services';
  return withPart(
    { method },
    {
      amountCents: lot.amountCents ?? (tender.need.form === 'framework' && tender.lots.length === 1 ? tender.value.maximumCents : null),
      labourShare: isTrade ? trade.id : typed,
      hourlyCostCents: lot.hourlyCostCents,
      durationMonths: lot.durationMonths ?? tender.duration.months,
    },
  );
}

/** The lot once the calculation is kept: a volume, or so many hours per tranche invoiced. */
export function keptIn(lot: TenderLot, request: HoursRequest, estimate: HoursEstimate, quarterHours: number | null): TenderLot {
  const { perTranche } = estimate;
  return {
    ...lot,
    hours: request,
    insertion: {
      ...lot.insertion,
      quarterHours: perTranche ? null : quarterHours,
      quarterHoursPerSlice: perTranche && quarterHours !== null ? perTranche.quarterHours : null,
      sliceCents: perTranche && quarterHours !== null ? perTranche.trancheCents : null,
      ...(estimate.method === 'staff-transfer' ? { staffTransfer: true, transferDeducted: true } : {}),
    },
  };
}
