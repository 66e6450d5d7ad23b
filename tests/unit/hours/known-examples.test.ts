import { describe, expect, it } from 'vitest';
import { shippedContent } from '../../support/content.ts';
import { estimated } from './support.ts';

const euros = (amount: number): number => amount * 100;
const codes = (warnings: readonly { code: string }[]): string[] => warnings.map(({ code }) => code);

describe('the general formula', () => {
  const first = { amountCents: euros(1_000_000), labourShare: 5000, hourlyCostCents: 3000, insertionRateBasisPoints: 500 };

  it('1 000 000 € × 50 % × 5 % ÷ 30 € make 833 hours', () => {
    const { hours, quarterHours, method } = estimated(first);
    expect([hours, quarterHours, method]).toEqual([833, 3333, 'works-and-services']);
  });

  it('1 500 000 € × 70 % ÷ 30 € make 35 000 hours of work, 10 % of them 3 500', () => {
    const { hours, steps } = estimated({ amountCents: euros(1_500_000), labourShare: 7000, hourlyCostCents: 3000, insertionRateBasisPoints: 1000 });
    expect(hours).toBe(3500);
    expect(steps.map(({ id, result }) => [id, result.value])).toEqual([
      ['labour-amount', euros(1_050_000)],
      ['labour-hours', 35_000 * 4],
      ['insertion-hours', 3500 * 4],
      ['rounding', 3500 * 4],
    ]);
  });

  it('shows each value with its unit, its source and its confidence', () => {
    const { steps } = estimated(first);
    expect(steps[0]?.formula).toBe('montant × part de main-d’œuvre');
    expect(steps[0]?.values.map(({ display }) => display.replace(/\s/g, ' '))).toEqual(['1 000 000 €', '50 %']);
    expect(steps[1]?.values.map(({ display }) => display.replace(/\s/g, ' '))).toEqual(['500 000 €', '30 €/h']);
    expect(steps.flatMap(({ values }) => values).every(({ source }) => source !== '')).toBe(true);
  });

  it('a typed share or cost has no source: it is to be confirmed by the facilitateur', () => {
    const { toConfirm, confidence, warnings } = estimated(first);
    expect([toConfirm, confidence]).toEqual([true, 'unverified']);
    expect(codes(warnings)).toContain('to-confirm');
  });

  it('a line of the table brings its source and its confidence', () => {
    const { steps, range } = estimated({ ...first, labourShare: 'peinture-interieure' });
    expect(steps[0]?.confidence).toBe('confirmed');
    expect(steps[0]?.values[1]).toMatchObject({ value: 7000, confidence: 'confirmed' });
    expect(range).toBeNull();
  });

  it('a line without source says so and gives the hours at both ends of its range', () => {
    const { steps, range, hours } = estimated({ ...first, labourShare: 'voirie-reseaux' });
    expect(steps[0]?.values[1]?.source).toContain('Usage à confirmer par le facilitateur');
    expect(range).toMatchObject({ lowHours: 416, highHours: 666 });
    expect(hours).toBe(500);
  });

  it('takes the marks of the day for the cost and the rate', () => {
    const { hours, steps } = estimated({ amountCents: euros(1_000_000), labourShare: 'gros-oeuvre' });
    expect(hours).toBe(Math.floor((1_000_000 * 0.5 * 0.05) / 35));
    expect(steps[1]?.values[1]).toMatchObject({ value: 3500, confidence: 'unverified' });
    expect(steps[2]?.values[1]).toMatchObject({ value: 500, confidence: 'confirmed' });
  });

  it('proposes what was computed, and the whole useful paths around it', () => {
    const { proposal, rounding } = estimated(first);
    expect(proposal).toMatchObject({ kind: 'clause', hours: 833, actions: [] });
    expect(rounding).toMatchObject({ paths: 5, pathHours: 750, nextPathHours: 900, fullTimeHundredths: 51 });
  });

  it('warns above 20 % and below 5 %', () => {
    expect(codes(estimated({ ...first, insertionRateBasisPoints: 2001 }).warnings)).toContain('rate-high');
    expect(codes(estimated({ ...first, insertionRateBasisPoints: 2000 }).warnings)).not.toContain('rate-high');
    expect(codes(estimated({ ...first, insertionRateBasisPoints: 499 }).warnings)).toContain('rate-low');
  });

  it('says that staff in place is not deducted', () => {
    expect(codes(estimated({ ...first, labourShare: 'nettoyage-locaux' }).warnings)).toContain('staff-transfer');
    expect(codes(estimated({ ...first, transferableMonthlyHours: 100 }).warnings)).toContain('staff-not-deducted');
  });
});

