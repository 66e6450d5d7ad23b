import { type Refusal, refuse } from '#shared/errors.ts';

const CHANGED = { feminine: 'a été modifiée ailleurs depuis que vous l’avez ouverte', masculine: 'a été modifié ailleurs depuis que vous l’avez ouvert' };

/**
 * The second of two writers is told so, and shown both: nothing typed is lost.
 * @param what « Ce schéma », « Cette fiche »
 */
export const stale = <Current, Submitted>(what: string, gender: keyof typeof CHANGED, both: { current: Current; submitted: Submitted }): Refusal =>
  refuse('STALE_VERSION', `${what} ${CHANGED[gender]}. Votre saisie n’est pas perdue : comparez les deux versions.`, { extra: both });
