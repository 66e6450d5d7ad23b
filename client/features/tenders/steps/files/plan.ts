/** Where each clause goes in one file, as the person is choosing: from what the server proposes and what was kept. Pure. */
import type { DocumentParagraph, END_PLACE, InsertionItem, InsertionRequest, PlaceProposal } from '#shared/api/documents.ts';
import type { Tender } from '#shared/api/tenders.ts';

/** The end of the file, as a place. */
export const END: typeof END_PLACE = 'end';

/** A clause and its place. `after` null: no place yet. `isIn` false: left out of this file. */
export type Placed = Pick<PlaceProposal, 'slug' | 'lotId' | 'title' | 'reason' | 'existing' | 'after' | 'placement'> & {
  key: string;
  isIn: boolean;
  /** The person chose the place. */
  isOwn: boolean;
};

export type Options = { tracked: boolean; comments: boolean; author: string; cleanAuthors: boolean };
export const FIRST_OPTIONS: Options = { tracked: true, comments: true, author: '', cleanAuthors: false };

export const keyOf = ({ slug, lotId }: { slug: string; lotId: string }): string => `${lotId}.${slug}`;

const isFor = (item: InsertionItem, proposal: PlaceProposal, tender: Pick<Tender, 'lots'>): boolean => {
  const lot = tender.lots.find(({ id }) => id === proposal.lotId);
  return item.slug === proposal.slug && (item.lot === undefined || item.lot === proposal.lotId || item.lot === lot?.number);
};

/** Kept places win over proposed ones. With a kept plan, a clause it does not name was left out. */
export const placedFrom = (proposals: readonly PlaceProposal[], plan: InsertionRequest | null, tender: Pick<Tender, 'lots'>): Placed[] =>
  proposals.map((proposal) => {
    const kept = plan?.items.find((item) => isFor(item, proposal, tender));
    const after = kept?.after ?? proposal.after;
    return {
      ...proposal,
      key: keyOf(proposal),
      after,
      placement: kept?.placement ?? proposal.placement,
      isIn: plan ? kept !== undefined : after !== null,
      isOwn: kept !== undefined && kept.after !== proposal.after,
    };
  });

export const optionsFrom = (plan: InsertionRequest | null, before: Options): Options =>
  plan ? { tracked: plan.tracked ?? true, comments: plan.comments ?? false, author: plan.author ?? '', cleanAuthors: plan.cleanAuthors ?? false } : before;

/** What is asked of the server; null when no clause has a place. */
export function requestOf(placed: readonly Placed[], { tracked, comments, author, cleanAuthors }: Options): InsertionRequest | null {
  const items = placed.flatMap(({ isIn, after, slug, lotId, placement }): InsertionItem[] =>
    isIn && after !== null ? [{ slug, lot: lotId, after, placement }] : [],
  );
  return items.length === 0 ? null : { items, tracked, comments, cleanAuthors, ...(author.trim() ? { author: author.trim() } : {}) };
}

/** Same places and options, whatever the order of their fields. */
export function isKept(request: InsertionRequest | null, plan: InsertionRequest | null): boolean {
  const flat = (one: InsertionRequest | null): string =>
    one === null
      ? ''
      : [
          ...one.items.map(({ slug, lot, after, placement }) => `${slug} ${lot} ${after} ${placement ?? 'after'}`),
          one.tracked ?? true,
          one.comments ?? false,
          one.cleanAuthors ?? false,
          one.author ?? '',
        ].join('\n');
  return flat(request) === flat(plan);
}

const cut = (text: string, length = 70): string => (text.length > length ? `${text.slice(0, length - 1).trimEnd()}…` : text);

/** « 4.2 Pénalités », or the beginning of a paragraph. A number typed by hand is already in the text. */
export const named = ({ number, text }: Pick<DocumentParagraph, 'number' | 'text'>): string =>
  cut((number && !text.startsWith(number) ? `${number} ${text}` : text).trim() || 'Paragraphe vide');

/** The place in a sentence; `vanished` when the file no longer holds it. */
export function placeSentence({ after, placement }: Pick<Placed, 'after' | 'placement'>, paragraphs: readonly DocumentParagraph[]): string {
  if (after === null) return 'Pas encore de place.';
  if (after === END) return 'À la fin du document.';
  const paragraph = paragraphs.find(({ id }) => id === after);
  if (!paragraph) return 'Cette place n’est plus dans le fichier\u202f: choisissez-en une autre.';
  if (paragraph.level === null) return `Juste après\u202f: «\u00a0${named(paragraph)}\u00a0».`;
  return placement === 'inside'
    ? `À la fin de «\u00a0${named(paragraph)}\u00a0», comme sous-titre.`
    : `Nouvel article, après «\u00a0${named(paragraph)}\u00a0».`;
}
