/**
 * Spend by what its suppliers are. A supplier of several kinds is in one row only, with all its kinds: any union of kinds is then counted
 * exactly, and no kind is ever added to another (droit: ESUS, adapted companies and insertion structures overlap, CTRAV L. 3332-17-1).
 */
import { INCLUSIVE_KINDS, type SupplierKind } from './supplier-kinds.ts';

/** Of one year: the spend with suppliers that are exactly these kinds. */
export type SpendTally = {
  year: number;
  kinds: readonly SupplierKind[];
  /** False for the lines whose supplier has no usable number. */
  known: boolean;
  cents: number;
  lines: number;
  /** Distinct SIRET, or SIREN where only it is known; 0 when not known. */
  suppliers: number;
};

export type Spent = { cents: number; lines: number; suppliers: number };

const add = (tallies: readonly SpendTally[]): Spent =>
  tallies.reduce((sum, { cents, lines, suppliers }) => ({ cents: sum.cents + cents, lines: sum.lines + lines, suppliers: sum.suppliers + suppliers }), {
    cents: 0,
    lines: 0,
    suppliers: 0,
  });

/** With suppliers that are at least one of these kinds, each once. Tallies of one year. */
export const spentWith = (tallies: readonly SpendTally[], kinds: readonly SupplierKind[]): Spent =>
  add(tallies.filter((tally) => tally.kinds.some((kind) => kinds.includes(kind))));

export type SpendSummary = { total: Spent; unknown: Spent; inclusive: Spent };

/** Tallies of one year. `total.suppliers` counts those with a number. */
export const summarise = (tallies: readonly SpendTally[]): SpendSummary => ({
  total: add(tallies),
  unknown: add(tallies.filter(({ known }) => !known)),
  inclusive: spentWith(tallies, INCLUSIVE_KINDS),
});
