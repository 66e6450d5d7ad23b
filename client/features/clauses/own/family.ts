/** A clause being written, read as one of the library: the same fields to fill and the same text as once it is published. Pure. */
import type { Ccag, CcagId, ClauseFamily, FilledClause, Piece, VariableValues } from '#shared/api/clauses.ts';
import type { OwnClauseContent } from '#shared/api/own-clauses.ts';
import { blocksHtml } from '#shared/block/html.ts';
import { blocksText } from '#shared/block/text.ts';
import { fillBlocks } from '#shared/clause/fill.ts';
import { familyOf } from '#shared/clause/own-content.ts';
import type { LegalReference } from '#shared/api/references.ts';
import { splitRefused } from '../refused.ts';

export function draftFamily(slug: string, content: OwnClauseContent, references: readonly LegalReference[], on: string): ClauseFamily {
  const family = familyOf(slug, content);
  return {
    ...family,
    on,
    texts: family.texts.map(({ piece, blocks }) => ({ piece, blocks, text: blocksText(blocks) })),
    references: references.filter(
      ({ id }) => family.references.includes(id) || family.texts.some(({ blocks }) => blocks.some(({ note }) => note?.references.includes(id))),
    ),
    related: [],
    warnings: [],
  };
}

/** The text of a piece with the values typed, as the library would fill it. */
export function fillDraft(
  family: ClauseFamily,
  piece: Piece,
  { values, ccag, on, ccags }: { values: VariableValues; ccag: CcagId | null; on: string; ccags: readonly Ccag[] },
): FilledClause {
  const blocks = family.texts.find((text) => text.piece === piece)?.blocks ?? [];
  const filled = fillBlocks(blocks, {
    variables: family.variables,
    values: splitRefused(family, values).sent,
    ccag: ccags.find(({ id }) => id === ccag) ?? null,
    on,
  });
  return { ...filled, text: blocksText(filled.blocks), html: blocksHtml(filled.blocks) };
}
