/** The table of labour shares with the organisation's own figures in place of ours. */
import type { LabourShare } from '../api/hours.ts';

/** `updatedAt`: ISO 8601 instant. `source`: empty when none is known. */
export type OwnShare = { tradeId: string; shareBasisPoints: number; source: string; updatedAt: string };

/** One figure replaces the range read; its source is the organisation's, and without one it is a usage to confirm. */
function replaced(share: LabourShare, own: OwnShare): LabourShare {
  const source = own.source.trim();
  return {
    ...share,
    shareBasisPoints: own.shareBasisPoints,
    lowBasisPoints: own.shareBasisPoints,
    highBasisPoints: own.shareBasisPoints,
    confidence: source ? 'single-source' : 'unverified',
    toConfirm: source === '',
    sources: source ? [{ title: source }] : [],
    checkedOn: own.updatedAt.slice(0, 10),
    own: { shippedBasisPoints: share.shareBasisPoints },
  };
}

/** Shares in their order; an own figure for a trade that is gone is left out. */
export function withOwnShares(shares: readonly LabourShare[], own: readonly OwnShare[]): LabourShare[] {
  const byTrade = new Map(own.map((one) => [one.tradeId, one]));
  return shares.map((share) => {
    const mine = byTrade.get(share.id);
    return mine ? replaced(share, mine) : share;
  });
}
