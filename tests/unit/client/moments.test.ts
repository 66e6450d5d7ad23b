/** Instants as the pages write them. */
import { describe, expect, it } from 'vitest';
import { formatMoment } from '../../../client/moments.ts';

describe('an instant in French', () => {
  it('is read in Paris, in summer and in winter', () => {
    expect(formatMoment('2026-11-23T19:43:00Z')).toBe('23 novembre 2026 à 20:43');
    expect(formatMoment('2026-07-14T22:05:00Z')).toBe('15 juillet 2026 à 00:05');
  });

  it('writes the first of the month as French does', () => {
    expect(formatMoment('2026-12-01T02:52:00Z')).toBe('1er décembre 2026 à 03:52');
  });
});