describe('nothing is invented', () => {
  it('below 70 hours, says so and proposes the actions', () => {
    const { proposal, hours, warnings } = estimated({ amountCents: euros(80_000), labourShare: 5000, hourlyCostCents: 3000, insertionRateBasisPoints: 500 });
    expect(hours).toBe(66);
    expect(proposal.kind).toBe('alternative');
    expect(proposal.hours).toBeNull();
    expect(proposal.message).toMatch(/moins de 70\s?h/);
    expect(proposal.actions.length).toBeGreaterThan(3);
    expect(codes(warnings)).toEqual(expect.arrayContaining(['no-volume', 'law-still-asks']));
  });

  it('at 70 hours a short path is proposed, at 150 a clause', () => {
    const request = { labourShare: 10_000, hourlyCostCents: 100, insertionRateBasisPoints: 10_000 };
    expect(estimated({ ...request, amountCents: 6975 }).proposal.kind).toBe('alternative');
    expect(estimated({ ...request, amountCents: 7000 }).proposal).toMatchObject({ kind: 'short-clause', hours: 70 });
    expect(estimated({ ...request, amountCents: 14_999 }).proposal.kind).toBe('short-clause');
    expect(estimated({ ...request, amountCents: 15_000 }).proposal).toMatchObject({ kind: 'clause', hours: 150 });
  });

  it('without labour, says so', () => {
    const { proposal, hours } = estimated({ amountCents: euros(1_000_000), labourShare: 0 });
    expect(hours).toBe(0);
    expect(proposal).toMatchObject({ kind: 'alternative', hours: null });
    expect(proposal.message).toContain('Sans main-d’œuvre');
  });

  it('before the law switch, says nothing of an obligation', () => {
    const { warnings } = estimated({ amountCents: euros(1000), labourShare: 5000, hourlyCostCents: 3000 }, '2026-08-20');
    expect(codes(warnings)).not.toContain('law-still-asks');
  });
});

describe('staff transfer', () => {
  const cleaning = {
    method: 'staff-transfer',
    amountCents: euros(600_000),
    durationMonths: 36,
    transferableMonthlyHours: 400,
    insertionRateBasisPoints: 1000,
  } as const;

  it('P = 1 − [(400 × 25) ÷ (600 000 ÷ 36)] = 40 %, and 40 % × 24 000 h × 10 % make 960 hours', () => {
    const { hours, steps, confidence } = estimated(cleaning);
    expect(hours).toBe(960);
    expect(steps.find(({ id }) => id === 'new-share')?.result.value).toBe(4000);
    expect(steps.find(({ id }) => id === 'labour-hours')?.result.value).toBe(24_000 * 4);
    expect(confidence).toBe('single-source');
  });

  it('20 € loaded for 80 % of labour is the same 25 €', () => {
    const { hours, steps } = estimated({ ...cleaning, hourlyCostCents: 2000, labourShare: 8000 });
    expect([steps[0]?.id, steps[0]?.result.value, hours]).toEqual(['hour-price', 2500, 960]);
  });

  it('a cost alone is the price of an hour, and this is said', () => {
    const { hours, warnings } = estimated({ ...cleaning, hourlyCostCents: 2500 });
    expect(hours).toBe(960);
    expect(codes(warnings)).toContain('cost-as-price');
  });

  it('nobody to take over: the whole work counts', () => {
    expect(estimated({ ...cleaning, transferableMonthlyHours: 0 }).hours).toBe(2400);
  });

  it('all the work is taken over: no hours, and the actions', () => {
    for (const transferableMonthlyHours of [24_000 / 36, 1000]) {
      const { hours, proposal, steps } = estimated({ ...cleaning, transferableMonthlyHours: Math.ceil(transferableMonthlyHours) });
      expect(hours).toBe(0);
      expect(proposal.kind).toBe('alternative');
      expect(steps.find(({ id }) => id === 'new-share')?.result.value).toBeLessThanOrEqual(0);
    }
  });

  it('below 150 hours the branch advises no clause', () => {
    const { hours, proposal } = estimated({ ...cleaning, insertionRateBasisPoints: 500, transferableMonthlyHours: 550 });
    expect(hours).toBe(210);
    expect(proposal.kind).toBe('clause');
    const less = estimated({ ...cleaning, insertionRateBasisPoints: 500, transferableMonthlyHours: 600 });
    expect(less.hours).toBe(120);
    expect(less.proposal).toMatchObject({ kind: 'alternative', hours: null });
  });

  it('for another trade, says that the formula is an analogy', () => {
    expect(codes(estimated({ ...cleaning, labourShare: 'gardiennage-securite' }).warnings)).toContain('transfer-by-analogy');
    expect(codes(estimated({ ...cleaning, labourShare: 'nettoyage-locaux' }).warnings)).not.toContain('transfer-by-analogy');
  });
});

