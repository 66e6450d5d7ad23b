/** Sentences that a text check must catch, and neighbours it must leave alone. `\n` separates paragraphs; `# ` makes a heading. */
import type { CcagId, Piece } from '../../../shared/api/clauses.ts';
import type { Severity } from '../../../shared/api/findings.ts';

export type TextCase = { rule: string; piece: Piece; whole?: boolean; ccag?: CcagId; caught: readonly string[]; left: readonly string[]; severity?: Severity };
