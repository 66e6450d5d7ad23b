/** Levers for each lot, in a reasoned order: what fits, what does not, why, and with which clauses. */
import { type Static, Type } from 'typebox';
import { Confidence, Day, Id, nullable, oneOf } from './common.ts';
import { DECISION_LEVERS, DECISIONS } from './tender-lots.ts';

/** `unknown`: a value is missing and `reasons` says which. */
export const FITS = ['recommended', 'possible', 'unsuitable', 'unknown'] as const;
export type Fit = (typeof FITS)[number];

export const Reason = Type.Object({ text: Type.String(), references: Type.Array(Type.String()), confidence: Confidence });
export type Reason = Static<typeof Reason>;

export const LeverRecommendation = Type.Object({
  lever: oneOf(DECISION_LEVERS),
  title: Type.String(),
  fit: oneOf(FITS),
  reasons: Type.Array(Reason),
  /** What to watch when it is chosen. */
  cautions: Type.Array(Reason),
  /** Families that write it, best first, with why each suits the lot. */
  clauses: Type.Array(Type.Object({ slug: Id, title: Type.String(), confidence: Confidence, why: Type.String() })),
  /** The person's own decision; `undecided` with an empty reason before any. */
  decision: oneOf(DECISIONS),
  reason: Type.String(),
});
export type LeverRecommendation = Static<typeof LeverRecommendation>;

export const LotRecommendations = Type.Object({
  lotId: Id,
  number: Type.Integer(),
  title: Type.String(),
  /** In the person's order when they gave one, else the proposed order. */
  levers: Type.Array(LeverRecommendation),
  /** True when the order is the person's. */
  reordered: Type.Boolean(),
  /** What the scheme asks that this lot could serve. */
  objectives: Type.Array(Type.Object({ axisId: Id, objectiveId: Id, title: Type.String(), axis: Type.String(), chosen: Type.Boolean(), why: Type.String() })),
});
export type LotRecommendations = Static<typeof LotRecommendations>;

export const Recommendations = Type.Object({
  on: Day,
  dated: Type.Boolean(),
  schemeId: nullable(Id),
  lots: Type.Array(LotRecommendations),
});
export type Recommendations = Static<typeof Recommendations>;

/** What the consultations bring to each objective of a scheme. */
export const Contribution = Type.Object({
  axisId: Id,
  objectiveId: Id,
  tenderId: Id,
  tenderTitle: Type.String(),
  lotId: Id,
  lotNumber: Type.Integer(),
  lotTitle: Type.String(),
  launchOn: nullable(Day),
  quarterHours: nullable(Type.Integer()),
  clauses: Type.Integer(),
  reserved: Type.Boolean(),
});
export type Contribution = Static<typeof Contribution>;
export const Contributions = Type.Object({ items: Type.Array(Contribution), total: Type.Integer() });
export type Contributions = Static<typeof Contributions>;
