/** What the addresses of our clauses hold. What is not understood is dropped. */
import { type Piece, PIECES } from '#shared/api/clauses.ts';
import { OWN_CLAUSE_STATES, type OwnClauseState } from '#shared/api/own-clauses.ts';

export type OwnListSearch = { etat?: OwnClauseState };
export const readOwnListSearch = ({ etat }: Record<string, unknown>): OwnListSearch => {
  const state = OWN_CLAUSE_STATES.find((known) => known === etat);
  return state ? { etat: state } : {};
};

/** The parts of the page of one clause. */
export const PARTS = ['texte', 'fiche', 'apercu', 'versions', 'mise-a-jour'] as const;
export type Part = (typeof PARTS)[number];
export type PartSearch = { partie?: Part; piece?: Piece };
export const readPartSearch = ({ partie, piece }: Record<string, unknown>): PartSearch => {
  const part = PARTS.find((known) => known === partie);
  const text = PIECES.find((known) => known === piece);
  return { ...(part ? { partie: part } : {}), ...(text ? { piece: text } : {}) };
};

/** Where a path of the content is written: `texts/ccap/2` → the text of the CCAP. */
export function partOf(path: string): PartSearch {
  const [field, second] = path.split('/');
  const piece = field === 'texts' ? PIECES.find((known) => known === second) : undefined;
  if (field === 'texts' || field === 'variables' || field === 'title') return { partie: 'texte', ...(piece ? { piece } : {}) };
  return { partie: 'fiche' };
}
