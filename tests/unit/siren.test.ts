import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isSiren, isSiret, sirenDigits } from '../../shared/siren.ts';

const eightDigits = fc.integer({ min: 1, max: 99_999_999 }).map((value) => String(value).padStart(8, '0'));

/** The only key that makes these eight digits a SIREN, found by trying the ten of them. */
const keysOf = (start: string): string[] => [...'0123456789'].map((key) => start + key).filter(isSiren);

describe('a SIREN number', () => {
  it.each(['732829320', '130025265', '200054781', '217500016'])('%s exists', (siren) => {
    expect(isSiren(siren)).toBe(true);
  });

  it.each(['732829321', '123456789', '000000000', '73282932', '7328293200', '73282932A', ' 732829320', '732 829 320', ''])('%j does not', (siren) => {
    expect(isSiren(siren)).toBe(false);
  });

  it('has exactly one key for eight digits', () => {
    fc.assert(fc.property(eightDigits, (start) => keysOf(start).length === 1));
  });

  it('is refused when one digit is mistyped', () => {
    fc.assert(
      fc.property(eightDigits, fc.nat(8), fc.integer({ min: 1, max: 9 }), (start, place, shift) => {
        const siren = keysOf(start)[0] ?? '';
        const wrong = String((Number(siren[place]) + shift) % 10);
        return !isSiren(siren.slice(0, place) + wrong + siren.slice(place + 1));
      }),
    );
  });

  it('is read from what people paste', () => {
    expect(sirenDigits('732 829 320')).toBe('732829320');
    expect(sirenDigits('732\u00a0829\u202f320')).toBe('732829320');
    expect(sirenDigits('SIREN : 732.829.320')).toBe('732829320');
  });
});

describe('a SIRET number', () => {
  it.each(['73282932000074', '13002526500013', '35600000000048'])('%s exists', (siret) => {
    expect(isSiret(siret)).toBe(true);
  });

  it('of La Poste holds by the plain sum of its digits', () => {
    expect(isSiret('35600000049837')).toBe(true);
    expect(isSiret('35600000049838')).toBe(false);
  });

  it.each(['73282932000075', '73282932100074', '00000000000000', '7328293200007', '732829320000740', ''])('%j does not', (siret) => {
    expect(isSiret(siret)).toBe(false);
  });
});
