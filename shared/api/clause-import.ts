/** An organisation's clauses read from a Word file: proposals, reviewed one by one; nothing enters the library by itself. */
import { type Static, Type } from 'typebox';
import { Blocks } from './blocks.ts';
import { ClauseVariable, CONTRACT_TYPES, LEVERS, PIECES, THEMES } from './clauses.ts';
import { oneOf } from './common.ts';

/** Titles a file may be cut at: the whole file, then down to the fourth level. */
export const MOST_CUT_LEVEL = 4;

export const ClauseProposal = Type.Object({
  /** Rank in the file, from 1: names it during the review. */
  rank: Type.Integer(),
  title: Type.String(),
  /** The number the file shows before it (« 4.2 », « Article 7 »); empty without one. */
  number: Type.String(),
  /** Titles above it in the file, from the widest. */
  under: Type.Array(Type.String()),
  /** `piece` is null when nothing in the file tells it. Blanks are already variables. */
  texts: Type.Array(Type.Object({ piece: Type.Union([oneOf(PIECES), Type.Null()]), blocks: Blocks })),
  variables: Type.Array(ClauseVariable),
  /** Guessed from the words. */
  levers: Type.Array(oneOf(LEVERS)),
  themes: Type.Array(oneOf(THEMES)),
  contractTypes: Type.Array(oneOf(CONTRACT_TYPES)),
  /** A clause of the library whose words it holds. */
  resembles: Type.Union([Type.Object({ slug: Type.String(), title: Type.String() }), Type.Null()]),
  /** What the file holds and a clause cannot, one French sentence each. */
  lost: Type.Array(Type.String()),
});
export type ClauseProposal = Static<typeof ClauseProposal>;

export const ClauseImport = Type.Object({
  name: Type.String(),
  /** Where it was cut: 0 for the whole file. */
  level: Type.Integer(),
  /** Ways to cut it, and how many clauses each gives. */
  levels: Type.Array(Type.Object({ level: Type.Integer(), count: Type.Integer() })),
  items: Type.Array(ClauseProposal),
  total: Type.Integer(),
  /** To know before reviewing: an old format converted, tracked changes, pieces left out. */
  warnings: Type.Array(Type.String()),
});
export type ClauseImport = Static<typeof ClauseImport>;
