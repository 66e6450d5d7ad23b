import { describe, expect, it } from 'vitest';
import { keptIn, lacks, requestOfLot, sentOf, withPart } from '../../../client/features/hours/request.ts';
import type { HoursEstimate, LabourShare } from '../../../shared/api/hours.ts';
import type { Tender } from '../../../shared/api/tenders.ts';
import { estimateHours } from '../../../shared/hours/estimate.ts';
import { isRefusal } from '../../../shared/errors.ts';
import { emptyTender } from '../../../shared/tender/empty.ts';
import { shippedContent } from '../../support/content.ts';

const { labour } = shippedContent();
const shares: readonly LabourShare[] = labour.shares;
const basis = { on: '2026-11-23', shares, actions: [], thresholds: [], obligation: null };

const tender = (): Tender => ({ ...emptyTender('Collège', () => 'lot'), id: 't', revision: 1, createdAt: '', updatedAt: '', exerciseId: null });
const lotOf = (from: Tender) => {
  const [lot] = from.lots;
  if (!lot) throw new Error('one lot');
  return lot;
};

describe('the request of the calculator', () => {
  it('names what is missing, method by method, and assumes nothing', () => {
    expect(lacks({}, shares)).toEqual(['le montant hors taxes', 'le métier, ou la part de main-d’œuvre']);
    expect(lacks({ method: 'staff-transfer', amountCents: 100 }, shares)).toEqual(['la durée en mois', 'les heures mensuelles du personnel à reprendre']);
    expect(lacks({ method: 'framework-tranche', amountCents: 100, hoursPerTranche: 35 }, shares)).toEqual([]);
    expect(lacks({ method: 'phases' }, shares)).toEqual(['au moins une phase']);
    expect(lacks({ amountCents: 100, labourShare: 'informatique-etudes' }, shares)).toEqual(['le coût horaire chargé de ce métier']);
  });

  it('lacks nothing only when the calculation refuses nothing for want of a figure', () => {
    const asked = { amountCents: 100_000_000, labourShare: 5000, hourlyCostCents: 3500, insertionRateBasisPoints: 500 };
    expect(lacks(asked, shares)).toEqual([]);
    expect(isRefusal(estimateHours(asked, basis))).toBe(false);
  });

  it('sends only what the method reads', () => {
    const draft = { amountCents: 100, transferableMonthlyHours: 12, labourShare: 5000, trancheCents: 1 };
    expect(sentOf(draft, '2026-11-23')).toEqual({ method: 'works-and-services', on: '2026-11-23', amountCents: 100, labourShare: 5000 });
    expect(withPart({ amountCents: 100 }, { amountCents: null, teamSize: 4 })).toEqual({ teamSize: 4 });
  });
});

describe('the hours of a lot', () => {
  it('start from what is known of it: amount, duration, trade of its CPV', () => {
    const known = tender();
    known.duration.months = 14;
    known.lots = known.lots.map((lot) => ({ ...lot, cpv: '45442100', amountCents: 48_000_000 }));
    expect(requestOfLot(known, lotOf(known), shares)).toEqual({
      method: 'works-and-services',
      amountCents: 48_000_000,
      labourShare: 'peinture-interieure',
      durationMonths: 14,
    });
  });

  it('keep the share typed for the lot rather than that of the table', () => {
    const typed = tender();
    typed.lots = typed.lots.map((lot) => ({ ...lot, cpv: '45442100', labourShareBasisPoints: 6000 }));
    expect(requestOfLot(typed, lotOf(typed), shares)).toMatchObject({ labourShare: 6000 });
  });

  const estimated = (request: Parameters<typeof estimateHours>[0]): HoursEstimate => {
    const estimate = estimateHours(request, basis);
    if (isRefusal(estimate)) throw new Error(estimate.message);
    return estimate;
  };

  it('are kept with their request; an agreement by tranches keeps its two figures', () => {
    const request = { amountCents: 100_000_000, labourShare: 5000, hourlyCostCents: 3500, insertionRateBasisPoints: 500 };
    const kept = keptIn(lotOf(tender()), request, estimated(request), 2400);
    expect(kept).toMatchObject({ hours: request, insertion: { quarterHours: 2400, quarterHoursPerSlice: null } });
    const tranches = { method: 'framework-tranche' as const, amountCents: 100_000_000, trancheCents: 10_000_000, hoursPerTranche: 35 };
    const sliced = keptIn(lotOf(tender()), tranches, estimated(tranches), 140);
    expect(sliced.insertion).toMatchObject({ quarterHours: null, quarterHoursPerSlice: 140, sliceCents: 10_000_000 });
  });

  it('starts with the staff taken over when the clause chosen is written for it', () => {
    const from = tender();
    const cleaning = { ...lotOf(from), clauses: [{ slug: 'heures-insertion-nettoyage-reprise', values: {} }] };
    expect(requestOfLot(from, cleaning, shares).method).toBe('staff-transfer');
    expect(requestOfLot(from, { ...cleaning, insertion: { ...cleaning.insertion, staffTransfer: false } }, shares).method).toBe('works-and-services');
  });
});
