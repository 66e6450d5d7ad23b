/** Findings: what a check (L01…L62) saw, where, why, and what to do instead. */
import { type Static, Type } from 'typebox';
import { PIECES } from './clauses.ts';
import { Confidence, Day, Id, nullable, oneOf } from './common.ts';

export const SEVERITIES = ['blocking', 'attention', 'advice'] as const;
export type Severity = (typeof SEVERITIES)[number];

/** Where it was seen: a field of a record (path of the contract: `lots/0/criteria`), or a paragraph of a piece. */
export const FindingWhere = Type.Object({
  scope: oneOf(['tender', 'lot', 'piece', 'scheme']),
  lotId: nullable(Id),
  /** JSON path without its first slash; empty for the whole. */
  path: Type.String(),
  piece: nullable(oneOf(PIECES)),
  /** The uploaded Word file the piece was read from; null for the piece as Clausier writes it. */
  documentId: nullable(Id),
  /** Rank of the paragraph in the piece, from 0; null when the whole piece is at fault. */
  paragraph: nullable(Type.Integer()),
  /** The words at fault, as written. */
  matched: nullable(Type.String()),
});
export type FindingWhere = Static<typeof FindingWhere>;

export const Finding = Type.Object({
  /** Same check and place, same id: a person's override refers to it. */
  id: Id,
  /** `L01`…`L62`, or `X01`… for contradictions between pieces. */
  rule: Type.String(),
  title: Type.String(),
  severity: oneOf(SEVERITIES),
  confidence: Confidence,
  /** What was seen here. */
  message: Type.String(),
  /** Why it matters, in law or in practice. */
  explanation: Type.String(),
  proposal: Type.String(),
  where: FindingWhere,
  references: Type.Array(Type.String()),
  /** Reason of the person who passed over it; null otherwise. Never for a blocking finding. */
  overridden: nullable(Type.String()),
});
export type Finding = Static<typeof Finding>;

export const FindingList = Type.Object({
  on: Day,
  items: Type.Array(Finding),
  total: Type.Integer(),
  counts: Type.Object({ blocking: Type.Integer(), attention: Type.Integer(), advice: Type.Integer() }),
});
export type FindingList = Static<typeof FindingList>;
