import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { THRESHOLD_KINDS } from '../../../shared/api/references.ts';
import { crosses, displayThreshold, readThreshold } from '../../../shared/law/read.ts';
import { schemeLaw } from '../../../shared/scheme/completeness.ts';
import { shippedContent } from '../../support/content.ts';

describe('crossing a threshold', () => {
  it('is strict for the scheme: fifty million exactly owes nothing', () => {
    expect([crosses('more-than', 5_000_000_000, 5_000_000_000), crosses('more-than', 5_000_000_001, 5_000_000_000)]).toEqual([false, true]);
  });

  it('includes the amount itself for European thresholds and excludes it for direct award', () => {
    expect([crosses('at-least', 21_600_000, 21_600_000), crosses('at-least', 21_599_999, 21_600_000)]).toEqual([true, false]);
    expect([crosses('less-than', 5_999_999, 6_000_000), crosses('less-than', 6_000_000, 6_000_000)]).toEqual([true, false]);
    expect([crosses('at-most', 2000, 2000), crosses('at-most', 2001, 2000)]).toEqual([true, false]);
  });

  it('has two pairs of contraries', () => {
    fc.assert(
      fc.property(
        fc.nat(),
        fc.nat(),
        (amount, value) =>
          crosses('at-least', amount, value) !== crosses('less-than', amount, value) &&
          crosses('more-than', amount, value) !== crosses('at-most', amount, value),
      ),
    );
  });
});

describe('a threshold shown', () => {
  it('has its unit, singular when there is one', () => {
    expect(THRESHOLD_KINDS.map((kind) => displayThreshold(kind, 1))).toEqual(['0,01\u00a0€ HT', '0,01\u00a0%', '1\u00a0mois', '1\u00a0an', '1', '0,25\u00a0h']);
    expect(displayThreshold('years', 3)).toBe('3\u00a0ans');
    expect(displayThreshold('money', 5_000_000_000)).toBe('50\u202f000\u202f000\u00a0€ HT');
  });

  it('says what its version says, beside what always holds', () => {
    const stored = {
      id: 't',
      title: 'T',
      kind: 'rate',
      comparison: 'at-most',
      references: [],
      checkedOn: '2026-11-22',
      note: 'Toujours.',
      versions: [
        { from: '2020-01-01', until: '2025-01-01', value: 300, confidence: 'single-source', note: 'Avant.' },
        { from: '2025-01-01', value: 500, confidence: 'confirmed', note: 'Après.' },
      ],
    } as const;
    const on = (day: string) => readThreshold({ ...stored, references: [], versions: [...stored.versions] }, day);
    expect([on('2024-12-31').note, on('2025-01-01').note, on('2019-01-01').note]).toEqual(['Toujours. Avant.', 'Toujours. Après.', 'Toujours.']);
    expect([on('2024-12-31').confidence, on('2025-01-01').confidence]).toEqual(['single-source', 'confirmed']);
  });

  it('is a whole number of stored units in every shipped version', () => {
    expect(
      shippedContent().thresholds.flatMap(({ id, versions }) => versions.filter(({ value }) => !Number.isSafeInteger(value) || value <= 0).map(() => id)),
    ).toEqual([]);
  });
});

describe('the interval between two publications of the scheme’s indicators', () => {
  const on = (day: string) => schemeLaw(shippedContent().thresholds.map((item) => readThreshold(item, day)));

  it('is two years since 2023, and unknown before', () => {
    expect([on('2026-11-23'), on('2022-12-31')]).toEqual([{ publicationMonths: 24 }, { publicationMonths: null }]);
  });
});
