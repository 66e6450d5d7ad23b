import { describe, expect, it } from 'vitest';
import { shareFor } from '../../../shared/tender/lot-hours.ts';
import { shippedContent } from '../../support/content.ts';

describe('the labour share of a CPV code', () => {
  const labourShares = shippedContent().labour.shares;
  const of = (cpv: string): string | undefined => shareFor(cpv, labourShares)?.id;

  it('is that of the longest beginning: structural work is not steel framing', () => {
    expect(of('45223220')).toBe('gros-oeuvre');
    expect(of('45223210')).toBe('charpente-metallique');
    expect(shareFor('', labourShares)).toBeNull();
  });
});
