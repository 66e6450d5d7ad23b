import type { SocialException } from '#shared/api/tenders.ts';
import { optionsOf } from '../../../../labels.ts';

/** Short names, in the law's order; the contract's own list would bring its schemas into the page. */
const NAMES: Record<SocialException, string> = {
  'immediate-solution': 'Solution immédiatement disponible',
  'no-sufficient-link': 'Lien insuffisant avec l’objet',
  'competition-or-difficulty': 'Concurrence ou exécution difficile',
  'short-works': 'Travaux courts',
};

export const SOCIAL_EXCEPTION_IDS: readonly SocialException[] = optionsOf(NAMES).map(({ value }) => value);
