import type { CcagId, ClauseFamily, Piece, VariableValues } from '#shared/api/clauses.ts';
import type { LegalReference } from '#shared/api/references.ts';
import { isRefusal, type Refusal, refuse } from '#shared/errors.ts';
import { formatDay } from '#shared/format.ts';
import { CONFIDENCE_LABELS, PIECE_LABELS } from '#shared/labels.ts';
import type { Actor } from '#shared/permissions.ts';
import type { Context } from '../../context.ts';
import { fillClause } from './fill-clause.ts';
import { readClause } from './read-clause.ts';

export type ClauseExport = { piece?: Piece; ccag?: CcagId; on?: string; values?: VariableValues };

/** « CCP, art. L. 2112-2 · en vigueur depuis le 22 août 2026 · vérifié le 22 novembre 2026 · ◐ une source ». */
const referenceLine = ({ citation, current, checkedOn, confidence }: LegalReference): string =>
  [
    citation,
    current ? `en vigueur depuis le ${formatDay(current.from)}` : 'pas en vigueur à cette date',
    `vérifié le ${formatDay(checkedOn)}`,
    CONFIDENCE_LABELS[confidence],
  ].join(' · ');

async function filledParts(context: Context, actor: Actor, family: ClauseFamily, request: ClauseExport) {
  const pieces = request.piece ? [request.piece] : family.pieces;
  const { ccag, on, values } = request;
  return Promise.all(
    pieces.map(async (piece) => ({
      piece: PIECE_LABELS[piece],
      filled: await fillClause(context, actor, family.slug, { piece, ...(ccag ? { ccag } : {}), ...(on ? { on } : {}), ...(values ? { values } : {}) }),
    })),
  );
}

/** One piece, or all of them, as a small Word file with its references. */
export async function exportClause(context: Context, actor: Actor, slug: string, request: ClauseExport): Promise<{ file: Uint8Array; name: string } | Refusal> {
  const family = await readClause(context, actor, slug, request.on);
  if (isRefusal(family)) return family;
  const parts = await filledParts(context, actor, family, request);
  const refused = parts.map(({ filled }) => filled).find(isRefusal);
  if (refused) return refused;
  const file = await context.workers.run('renderClause', {
    title: family.title,
    summary: family.summary,
    parts: parts.flatMap(({ piece, filled }) => (isRefusal(filled) ? [] : [{ piece, blocks: filled.blocks }])),
    references: family.references.map(referenceLine),
    lawDate: formatDay(family.on),
  });
  if (isRefusal(file)) return file;
  if (file.byteLength === 0) return refuse('EXPORT_FAILED', 'Le document produit est vide.');
  return { file, name: `clause-${slug}${request.piece ? `-${request.piece}` : ''}.docx` };
}
