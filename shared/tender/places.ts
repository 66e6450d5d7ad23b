/**
 * Where each clause chosen for a lot should go in a file, and why. Pure: the titles of the file, what the clause is, and
 * one table per piece. A title that speaks of the subject comes first; else a new article before those that close the
 * piece (derogations, disputes, signature); else the end. The person may always choose another place.
 */
import type { Lever, Piece, Theme } from '../api/clauses.ts';
import { type DocumentParagraph, END_PLACE, type ExistingClause, type OutlineItem, type PlaceProposal } from '../api/documents.ts';
import { foldFrench } from '../typography.ts';
import { CLOSING, PLACES, type Role } from './place-table.ts';

export type ChosenClause = { slug: string; title: string; lotId: string; levers: readonly Lever[]; themes: readonly Theme[] };

const WORDS_OF_ROLE: readonly [Role, RegExp][] = [
  ['penalties', /penalite/],
  ['advance', /avance/],
  ['guarantee', /retenue-garantie/],
  ['payment', /paiement/],
  ['subcontracting', /sous-traitance|groupement-libre|cooperatives/],
  ['labour', /travail-illegal|travail-detache|reprise-personnel|offre-anormalement/],
  ['waste', /dechets/],
];

const SOCIAL: readonly Theme[] = ['insertion', 'handicap', 'training', 'prison', 'equality', 'work-conditions', 'vigilance', 'care'];

/** What a clause comes to do, most telling first: the table is tried in that order. */
export function rolesOf({ slug, levers, themes }: Pick<ChosenClause, 'slug' | 'levers' | 'themes'>): Role[] {
  const has = (...wanted: Lever[]): boolean => wanted.some((lever) => levers.includes(lever));
  const social = themes.some((theme) => SOCIAL.includes(theme));
  return [
    ...WORDS_OF_ROLE.filter(([, word]) => word.test(slug)).map(([role]) => role),
    ...(has('reserved-lot') ? (['reserved'] as const) : []),
    ...(has('award-criterion') ? (['criterion'] as const) : []),
    ...(has('selection') ? (['selection'] as const) : []),
    ...(has('small-lot') ? (['allotment'] as const) : []),
    ...(has('execution-condition', 'insertion-service') ? ([social ? 'social' : 'environment'] as const) : []),
    ...(has('technical-specification') ? (['specification'] as const) : []),
    ...(has('contract-terms', 'sourcing') || levers.length === 0 ? (['terms'] as const) : []),
  ];
}

type Place = Pick<PlaceProposal, 'after' | 'placement' | 'reason'>;
type Plan = { items: readonly (OutlineItem & { folded: string })[]; top: number; free: (id: string) => boolean };

const label = ({ number, text }: OutlineItem): string => {
  const title = text.length > 80 ? `${text.slice(0, 79)}…` : text;
  return number && title ? `${number} ${title}` : number || title;
};

/** Under a chapter as its last article; behind an article of its rank, rather than one level deeper. */
const placementFor = (item: OutlineItem, { top }: Plan): Place['placement'] => (item.level <= top ? 'inside' : 'after');

function bySubject(piece: Piece, clause: ChosenClause, plan: Plan): Place | null {
  const rows = PLACES[piece] ?? [];
  for (const role of rolesOf(clause))
    for (const { titles, why } of rows.filter(({ roles }) => roles.includes(role)))
      for (const wanted of titles) {
        const item = plan.items.find(({ id, folded }) => wanted.test(folded) && plan.free(id));
        if (item) return { after: item.id, placement: placementFor(item, plan), reason: `${why} : « ${label(item)} ».` };
      }
  return null;
}

/** Behind the last article before those that close the piece. */
function beforeClosing(piece: Piece, plan: Plan): Place | null {
  const closing = CLOSING[piece];
  const at = closing ? plan.items.findIndex(({ level, folded }) => level <= plan.top && closing.test(folded)) : -1;
  const before = plan.items.slice(0, Math.max(0, at)).findLast(({ id, level }) => level <= plan.top && plan.free(id));
  const item = plan.items[at];
  if (!before || !item) return null;
  return { after: before.id, placement: 'after', reason: `Aucun titre n’en traite : nouvel article avant « ${label(item)} ».` };
}

const atTheEnd = (plan: Plan): Place => ({
  after: END_PLACE,
  placement: 'after',
  reason: plan.items.length === 0 ? 'Aucun titre reconnu dans ce fichier : à la fin.' : 'Aucun titre n’en traite : nouvel article à la fin du fichier.',
});

/** Where a clause already there stands; null when it is not. */
function alreadyThere({ slug, lotId }: ChosenClause, existing: readonly ExistingClause[]): (Place & { existing: boolean }) | null {
  const own = existing.filter((found) => found.slug === slug && (found.lotId ?? lotId) === lotId);
  const marked = own.find(({ by }) => by === 'bookmark');
  if (marked) return { after: marked.after, placement: 'after', reason: 'Déjà dans ce fichier : elle sera mise à jour à sa place.', existing: true };
  const worded = own[0];
  if (!worded) return null;
  const reason = `Un texte très proche s’y trouve déjà (« ${worded.text} ») : retirez-le, ou ne placez pas cette clause.`;
  return { after: worded.after, placement: 'after', reason, existing: false };
}

/** Main titles: the highest level met more than once, so that one title of the whole document is not taken for a chapter. */
function topLevel(outline: readonly OutlineItem[]): number {
  const levels = outline.map(({ level }) => level);
  const repeated = levels.filter((level) => levels.indexOf(level) !== levels.lastIndexOf(level));
  return Math.min(...(repeated.length > 0 ? repeated : levels), 9);
}

/** One proposal per clause, in the order given. `after` is never null: the end of a file is always a place. */
export function proposePlaces(
  piece: Piece,
  outline: readonly OutlineItem[],
  paragraphs: readonly DocumentParagraph[],
  chosen: readonly ChosenClause[],
  existing: readonly ExistingClause[],
): PlaceProposal[] {
  const closed = new Set(paragraphs.filter(({ free }) => !free).map(({ id }) => id));
  const plan: Plan = {
    items: outline.map((item) => ({ ...item, folded: foldFrench(item.text) })),
    top: topLevel(outline),
    free: (id) => !closed.has(id),
  };
  return chosen.map((clause) => {
    const place = alreadyThere(clause, existing) ?? bySubject(piece, clause, plan) ?? beforeClosing(piece, plan) ?? atTheEnd(plan);
    return { slug: clause.slug, title: clause.title, lotId: clause.lotId, existing: false, ...place };
  });
}
