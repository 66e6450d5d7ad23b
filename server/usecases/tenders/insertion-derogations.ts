/** What the clauses put in a CCAP bring to its article of derogations, written there with them, or said when there is no such article. */
import type { InsertionItem, InsertionRequest } from '#shared/api/documents.ts';
import type { TenderClause } from '#shared/api/tender-clauses.ts';
import type { Tender } from '#shared/api/tenders.ts';
import { isRefusal } from '#shared/errors.ts';
import type { Actor } from '#shared/permissions.ts';
import { DEROGATIONS, DEROGATIONS_TITLE, derogationBlocks, derogationLines, derogationPlace } from '#shared/tender/derogation-article.ts';
import type { Context } from '../../context.ts';
import type { ClauseInsertion } from '../../jobs/tasks.ts';
import type { StoredDocument } from '../../repositories/tender-documents.ts';
import { lotOf } from './insertion-lot.ts';
import { lawDayOf } from './law.ts';
import type { ClauseSource } from './kept-clauses.ts';
import { readLotClause } from './read-lot-clause.ts';
import { freshDocument } from './read-word-file.ts';

export type DerogationsPlan = { item: ClauseInsertion | null; warnings: string[] };

const NONE: DerogationsPlan = { item: null, warnings: [] };

/** The clauses that the file will hold: those of the plan, and those an earlier insertion left there. */
async function clausesOf(
  context: Context,
  actor: Actor,
  tender: Tender,
  { reading }: StoredDocument,
  { items }: InsertionRequest,
  source: ClauseSource,
): Promise<TenderClause[]> {
  const on = lawDayOf(context, tender);
  const left = reading.existing.flatMap(({ slug, lotId, by }): InsertionItem[] =>
    by === 'bookmark' && lotId !== null && !items.some((item) => item.slug === slug && lotOf(tender, item)?.id === lotId)
      ? [{ slug, lot: lotId, after: '' }]
      : [],
  );
  const read = await Promise.all(
    [...left, ...items].map(async (item) => {
      const lot = lotOf(tender, item);
      return lot ? readLotClause(context, actor, tender, lot, item.slug, on, item.values, source) : null;
    }),
  );
  return read.flatMap((clause) => (clause === null || isRefusal(clause) ? [] : [clause]));
}

const REREAD = 'Relisez ces lignes, et retirez « Néant » si l’article l’écrivait.';

/** One more thing to put in a CCAP; nothing for another piece, or when no clause departs from the CCAG. */
export async function planDerogations(
  context: Context,
  actor: Actor,
  tender: Tender,
  stored: StoredDocument,
  request: InsertionRequest,
  source: ClauseSource,
): Promise<DerogationsPlan> {
  if (stored.piece !== 'ccap') return NONE;
  const document = await freshDocument(context, actor, tender, stored);
  const lines = derogationLines(await clausesOf(context, actor, tender, document, request, source));
  if (lines.length === 0) return NONE;
  const after = derogationPlace(document.reading.outline, document.reading.paragraphs);
  if (after === null)
    return {
      item: null,
      warnings: [`Aucun article des dérogations au CCAG n’a été trouvé dans ce fichier. À récapituler à la fin du CCAP : ${lines.join(' ')}`],
    };
  const basis = request.comments ? await context.content.reference('ccp-r2112-3', lawDayOf(context, tender)) : null;
  return {
    item: {
      slug: DEROGATIONS,
      lotId: null,
      version: context.content.version,
      title: DEROGATIONS_TITLE,
      blocks: derogationBlocks(lines),
      missing: [],
      after,
      placement: 'after',
      comment: basis ? `Fondement juridique : ${basis.citation}.` : null,
    },
    warnings: [`L’article des dérogations au CCAG est complété avec les clauses. ${REREAD}`],
  };
}
