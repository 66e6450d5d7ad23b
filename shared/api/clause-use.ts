/**
 * Clauses in use: the version a consultation writes with, what happened to its lots, and, seen from a clause, where it is used.
 * Everything said of a consultation is of those the person reaches. Unknown is null: a number of offers not typed is not zero.
 */
import { type Static, Type } from 'typebox';
import { LIMITS } from '../limits.ts';
import { PIECES } from './clauses.ts';
import { closed, Day, Id, LongText, nullable, oneOf } from './common.ts';
import { LineChange, WordRun } from './differences.ts';

/** `newer`: the library gives another text now; `gone`: it no longer gives this clause. */
export const KEPT_STATES = ['current', 'newer', 'gone'] as const;

/** One clause chosen for one lot, and the version it is written with. */
export const KeptClause = Type.Object({
  lotId: Id,
  slug: Id,
  title: Type.String(),
  state: oneOf(KEPT_STATES),
  /** Of the text kept. */
  hash: Type.String(),
  keptOn: Day,
  /** Version of a clause of the organisation; null for one of Clausier's. */
  number: nullable(Type.Integer()),
  /** What the library gives now; null when it no longer gives the clause. */
  currentHash: nullable(Type.String()),
  currentNumber: nullable(Type.Integer()),
});
export type KeptClause = Static<typeof KeptClause>;
/** In the order of the lots and of their clauses; a clause that the library never had is left out. */
export const KeptClauses = Type.Object({ items: Type.Array(KeptClause), total: Type.Integer(), newer: Type.Integer() });
export type KeptClauses = Static<typeof KeptClauses>;

const PIECE_STATES = ['same', 'changed', 'added', 'removed'] as const;
/** What would change for this lot: the text kept, then what the library gives now. Only fields and pieces that change. */
export const KeptDifference = Type.Object({
  ...KeptClause.properties,
  fields: Type.Array(Type.Object({ label: Type.String(), runs: Type.Array(WordRun) })),
  pieces: Type.Array(Type.Object({ piece: oneOf(PIECES), state: oneOf(PIECE_STATES), lines: Type.Array(LineChange) })),
});
export type KeptDifference = Static<typeof KeptDifference>;

/** The clauses to take, each with the version that was seen: one that changed again meanwhile is not taken unseen. */
export const RenewClauses = Type.Object(
  {
    items: Type.Array(Type.Object({ lotId: Id, slug: Id, hash: Type.String({ minLength: 1, maxLength: 128 }) }, closed), {
      maxItems: LIMITS.renewedClauses,
    }),
  },
  closed,
);
export type RenewClauses = Static<typeof RenewClauses>;

/** Awarded; no offer, or none that could be kept; given up by the buyer. */
export const LOT_OUTCOMES = ['awarded', 'unsuccessful', 'abandoned'] as const;
export type LotOutcome = (typeof LOT_OUTCOMES)[number];

const result = {
  /** How many offers came; 0 is none, null is not known. */
  offers: nullable(Type.Integer({ minimum: 0, maximum: LIMITS.offers })),
  outcome: nullable(oneOf(LOT_OUTCOMES)),
  /** Why, when it is known: no name of a company or of a person. */
  reason: LongText,
  decidedOn: nullable(Day),
};
export const LotResultChange = Type.Object(result, closed);
export type LotResultChange = Static<typeof LotResultChange>;
/** `revision` 0: nothing was ever typed for this lot. */
export const LotResult = Type.Object({ lotId: Id, revision: Type.Integer(), ...result });
export type LotResult = Static<typeof LotResult>;
/** One per lot, in the order of the lots. */
export const LotResults = Type.Object({ items: Type.Array(LotResult), total: Type.Integer() });
export type LotResults = Static<typeof LotResults>;

/** Being prepared, launched, or with an outcome known for every lot. */
export const USE_STATES = ['preparing', 'launched', 'closed'] as const;

export const ClauseUse = Type.Object({
  id: Id,
  title: Type.String(),
  buyer: Type.String(),
  state: oneOf(USE_STATES),
  launchOn: nullable(Day),
  lots: Type.Array(Type.Object({ id: Id, number: Type.Integer(), title: Type.String(), result: nullable(LotResult) })),
});
export type ClauseUse = Static<typeof ClauseUse>;

/** Counts of lots; an observation, which proves no cause. */
export const UseSummary = Type.Object({
  lots: Type.Integer(),
  /** Offers or outcome known. */
  known: Type.Integer(),
  /** Lots whose number of offers is known, and all their offers together. */
  counted: Type.Integer(),
  offers: Type.Integer(),
  withoutOffer: Type.Integer(),
  unsuccessful: Type.Integer(),
});
export type UseSummary = Static<typeof UseSummary>;

/** Consultations that the person sees, last saved first; practice left out. `summary` is of all of them, `items` of the first ones. */
export const ClauseUses = Type.Object({ items: Type.Array(ClauseUse), total: Type.Integer(), summary: UseSummary });
export type ClauseUses = Static<typeof ClauseUses>;
