import { describe, expect, it } from 'vitest';
import { formatKnown, formatMeasure, UNIT_SCALE } from '../../../shared/indicators/measure.ts';

describe('a measure', () => {
  it('is shown in its unit', () => {
    expect([
      formatMeasure('rate', 1420),
      formatMeasure('money', 124_000_000),
      formatMeasure('hours', 280_000),
      formatMeasure('days', 188),
      formatMeasure('ratio', 125),
      formatMeasure('count', 1607),
      formatMeasure('average', 34),
    ]).toEqual(['14,2\u00a0%', '1\u202f240\u202f000\u00a0€', '70\u202f000\u00a0h', '18,8\u00a0jours', '12,5\u00a0h/M€', '1\u202f607', '3,4']);
  });

  it('counts one day as singular and two as plural', () => {
    expect([formatMeasure('days', 10), formatMeasure('days', 19), formatMeasure('days', 20), formatMeasure('days', 0)]).toEqual([
      '1\u00a0jour',
      '1,9\u00a0jour',
      '2\u00a0jours',
      '0\u00a0jour',
    ]);
  });

  it('is « inconnu » when unknown, and zero only when it is zero', () => {
    expect([formatKnown('rate', null), formatKnown('rate', 0)]).toEqual(['inconnu', '0\u00a0%']);
  });

  it('has a scale that stores whole numbers', () => {
    expect(Object.values(UNIT_SCALE).every(Number.isInteger)).toBe(true);
  });
});
