import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decimalMark, readAmount } from '../../../shared/purchases/read-amount.ts';
import { readKinds } from '../../../shared/purchases/read-kinds.ts';
import { readSupplierNumber } from '../../../shared/purchases/read-number.ts';
import { readDay, readYear } from '../../../shared/purchases/read-time.ts';
import { SUPPLIER_KIND_LABELS, SUPPLIER_KINDS } from '../../../shared/purchases/supplier-kinds.ts';
import { isSiren, isSiret } from '../../../shared/siren.ts';

describe('an amount of accounting', () => {
  it.each([
    ['1 234,56', 123456],
    ['1\u202f234,56\u00a0€', 123456],
    ['1.234,56', 123456],
    ['1,234.56', 123456],
    ['1 234 567,8', 123456780],
    ['1.234.567', 123456700],
    ["1'234.50", 123450],
    ['(1 234,56)', -123456],
    ['(1 234,56 €)', -123456],
    ['1 234,56-', -123456],
    ['-1234,5 EUR', -123450],
    ['\u2212 12', -1200],
    ['€ 12', 1200],
    ['1 234,56 € HT', 123456],
    ['+7', 700],
    ['0', 0],
    ['-0,00', 0],
    [',5', 50],
    ['1234.500', 123450],
    ['0,125', 13],
    ['1234567,894999', 123456789],
  ])('%s is read', (text, cents) => {
    expect(readAmount(text)).toBe(cents);
  });

  it.each(['', 'néant', '1,234', '1.234', '-(12)', '-12-', '12.34.567', '1,2,3.4.5', '12..5', '1,5E+06', '1e3', '#REF!', '99999999999999999', '12 €/u', '()'])(
    '%j is left unknown',
    (text) => {
      expect(readAmount(text)).toBeNull();
    },
  );

  it('is settled by the other amounts of the file when it could be a thousand', () => {
    expect(decimalMark(['12', '1 250,00', '3,5'])).toBe(',');
    expect(decimalMark(['1.250.000'])).toBe(',');
    expect(decimalMark(['1250.5', 'x'])).toBe('.');
    expect(decimalMark(['1,5', '1.5'])).toBeNull();
    expect(decimalMark(['1,234', '12'])).toBeNull();
    expect([readAmount('1.234', ','), readAmount('1.234', '.'), readAmount('1,234', '.'), readAmount('1,234', ',')]).toEqual([123400, 123, 123400, 123]);
  });

  it('is the same in every writing', () => {
    const grouped = (whole: number, mark: string): string => String(whole).replace(/\B(?=(\d{3})+$)/g, mark);
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 10_000_000_000 }),
        fc.integer({ min: 0, max: 99 }),
        fc.constantFrom([' ', ','], ['\u00a0', ','], ['\u202f', ','], ['.', ','], [',', '.'], ['', ','], ['', '.'], ['’', '.']),
        fc.constantFrom('%', '-%', '(%)', '%-', '% €', '% € HT'),
        (whole, decimals, [group = '', mark = ''], shape) => {
          const text = shape.replace('%', `${grouped(whole, group)}${mark}${String(decimals).padStart(2, '0')}`);
          const cents = whole * 100 + decimals;
          expect(readAmount(text)).toBe(/[-(]/.test(shape) && cents !== 0 ? -cents : cents);
        },
      ),
    );
  });

  it('never throws, and gives whole cents or nothing', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('1', '2', '0', ',', '.', ' ', '-', '(', ')', '€', 'E', 'x') }), (text) => {
        const cents = readAmount(text);
        expect(cents === null || Number.isSafeInteger(cents)).toBe(true);
      }),
    );
  });
});

/** The key that makes these digits a number of the kind. */
const keyed = (start: string, isRight: (digits: string) => boolean): string =>
  [...'0123456789'].map((key) => start + key).find(isRight) ?? `aucune clé pour ${start}`;

