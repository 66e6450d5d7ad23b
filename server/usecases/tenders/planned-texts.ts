import type { InsertionItem } from '#shared/api/documents.ts';
import type { Tender, TenderLot } from '#shared/api/tenders.ts';
import { isRefusal } from '#shared/errors.ts';
import type { Day } from '#shared/days.ts';
import type { Actor } from '#shared/permissions.ts';
import { blockParagraphs, type Paragraph } from '#shared/rules/index.ts';
import type { Context } from '../../context.ts';
import type { StoredDocument } from '../../repositories/tender-documents.ts';
import { lotOf } from './insertion-lot.ts';
import { insertedSource } from './kept-clauses.ts';
import { readLotClause } from './read-lot-clause.ts';

/** The text that the insertions kept with a file will add to it, in the version they were prepared with; an item that no longer holds adds nothing. */
export async function plannedParagraphs(context: Context, actor: Actor, tender: Tender, { id, plan, piece }: StoredDocument, on: Day): Promise<Paragraph[]> {
  const source = insertedSource(context, actor.organisationId, tender, id);
  const textOf = async (item: InsertionItem): Promise<Paragraph[]> => {
    const lot: TenderLot | null = lotOf(tender, item);
    if (!lot) return [];
    const clause = await readLotClause(context, actor, tender, lot, item.slug, on, item.values, source);
    const text = isRefusal(clause) ? undefined : clause.texts.find((candidate) => candidate.piece === piece);
    return text ? blockParagraphs(text.blocks) : [];
  };
  return (await Promise.all((plan?.items ?? []).map(textOf))).flat();
}
