import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { HoursRequest } from '../../../shared/api/hours.ts';
import { blocksText } from '../../../shared/block/text.ts';
import { hoursAnnex } from '../../../shared/hours/annex.ts';
import { isRefusal } from '../../../shared/errors.ts';
import { ceilRatio, floorRatio, spread } from '../../../shared/hours/exact.ts';
import { LIMITS } from '../../../shared/limits.ts';
import { shippedContent } from '../../support/content.ts';
import { estimate, estimated } from './support.ts';

const amount = fc.integer({ min: 1, max: 50_000_000_000 });
const share = fc.oneof(fc.integer({ min: 1, max: 10_000 }), fc.constantFrom(...shippedContent().labour.shares.map(({ id }) => id)));
const cost = fc.integer({ min: 500, max: 20_000 });
const rate = fc.integer({ min: 1, max: 10_000 });
const months = fc.integer({ min: 1, max: 120 });
const figures = {
  amountCents: amount,
  labourShare: share,
  hourlyCostCents: cost,
  insertionRateBasisPoints: rate,
  durationMonths: months,
  teamSize: fc.integer({ min: 1, max: 500 }),
};

const general = fc.record<HoursRequest>({ method: fc.constant('works-and-services'), ...figures });
const transfer = fc.record<HoursRequest>({
  method: fc.constant('staff-transfer'),
  ...figures,
  transferableMonthlyHours: fc.integer({ min: 0, max: 40_000 }).map((quarters) => quarters / 4),
});
const framework = fc.record<HoursRequest>({
  method: fc.constant('framework-tranche'),
  ...figures,
  trancheCents: fc.integer({ min: 100_000, max: 50_000_000 }),
});
const single = fc.oneof(general, transfer, framework);
const inPhases = fc.record<HoursRequest>({
  method: fc.constant('phases'),
  hourlyCostCents: cost,
  insertionRateBasisPoints: rate,
  labourShare: share,
  phases: fc.array(
    fc.record({
      title: fc.constant('Phase'),
      amountCents: amount,
      labourShare: fc.oneof(share, fc.constant(0)),
      durationMonths: months,
      optional: fc.boolean(),
    }),
    { minLength: 1, maxLength: 12 },
  ),
});
const any = fc.oneof(single, inPhases);

/** One cent for a contract whose staff works thousands of hours: its share once left the integers that hold. */
const STAFF_WORTH_MORE: HoursRequest = {
  method: 'staff-transfer',
  amountCents: 1,
  labourShare: 1,
  hourlyCostCents: 563,
  insertionRateBasisPoints: 1,
  durationMonths: 55,
  teamSize: 1,
  transferableMonthlyHours: 2909,
};