describe('framework agreements', () => {
  it('the published ratio: 35 hours per 100 000 € invoiced', () => {
    const { hours, perTranche, confidence } = estimated({
      method: 'framework-tranche',
      amountCents: euros(1_000_000),
      labourShare: 'informatique-etudes',
      hoursPerTranche: 35,
    });
    expect(hours).toBe(350);
    expect(perTranche).toMatchObject({ trancheCents: euros(100_000), quarterHours: 140, hours: 35, startsAtCents: euros(200_000) });
    expect(confidence).toBe('single-source');
  });

  it('a ratio computed from share, cost and rate', () => {
    const { hours, perTranche } = estimated({
      method: 'framework-tranche',
      amountCents: euros(1_000_000),
      labourShare: 5000,
      hourlyCostCents: 2500,
      insertionRateBasisPoints: 500,
      trancheCents: euros(50_000),
    });
    expect([hours, perTranche?.hours]).toEqual([1000, 50]);
  });

  it('the trade whose hour is dear asks for its own cost', () => {
    const { warnings, perTranche } = estimated({
      method: 'framework-tranche',
      amountCents: euros(1_000_000),
      labourShare: 'informatique-etudes',
      hourlyCostCents: 8000,
    });
    expect(perTranche?.hours).toBe(53);
    expect(codes(warnings)).toEqual(expect.arrayContaining(['published-ratio', 'follows-invoices', 'trade-caution']));
  });
});

describe('phases', () => {
  it('each has its trade, and they add up', () => {
    const { hours, phases, wholeLife } = estimated({
      method: 'phases',
      hourlyCostCents: 3000,
      insertionRateBasisPoints: 500,
      phases: [
        { title: 'Gros œuvre', amountCents: euros(1_000_000), labourShare: 'gros-oeuvre', durationMonths: 8 },
        { title: 'Peinture', amountCents: euros(200_000), labourShare: 'peinture-interieure', durationMonths: 4, optional: true },
      ],
    });
    expect(hours).toBe(1066);
    expect(phases.map((phase) => phase.hours)).toEqual([833, 233]);
    expect(phases.map((phase) => phase.optional)).toEqual([false, true]);
    expect(wholeLife.message).toContain('12 mois');
  });
});

describe('the whole life of the contract', () => {
  const request = { amountCents: euros(1_000_000), labourShare: 5000, hourlyCostCents: 3000, insertionRateBasisPoints: 500 };

  it('asks for the months, then for the team', () => {
    expect(estimated(request).wholeLife.verdict).toBe('unknown');
    expect(estimated({ ...request, durationMonths: 12 }).wholeLife).toMatchObject({ verdict: 'unknown', monthlyQuarterHours: 277, postsHundredths: 51 });
  });

  it('ten people in a year hold 833 hours', () => {
    expect(estimated({ ...request, durationMonths: 12, teamSize: 10 }).wholeLife).toMatchObject({
      verdict: 'fits',
      capacityQuarterHours: 64_280,
      teamShareBasisPoints: 518,
    });
  });

  it('two people give too much of their time, one in six months cannot', () => {
    expect(estimated({ ...request, durationMonths: 12, teamSize: 2 }).wholeLife.verdict).toBe('heavy');
    const short = estimated({ ...request, durationMonths: 6, teamSize: 1 });
    expect(short.wholeLife.verdict).toBe('exceeds');
    expect(codes(short.warnings)).toEqual(expect.arrayContaining(['exceeds-capacity', 'team-mismatch']));
  });
});

describe('the table', () => {
  const { shares, actions } = shippedContent().labour;

  it('says of every line where it comes from, or that it is to be confirmed', () => {
    for (const share of shares) expect([share.id, share.toConfirm]).toEqual([share.id, share.sources.length === 0]);
  });

  it('keeps each share in its range', () => {
    for (const { lowBasisPoints, shareBasisPoints, highBasisPoints } of shares)
      expect(lowBasisPoints <= shareBasisPoints && shareBasisPoints <= highBasisPoints).toBe(true);
  });

  it('proposes actions, each written by a clause', () => {
    const slugs = new Set(shippedContent().families.map(({ slug }) => slug));
    expect(actions.filter(({ clause }) => !slugs.has(clause))).toEqual([]);
  });
});
