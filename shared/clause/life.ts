/**
 * The life of a clause of the organisation: draft → review → published → retired, and back. Two things are told apart:
 * `state`, where the text being written stands, and `library`, what everybody reads meanwhile. A published clause that is
 * written again (« rework ») keeps its last version in the library until the next publication, or until the new text is
 * given up (« drop »). Only publication makes a version. The table is read by the server to enforce, by the page to offer.
 */
import type { ClauseMove, LibraryState, OwnClauseState } from '../api/own-clauses.ts';
import type { Permission } from '../permissions.ts';

/** Where a clause stands, both ways. */
export type ClauseStanding = { state: OwnClauseState; library: LibraryState };

type Move = { from: (standing: ClauseStanding) => boolean; to: (standing: ClauseStanding) => ClauseStanding; permission: Permission };

const stands =
  (...states: readonly OwnClauseState[]) =>
  ({ state }: ClauseStanding): boolean =>
    states.includes(state);

const goes =
  (state: OwnClauseState) =>
  ({ library }: ClauseStanding): ClauseStanding => ({ state, library });

export const MOVES: Record<ClauseMove, Move> = {
  /** Ready to be read by a jurist. */
  submit: { from: stands('draft'), to: goes('review'), permission: 'clause:write' },
  'send-back': { from: stands('review'), to: goes('draft'), permission: 'clause:write' },
  publish: { from: stands('review'), to: () => ({ state: 'published', library: 'published' }), permission: 'clause:publish' },
  /** The last version stays in the library while the next is written. */
  rework: { from: stands('published', 'retired'), to: goes('draft'), permission: 'clause:write' },
  /** Gives up what is being written: back to the last version. */
  drop: {
    from: ({ state, library }) => (state === 'draft' || state === 'review') && library !== 'absent',
    to: ({ library }) => ({ state: library === 'retired' ? 'retired' : 'published', library }),
    permission: 'clause:write',
  },
  retire: { from: stands('published'), to: () => ({ state: 'retired', library: 'retired' }), permission: 'clause:publish' },
  /** Back in search with its last version. */
  reinstate: { from: stands('retired'), to: () => ({ state: 'published', library: 'published' }), permission: 'clause:publish' },
};

/** Moves possible from there, in the order of `CLAUSE_MOVES`, rights aside. */
export const movesFrom = (standing: ClauseStanding, moves: readonly ClauseMove[]): ClauseMove[] => moves.filter((move) => MOVES[move].from(standing));

/** Where the move leads; null when it is not possible from there. */
export const moved = (standing: ClauseStanding, move: ClauseMove): ClauseStanding | null => (MOVES[move].from(standing) ? MOVES[move].to(standing) : null);

/** Content changes while it is written or reviewed, never once published. */
export const isOpen = ({ state }: Pick<ClauseStanding, 'state'>): boolean => state === 'draft' || state === 'review';

export const STATE_LABELS: Record<OwnClauseState, string> = { draft: 'Brouillon', review: 'En relecture', published: 'Publiée', retired: 'Retirée' };

/** What each move is called, and what it does. */
export const MOVE_LABELS: Record<ClauseMove, { label: string; does: string }> = {
  submit: { label: 'Proposer à la relecture', does: 'Un juriste la relit avant publication. Le texte reste modifiable.' },
  'send-back': { label: 'Renvoyer en brouillon', does: 'La rédaction reprend ; les commentaires restent.' },
  publish: { label: 'Publier', does: 'La version est numérotée et figée ; elle entre dans la bibliothèque de l’organisation.' },
  rework: { label: 'Reprendre la rédaction', does: 'Un brouillon s’ouvre ; la version publiée reste dans la bibliothèque.' },
  drop: { label: 'Abandonner les changements', does: 'Le texte redevient celui de la dernière version.' },
  retire: { label: 'Retirer', does: 'Elle sort de la recherche ; les documents qui l’utilisent la gardent.' },
  reinstate: { label: 'Remettre dans la bibliothèque', does: 'La dernière version se trouve de nouveau par la recherche.' },
};
