import type { PlaceProposal, PlaceProposals } from '#shared/api/documents.ts';
import { isRefusal, type Refusal } from '#shared/errors.ts';
import type { Actor } from '#shared/permissions.ts';
import type { Context } from '../../context.ts';
import { findDocument } from './documents.ts';
import { readTender } from './read-tender.ts';

/** Where each clause chosen for a lot would go in this file, for those that write something in its piece. */
export async function readPlaces(context: Context, actor: Actor, tenderId: string, id: string): Promise<PlaceProposals | Refusal> {
  const tender = await readTender(context, actor, tenderId);
  if (isRefusal(tender)) return tender;
  const document = await findDocument(context, actor, tenderId, id);
  if (isRefusal(document)) return document;
  const chosen = tender.lots.flatMap((lot) => lot.clauses.map(({ slug }) => ({ lot, slug })));
  const items = await Promise.all(
    chosen.map(async ({ lot, slug }): Promise<PlaceProposal[]> => {
      const family = await context.clauses.bySlug(slug);
      if (!family?.pieces.includes(document.piece)) return [];
      const found = document.reading.existing.find((existing) => existing.slug === slug && (existing.lotId ?? lot.id) === lot.id);
      return [{ slug, title: family.title, lotId: lot.id, after: found?.after ?? null, placement: 'after', reason: '', existing: found !== undefined }];
    }),
  );
  return { items: items.flat(), total: items.flat().length };
}