describe('the number of a supplier', () => {
  const siren = '990000028';
  const siret = keyed(`${siren}0001`, isSiret);
  const lowSiren = keyed('00990000', isSiren);
  const lowSiret = keyed(`${lowSiren}0001`, isSiret);

  it('is a SIRET or a SIREN with a right key, spaces or not', () => {
    expect(readSupplierNumber(siret)).toEqual({ siret, siren, anomaly: null });
    expect(readSupplierNumber(siren)).toEqual({ siret: null, siren, anomaly: null });
    for (const text of [`990 000 028 ${siret.slice(9)}`, `="${siret}"`, `'${siret}`, `${siret}.0`, `990.000.028\u00a0${siret.slice(9)}`])
      expect(readSupplierNumber(text)).toEqual({ siret, siren, anomaly: 'SIRET_SPACES' });
  });

  it('gets its leading zeros back only when the key proves them', () => {
    expect(readSupplierNumber(lowSiret.slice(2))).toEqual({ siret: lowSiret, siren: lowSiren, anomaly: 'LEADING_ZEROS' });
    expect(readSupplierNumber(lowSiren.slice(2))).toEqual({ siret: null, siren: lowSiren, anomaly: 'LEADING_ZEROS' });
    const wrong = (Number(lowSiret.slice(2)) + 1).toString();
    expect(readSupplierNumber(wrong)).toBeNull();
    // Ten and eleven digits may be anything.
    expect(readSupplierNumber(keyed(`0000${lowSiren.slice(4)}0001`, isSiret).slice(4))).toBeNull();
  });

  it('keeps a SIRET whose company is sure, and says its key is wrong', () => {
    const wrong = siret.slice(0, 13) + String((Number(siret[13]) + 1) % 10);
    expect(readSupplierNumber(wrong)).toEqual({ siret: wrong, siren, anomaly: 'SIRET_KEY' });
  });

  it('is found in a French VAT number whose own key is right', () => {
    const key = String((12 + 3 * (Number(siren) % 97)) % 97).padStart(2, '0');
    expect(readSupplierNumber(`FR ${key} ${siren}`)).toEqual({ siret: null, siren, anomaly: 'SIREN_ALONE' });
    expect(readSupplierNumber(`FR${String((Number(key) + 1) % 97).padStart(2, '0')}${siren}`)).toBeNull();
  });

  it.each(['', '0', '00000000000000', '9,9E+13', '990000029', 'BE0123456789', 'DIVERS', '123456789012345'])('%j is no usable number', (text) => {
    expect(readSupplierNumber(text)).toBeNull();
  });
});

describe('a year and a day', () => {
  it.each([
    '2024',
    '2024,0',
    'Exercice 2024',
    '31/12/2024',
    '31/12/24',
    '1.2.2024',
    '2024-12-31',
    '2024-12-31T10:00:00Z',
    '2024-12-31 00:00:00',
    '20241231',
    '12/2024',
    '2024-12',
    'décembre 2024',
    '1er févr. 2024',
  ])('%s is of 2024', (text) => {
    expect(readYear(text)).toBe(2024);
  });

  it.each(['', '45657', '1999', '2101', '24', '31/02/2024', '13/2024', '2024-13', 'T4 2024 bis'])('%j has no year', (text) => {
    expect(readYear(text)).toBeNull();
  });

  it('reads days, and only those that exist', () => {
    expect([readDay('1/2/2024'), readDay('2024-02-29'), readDay('29/02/2023'), readDay('2024')]).toEqual(['2024-02-01', '2024-02-29', null, null]);
  });
});

describe('the kinds of a supplier', () => {
  it('knows its own codes and labels', () => {
    for (const kind of SUPPLIER_KINDS) {
      expect(readKinds(kind.toUpperCase()).kinds).toEqual([kind]);
      expect(readKinds(SUPPLIER_KIND_LABELS[kind]).kinds).toEqual([kind]);
    }
  });

  it.each([
    ['Ateliers et chantiers d’insertion (ACI)', ['aci']],
    ["Entreprises d'insertion", ['ei']],
    ['Etablissement et service d’aide par le travail', ['esat']],
    ['Structure agréée (ESUS)', ['esus']],
    ['ESAT / EA', ['esat', 'ea']],
    ['EI, ACI, EI', ['ei', 'aci']],
  ])('%s', (text, kinds) => {
    expect(readKinds(text)).toEqual({ kinds, unknown: [] });
  });

  it('says what is no kind, beside those it knows', () => {
    expect(readKinds('ESAT ; Association')).toEqual({ kinds: ['esat'], unknown: ['Association'] });
    expect(readKinds('TPE')).toEqual({ kinds: [], unknown: ['TPE'] });
  });
});
