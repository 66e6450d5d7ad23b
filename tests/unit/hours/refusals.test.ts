import { describe, expect, it } from 'vitest';
import { LIMITS } from '../../../shared/limits.ts';
import { refusedFields } from './support.ts';

const sound = { amountCents: 100_000_000, labourShare: 5000, hourlyCostCents: 3000, insertionRateBasisPoints: 500 };

describe('a request that does not hold is refused field by field, in French', () => {
  it('empty: the amount and the labour share are asked for', () => {
    expect(refusedFields({})).toEqual({ amountCents: 'Indiquez le montant hors taxes estimé.', labourShare: expect.stringContaining('elle ne s’invente pas') });
  });

  it.each([0, -1, -3000])('an hourly cost of %i cents', (hourlyCostCents) => {
    expect(refusedFields({ ...sound, hourlyCostCents }).hourlyCostCents).toContain('supérieur à zéro');
  });

  it.each([10_001, 500_000])('a rate of %i basis points', (insertionRateBasisPoints) => {
    expect(refusedFields({ ...sound, insertionRateBasisPoints }).insertionRateBasisPoints).toMatch(/100\s%/);
  });

  it.each([0, -500])('a rate of %i basis points is no rate', (insertionRateBasisPoints) => {
    expect(refusedFields({ ...sound, insertionRateBasisPoints }).insertionRateBasisPoints).toContain('supérieur à zéro');
  });

  it.each([0, -1, LIMITS.moneyCents + 1])('an amount of %i cents', (amountCents) => {
    expect(refusedFields({ ...sound, amountCents })).toHaveProperty('amountCents');
  });

  it.each([-1, 10_001, 'inconnu'])('a labour share of %s', (labourShare) => {
    expect(refusedFields({ ...sound, labourShare })).toHaveProperty('labourShare');
  });

  it('a fraction of a cent', () => {
    expect(refusedFields({ ...sound, amountCents: 100.5 })).toEqual({ amountCents: 'Écrivez un nombre entier.' });
  });

  it('no month, nobody', () => {
    expect(Object.keys(refusedFields({ ...sound, durationMonths: 0, teamSize: 0 }))).toEqual(['durationMonths', 'teamSize']);
  });

  it('a day without a proposed cost asks for one', () => {
    expect(refusedFields({ amountCents: 100_000_000, labourShare: 5000 }, '2025-06-01')).toHaveProperty('hourlyCostCents');
  });

  it('a trade whose hour is dear asks for its own cost', () => {
    expect(refusedFields({ amountCents: 100_000_000, labourShare: 'informatique-etudes' }).hourlyCostCents).toMatch(/60.*120/);
  });

  it('staff transfer asks for the months and the hours to take over', () => {
    expect(Object.keys(refusedFields({ method: 'staff-transfer', amountCents: 100_000_000 })).sort()).toEqual(['durationMonths', 'transferableMonthlyHours']);
    expect(refusedFields({ method: 'staff-transfer', amountCents: 100_000_000, durationMonths: 12, transferableMonthlyHours: -1 })).toHaveProperty(
      'transferableMonthlyHours',
    );
    expect(
      refusedFields({
        method: 'staff-transfer',
        amountCents: 100_000_000,
        durationMonths: 12,
        transferableMonthlyHours: 0,
        hourlyCostCents: 3000,
        labourShare: 0,
      }),
    ).toHaveProperty('labourShare');
  });

  it('phases: none, without title, or not adding up', () => {
    expect(refusedFields({ method: 'phases' })).toHaveProperty('phases');
    expect(refusedFields({ method: 'phases', labourShare: 5000, phases: [{ title: ' ', amountCents: 0 }] })).toMatchObject({
      'phases/0/title': expect.any(String),
      'phases/0/amountCents': expect.any(String),
    });
    expect(refusedFields({ method: 'phases', amountCents: 5, labourShare: 5000, phases: [{ title: 'Une', amountCents: 6 }] }).amountCents).toContain(
      'somme des phases',
    );
  });

  it('an unknown trade, even beside a chosen ratio', () => {
    expect(refusedFields({ method: 'framework-tranche', amountCents: 100_000_000, hoursPerTranche: 35, labourShare: 'inconnu' })).toHaveProperty('labourShare');
  });

  it('a tranche or a ratio of nothing', () => {
    expect(Object.keys(refusedFields({ ...sound, method: 'framework-tranche', trancheCents: 0, hoursPerTranche: 0 }))).toEqual([
      'trancheCents',
      'hoursPerTranche',
    ]);
  });
});
