import type { PlaceProposals } from '#shared/api/documents.ts';
import type { Tender } from '#shared/api/tenders.ts';
import { isRefusal, type Refusal } from '#shared/errors.ts';
import type { Actor } from '#shared/permissions.ts';
import { type ChosenClause, proposePlaces } from '#shared/tender/places.ts';
import type { Context } from '../../context.ts';
import type { StoredDocument } from '../../repositories/tender-documents.ts';
import { findDocument } from './documents.ts';

/** The clauses chosen for each lot that write something in this piece; those gone from the library are left out. */
async function chosenFor({ clauses }: Context, { lots }: Tender, { piece }: StoredDocument): Promise<ChosenClause[]> {
  const chosen = lots.flatMap((lot) => lot.clauses.map(({ slug }) => ({ lotId: lot.id, slug })));
  const found = await Promise.all(
    chosen.map(async ({ lotId, slug }) => {
      const family = await clauses.bySlug(slug);
      return family?.pieces.includes(piece) ? [{ slug, title: family.title, lotId, levers: family.levers, themes: family.themes }] : [];
    }),
  );
  return found.flat();
}

/** Where each clause chosen for a lot would go in this file, and why. */
export async function readPlaces(context: Context, actor: Actor, tenderId: string, id: string): Promise<PlaceProposals | Refusal> {
  const found = await findDocument(context, actor, tenderId, id);
  if (isRefusal(found)) return found;
  const { tender, document } = found;
  const { outline, paragraphs, existing } = document.reading;
  const items = proposePlaces(document.piece, outline, paragraphs, await chosenFor(context, tender, document), existing);
  return { items, total: items.length };
}
