/** One clause for one lot: each variable asked once, every piece written from the same values. */
import { type Static, Type } from 'typebox';
import { Block } from './blocks.ts';
import { ClauseVariable, PIECES } from './clauses.ts';
import { Confidence, Day, Id, nullable, oneOf } from './common.ts';

/** `typed` by the person, `tender` taken from the consultation, `default` proposed by the clause, `missing`. */
export const VALUE_ORIGINS = ['typed', 'tender', 'default', 'missing'] as const;
export const TenderVariable = Type.Object({
  ...ClauseVariable.properties,
  value: nullable(Type.Union([Type.String(), Type.Number()])),
  origin: oneOf(VALUE_ORIGINS),
  /** Where it comes from: « heures retenues pour le lot 2 ». */
  from: Type.String(),
});
export type TenderVariable = Static<typeof TenderVariable>;

/** A line for the last article of the CCAP: what departs from the CCAG (R. 2112-3). */
export const Derogation = Type.Object({ article: Type.String(), ccag: Type.String(), piece: oneOf(PIECES), text: Type.String(), confidence: Confidence });
export type Derogation = Static<typeof Derogation>;

export const TenderClause = Type.Object({
  slug: Id,
  title: Type.String(),
  lotId: Id,
  on: Day,
  confidence: Confidence,
  variables: Type.Array(TenderVariable),
  texts: Type.Array(Type.Object({ piece: oneOf(PIECES), blocks: Type.Array(Block), text: Type.String(), missing: Type.Array(Type.String()) })),
  /** Labels of variables still to fill, over all pieces. */
  missing: Type.Array(Type.String()),
  derogations: Type.Array(Derogation),
  references: Type.Array(Type.String()),
  /** Values typed that contradict the consultation (hours of the lot, CCAG…). */
  warnings: Type.Array(Type.String()),
});
export type TenderClause = Static<typeof TenderClause>;
