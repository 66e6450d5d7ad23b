/** Accounting purchases: the 50 M€ test (CCP D. 2111-3), and the suppliers recognised by their number. */
import { type Static, Type } from 'typebox';
import { SUPPLIER_KINDS } from '../purchases/supplier-kinds.ts';
import { LIMITS } from '../limits.ts';
import { closed, Confidence, Day, nullable, oneOf } from './common.ts';
import { Siren } from './imports.ts';

const Year = Type.Integer({ minimum: LIMITS.yearMin, maximum: LIMITS.yearMax });

export const SpendQuery = Type.Object({ buyer: Type.Optional(Siren) }, closed);
export type SpendQuery = Static<typeof SpendQuery>;

/** Money spent in one calendar year by one buyer. */
export const SpendYear = Type.Object({
  year: Year,
  buyer: Type.String(),
  buyerName: Type.String(),
  lines: Type.Integer(),
  /** Every line, then those of the fifth book, then what counts for the threshold. */
  totalCents: Type.Integer(),
  bookFiveCents: Type.Integer(),
  countedCents: Type.Integer(),
  /** Lines that say nothing of the fifth book: they are in what counts. */
  unsaidLines: Type.Integer(),
  /** The file says amounts with taxes in them; the threshold leaves them out. */
  taxIncluded: Type.Boolean(),
  /** Above, at or below; unknown when the file says nothing of the fifth book and the answer depends on it. */
  position: oneOf(['above', 'below', 'unknown']),
  reason: Type.String(),
});
export type SpendYear = Static<typeof SpendYear>;
export const Spend = Type.Object({
  items: Type.Array(SpendYear),
  total: Type.Integer(),
  /** Day of the last accounting import in place; null when there is none. */
  importedOn: nullable(Day),
  threshold: Type.Object({ cents: Type.Integer(), reference: Type.String(), confidence: Confidence, on: Day }),
});
export type Spend = Static<typeof Spend>;

export const RecognisedSupplier = Type.Object({
  supplier: Type.String(),
  name: Type.String(),
  kinds: Type.Array(oneOf(SUPPLIER_KINDS)),
  cents: Type.Integer(),
  lines: Type.Integer(),
  /** « Liste des ESUS du 31 janvier 2026 » : each list that recognised it. */
  lists: Type.Array(Type.String()),
  /** True when one of these lists is more than a year old at the end of that year. */
  stale: Type.Boolean(),
  /** By the establishment, or only by the company. */
  matchedBy: oneOf(['siret', 'siren']),
});
export type RecognisedSupplier = Static<typeof RecognisedSupplier>;
export const RecognisedQuery = Type.Object(
  { year: Year, buyer: Type.Optional(Siren), kind: Type.Optional(oneOf(SUPPLIER_KINDS)), page: Type.Optional(Type.Integer({ minimum: 1, maximum: 10_000 })) },
  closed,
);
export type RecognisedQuery = Static<typeof RecognisedQuery>;
export const RecognisedPage = Type.Object({
  items: Type.Array(RecognisedSupplier),
  total: Type.Integer(),
  page: Type.Integer(),
  pageSize: Type.Integer(),
  year: Year,
  /** Spend by kind; kinds overlap and are never added. */
  kinds: Type.Array(Type.Object({ kind: oneOf(SUPPLIER_KINDS), label: Type.String(), suppliers: Type.Integer(), cents: Type.Integer() })),
  totalCents: Type.Integer(),
  /** Spend whose supplier has no usable number. */
  unknownCents: Type.Integer(),
  lastList: nullable(Day),
});
export type RecognisedPage = Static<typeof RecognisedPage>;
