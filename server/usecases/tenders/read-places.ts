import type { PlaceProposal, PlaceProposals } from '#shared/api/documents.ts';
import type { Tender, TenderLot } from '#shared/api/tenders.ts';
import { isRefusal, type Refusal } from '#shared/errors.ts';
import type { Actor } from '#shared/permissions.ts';
import { theLot } from '#shared/tender/names.ts';
import { type ChosenClause, proposePlaces } from '#shared/tender/places.ts';
import type { Context } from '../../context.ts';
import type { StoredDocument } from '../../repositories/tender-documents.ts';
import { findDocument } from './documents.ts';
import { lawDayOf } from './law.ts';
import { type ClauseSource, keptSource } from './kept-clauses.ts';
import { readLotClause } from './read-lot-clause.ts';

/** The clauses chosen for each lot that write something in this piece; those that nobody has are left out. */
async function chosenFor(source: ClauseSource, { lots }: Tender, { piece }: StoredDocument): Promise<ChosenClause[]> {
  const chosen = lots.flatMap((lot) => lot.clauses.map(({ slug }) => ({ lotId: lot.id, slug })));
  const found = await Promise.all(
    chosen.map(async ({ lotId, slug }) => {
      const family = await source(lotId, slug);
      return family?.pieces.includes(piece) ? [{ slug, title: family.title, lotId, levers: family.levers, themes: family.themes }] : [];
    }),
  );
  return found.flat();
}

const keyOf = ({ slug, lotId }: Pick<ChosenClause, 'slug' | 'lotId'>): string => `${slug} ${lotId}`;

/** Clauses that would write in this piece, word for word, what they write for an earlier lot; to that lot. */
async function repeatedIn(
  context: Context,
  actor: Actor,
  tender: Tender,
  { piece }: StoredDocument,
  chosen: readonly ChosenClause[],
  source: ClauseSource,
): Promise<ReadonlyMap<string, TenderLot>> {
  const first = new Map<string, TenderLot>();
  const repeated = new Map<string, TenderLot>();
  for (const one of chosen.filter(({ slug }) => chosen.filter((other) => other.slug === slug).length > 1)) {
    const lot = tender.lots.find(({ id }) => id === one.lotId);
    const clause = lot ? await readLotClause(context, actor, tender, lot, one.slug, lawDayOf(context, tender), {}, source) : null;
    const text = clause === null || isRefusal(clause) ? undefined : clause.texts.find((candidate) => candidate.piece === piece)?.text;
    if (!lot || text === undefined) continue;
    const before = first.get(`${one.slug} ${text}`);
    if (before) repeated.set(keyOf(one), before);
    else first.set(`${one.slug} ${text}`, lot);
  }
  return repeated;
}

/** A piece common to the lots says a thing once: what it would repeat has no place until the person gives it one. */
const onceOnly = (proposal: PlaceProposal, lot: TenderLot | undefined, tender: Tender): PlaceProposal =>
  lot === undefined || proposal.existing
    ? proposal
    : { ...proposal, after: null, reason: `Même texte que pour ${theLot(lot, tender)} : une fois suffit dans une pièce commune aux lots.` };

/** Where each clause chosen for a lot would go in this file, and why. */
export async function readPlaces(context: Context, actor: Actor, tenderId: string, id: string): Promise<PlaceProposals | Refusal> {
  const found = await findDocument(context, actor, tenderId, id);
  if (isRefusal(found)) return found;
  const { tender, document } = found;
  const { outline, paragraphs, existing } = document.reading;
  const source = keptSource(context, actor.organisationId, tender);
  const chosen = await chosenFor(source, tender, document);
  const repeated = await repeatedIn(context, actor, tender, document, chosen, source);
  const items = proposePlaces(document.piece, outline, paragraphs, chosen, existing).map((one) => onceOnly(one, repeated.get(keyOf(one)), tender));
  return { items, total: items.length };
}
