/** Words of our clauses: what is typed in a variable, what to do next. Pure. */
import type { ClauseVariable } from '#shared/api/clauses.ts';
import type { ClauseMove, OwnClauseState, OwnClauseSummary } from '#shared/api/own-clauses.ts';
import type { ButtonVariant } from '../../../ui/Button.tsx';
import type { TagTone } from '../../../ui/Tag.tsx';

export const TYPE_LABELS: Record<ClauseVariable['type'], string> = {
  text: 'Quelques mots',
  longtext: 'Un texte',
  integer: 'Nombre entier',
  money: 'Montant en euros',
  rate: 'Taux en %',
  date: 'Date',
  choice: 'Choix dans une liste',
};

export const STATE_TONES: Record<OwnClauseState, TagTone> = { draft: 'plain', review: 'blue', published: 'green', retired: 'ochre' };

export const STATE_PLURALS: Record<OwnClauseState, string> = { draft: 'Brouillons', review: 'En relecture', published: 'Publiées', retired: 'Retirées' };

export const KIND_WORDS = { new: 'Écrite ici', adapted: 'Adaptée de Clausier' } as const;

const points = (count: number): string => (count > 1 ? `${count} points à compléter` : '1 point à compléter');

/** What the person who opens it has to do. */
export function nextStep({ state, library, faults, update, openComments, version }: OwnClauseSummary): string {
  const comments = openComments > 0 ? `, ${openComments > 1 ? `${openComments} commentaires ouverts` : '1 commentaire ouvert'}` : '';
  if (update) return `Clausier a changé son texte\u202f: comparez et choisissez${comments}.`;
  if (state === 'draft') {
    const meanwhile = library === 'published' ? ` La version ${version ?? ''} reste dans la bibliothèque.` : '';
    return faults > 0 ? `${points(faults)} avant la publication${comments}.${meanwhile}` : `Prête à proposer à la relecture${comments}.${meanwhile}`;
  }
  if (state === 'review') return faults > 0 ? `En relecture, ${points(faults)}${comments}.` : `À relire, puis à publier${comments}.`;
  if (state === 'published') return `Dans la bibliothèque de votre organisation${comments}.`;
  return `Hors de la recherche\u202f; les documents qui l’utilisent la gardent${comments}.`;
}

/** The one move that goes on with the work stands out. */
export const MOVE_VARIANTS: Partial<Record<ClauseMove, ButtonVariant>> = { submit: 'primary', publish: 'primary', rework: 'primary', reinstate: 'primary' };

/** Said once a move is made. */
export const MOVE_DONE: Record<ClauseMove, string> = {
  submit: 'La clause est proposée à la relecture.',
  'send-back': 'La clause est de nouveau en brouillon.',
  publish: 'La clause est publiée\u202f: elle est dans la bibliothèque de votre organisation.',
  rework: 'Un brouillon est ouvert. La version publiée reste dans la bibliothèque.',
  drop: 'Le texte est redevenu celui de la dernière version.',
  retire: 'La clause est retirée de la recherche.',
  reinstate: 'La clause est de nouveau dans la bibliothèque.',
};

/** Moves that lose or show something ask first. */
export const ASKED_FIRST: ReadonlySet<ClauseMove> = new Set(['publish', 'drop', 'retire']);
