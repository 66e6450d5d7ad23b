import { describe, expect, it } from 'vitest';
import { purchasesThreshold, schemePosition } from '../../../shared/scheme/position.ts';

const threshold = { id: 'spaser-annual-purchases', comparison: 'more-than', value: 5_000_000_000 } as const;

describe('the legal position of a scheme', () => {
  it('is obliged strictly above the amount, voluntary at the amount', () => {
    expect(schemePosition(5_000_000_001, threshold)).toBe('obliged');
    expect(schemePosition(5_000_000_000, threshold)).toBe('voluntary');
  });

  it('is unknown while the purchases or the amount of the day are', () => {
    expect(schemePosition(null, threshold)).toBe('unknown');
    expect(schemePosition(1, { ...threshold, value: null })).toBe('unknown');
  });

  it('reads its amount by its identifier, whatever other scheme thresholds are added', () => {
    expect(purchasesThreshold([{ id: 'spaser-indicators-publication' }, threshold])).toBe(threshold);
  });
});