describe('whatever the figures', () => {
  it('hours are whole, never negative, and never more than the quarter-hours', () => {
    fc.assert(
      fc.property(any, (request) => {
        const { hours, quarterHours } = estimated(request);
        return Number.isSafeInteger(hours) && hours >= 0 && hours * 4 <= quarterHours && quarterHours < (hours + 1) * 4;
      }),
    );
  });

  it('more money never makes fewer hours', () => {
    fc.assert(
      fc.property(
        single,
        fc.integer({ min: 0, max: 1_000_000_000 }),
        (request, more) => estimated({ ...request, amountCents: (request.amountCents ?? 0) + more }).quarterHours >= estimated(request).quarterHours,
      ),
    );
  });

  it('a higher rate never makes fewer hours, a dearer hour never more, in the general formula', () => {
    fc.assert(
      fc.property(general, fc.integer({ min: 1, max: 5000 }), (request, more) => {
        const { quarterHours } = estimated(request);
        const higher = estimated({ ...request, insertionRateBasisPoints: Math.min(10_000, (request.insertionRateBasisPoints ?? 0) + more) });
        const dearer = estimated({ ...request, hourlyCostCents: (request.hourlyCostCents ?? 0) + more });
        return higher.quarterHours >= quarterHours && dearer.quarterHours <= quarterHours;
      }),
    );
  });

  it('more staff to take over never makes more hours', () => {
    fc.assert(
      fc.property(
        transfer,
        fc.integer({ min: 0, max: 5000 }),
        (request, more) =>
          estimated({ ...request, transferableMonthlyHours: (request.transferableMonthlyHours ?? 0) + more }).quarterHours <= estimated(request).quarterHours,
      ),
    );
  });

  it('phases add up to the total, in hours and in quarter-hours', () => {
    fc.assert(
      fc.property(inPhases, (request) => {
        const { hours, quarterHours, phases } = estimated(request);
        expect(phases.reduce((sum, phase) => sum + phase.hours, 0)).toBe(hours);
        expect(phases.reduce((sum, phase) => sum + phase.quarterHours, 0)).toBe(quarterHours);
        expect(phases.every((phase) => phase.hours >= 0 && phase.quarterHours >= 0)).toBe(true);
      }),
    );
  });

  it('one phase is the general formula', () => {
    fc.assert(
      fc.property(
        general,
        ({ amountCents = 1, ...request }) =>
          estimated({ ...request, method: 'phases', phases: [{ title: 'Seule', amountCents }] }).quarterHours ===
          estimated({ ...request, amountCents }).quarterHours,
      ),
    );
  });

  it('the range holds the hours', () => {
    fc.assert(
      fc.property(any, (request) => {
        const { hours, range } = estimated(request);
        return range === null || (range.lowHours <= hours && hours <= range.highHours);
      }),
    );
  });

  it('the same question has the same answer', () => {
    fc.assert(
      fc.property(any, (request) => {
        expect(estimated(request)).toEqual(estimated(request));
      }),
    );
  });

  it('every figure shown is an integer with a French text, and every step has a source', () => {
    fc.assert(
      fc.property(any, (request) => {
        for (const { values, result, source, formula, label } of estimated(request).steps) {
          expect([source, formula, label].every((text) => text !== '')).toBe(true);
          for (const figure of [...values, result])
            expect(Number.isSafeInteger(figure.value) && figure.display !== '' && !figure.display.includes('NaN')).toBe(true);
        }
      }),
      { examples: [[STAFF_WORTH_MORE]] },
    );
  });

  it('below the least volume, no hours are proposed', () => {
    fc.assert(
      fc.property(any, (request) => {
        const { hours, proposal } = estimated(request);
        return hours >= 70 || (proposal.kind === 'alternative' && proposal.hours === null && proposal.actions.length > 0);
      }),
    );
  });

  it('the annex writes every step', () => {
    fc.assert(
      fc.property(any, (request) => {
        const made = estimated(request);
        const text = blocksText(hoursAnnex(made, 'Lot 1'));
        expect(made.steps.filter(({ label }) => !text.includes(label))).toEqual([]);
        expect(text).not.toMatch(/undefined|NaN|null/);
      }),
      { numRuns: 40 },
    );
  });

  it('any number at all is answered or refused, never thrown', () => {
    const wild = fc.oneof(fc.double(), fc.integer(), fc.constantFrom(0, -1, -0, Number.MAX_SAFE_INTEGER, 1e300, LIMITS.moneyCents, LIMITS.moneyCents + 1));
    const maybe = fc.option(wild, { nil: undefined });
    fc.assert(
      fc.property(
        fc.constantFrom('works-and-services', 'staff-transfer', 'framework-tranche', 'phases'),
        fc.tuple(maybe, maybe, maybe, maybe, maybe, maybe, maybe, maybe, maybe, maybe),
        (method, [a, b, c, d, e, f, g, h, i, j]) => {
          const request: HoursRequest = { method };
          const typed = {
            amountCents: a,
            labourShare: b,
            hourlyCostCents: c,
            insertionRateBasisPoints: d,
            durationMonths: e,
            teamSize: f,
            transferableMonthlyHours: g,
            hourPriceCents: h,
            trancheCents: i,
            hoursPerTranche: j,
          };
          const answer = estimate({
            ...request,
            ...Object.fromEntries(Object.entries(typed).filter(([, value]) => value !== undefined)),
            ...(method === 'phases' ? { phases: [{ title: 'Une', amountCents: a ?? 0 }] } : {}),
          });
          return isRefusal(answer) ? (answer.fields?.length ?? 0) > 0 : Number.isSafeInteger(answer.hours);
        },
      ),
      { numRuns: 500 },
    );
  });
});

describe('exact arithmetic', () => {
  it('floors and ceils around zero', () => {
    expect([floorRatio(-1n, 2n), floorRatio(1n, 2n), ceilRatio(1n, 2n), ceilRatio(-1n, 2n), floorRatio(-4n, 2n), ceilRatio(4n, 2n)]).toEqual([
      -1, 0, 1, -0, -2, 2,
    ]);
  });

  it('cuts without loss, and nobody differs from their exact part by one or more', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 1_000_000_000 }),
        fc.array(fc.integer({ min: 0, max: 1_000_000 }), { minLength: 1, maxLength: 20 }).filter((weights) => weights.some((weight) => weight > 0)),
        (total, weights) => {
          const parts = spread(total, weights.map(BigInt));
          const sum = weights.reduce((a, b) => a + b, 0);
          expect(parts.reduce((a, b) => a + b, 0)).toBe(total);
          parts.forEach((part, index) => {
            expect(Math.abs(part - (total * (weights[index] ?? 0)) / sum)).toBeLessThan(1.000001);
          });
        },
      ),
    );
  });
});
