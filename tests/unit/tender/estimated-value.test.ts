import { describe, expect, it } from 'vitest';
import { estimatedValue, wholeMonths } from '../../../shared/tender/estimated-value.ts';
import { emptyTender } from '../../../shared/tender/empty.ts';
import { counter, soundTender, tenLots } from './support.ts';

describe('the estimated value', () => {
  it('adds all lots', () => {
    expect(estimatedValue(tenLots())).toMatchObject({ cents: 40_000_000, complete: true, missing: [] });
  });

  it('adds options, and renewals in proportion to the duration', () => {
    const tender = soundTender({ cents: 12_000_000, lot: { durationMonths: 12 } });
    const value = estimatedValue({ ...tender, duration: { months: 12, renewals: 3, renewalMonths: 12 }, value: { ...tender.value, optionsCents: 1_000_000 } });
    expect(value.cents).toBe(12_000_000 + 1_000_000 + 36_000_000);
    expect(value.complete).toBe(true);
  });

  it('takes the renewals as given when they are', () => {
    const tender = soundTender({ cents: 12_000_000 });
    expect(
      estimatedValue({ ...tender, duration: { months: 12, renewals: 3, renewalMonths: 12 }, value: { ...tender.value, renewalsCents: 5_000_000 } }).cents,
    ).toBe(17_000_000);
  });

  it('is the maximum of a framework agreement', () => {
    const tender = soundTender({ form: 'framework', cents: 80_000_000, lot: { amountCents: 20_000_000 } });
    expect(estimatedValue(tender)).toMatchObject({ cents: 80_000_000, complete: true });
  });

  it('adds the rest of the operation', () => {
    const tender = soundTender({ nature: 'works', cents: 100_000_000 });
    expect(estimatedValue({ ...tender, value: { ...tender.value, otherCents: 500_000_000 } }).cents).toBe(600_000_000);
  });

  it('is a floor, with what is missing named, when something is unknown', () => {
    const value = estimatedValue(emptyTender('Nettoyage', counter()));
    expect(value).toMatchObject({ cents: 0, complete: false });
    expect(value.missing).toEqual(['le montant du lot 1', 'les options ou tranches optionnelles', 'les reconductions']);
  });

  it('counts the whole duration, renewals included, or says it does not know', () => {
    const tender = soundTender();
    expect(wholeMonths({ ...tender, duration: { months: 12, renewals: 2, renewalMonths: 12 }, lots: [] })).toBe(36);
    expect(wholeMonths({ ...tender, duration: { months: 12, renewals: null, renewalMonths: 12 }, lots: [] })).toBeNull();
  });
});
