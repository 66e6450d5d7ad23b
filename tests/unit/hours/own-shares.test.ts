import { describe, expect, it } from 'vitest';
import { withOwnShares } from '../../../shared/hours/own-shares.ts';
import { shippedContent } from '../../support/content.ts';

const { shares } = shippedContent().labour;
const [first] = shares;
if (!first) throw new Error('the table is empty');
const own = { tradeId: first.id, shareBasisPoints: 3300, source: 'Bilan de nos marchés 2025', updatedAt: '2026-11-23T09:00:00.000Z' };

describe('the organisation’s own labour shares', () => {
  it('take the place of ours, with their source and what ours was', () => {
    expect(withOwnShares(shares, [own])[0]).toMatchObject({
      id: first.id,
      shareBasisPoints: 3300,
      lowBasisPoints: 3300,
      highBasisPoints: 3300,
      confidence: 'single-source',
      toConfirm: false,
      sources: [{ title: 'Bilan de nos marchés 2025' }],
      checkedOn: '2026-11-23',
      own: { shippedBasisPoints: first.shareBasisPoints },
    });
  });

  it('without a source are a usage to be confirmed', () => {
    expect(withOwnShares(shares, [{ ...own, source: '  ' }])[0]).toMatchObject({ confidence: 'unverified', toConfirm: true, sources: [] });
  });

  it('leave the other lines as they are, and forget a trade that is gone', () => {
    expect(withOwnShares(shares, [{ ...own, tradeId: 'disparu' }])).toEqual(shares);
    expect(withOwnShares(shares, [own]).slice(1)).toEqual(shares.slice(1));
  });
});
