import type { PersonState } from '#shared/api/people.ts';
import type { TagTone } from '../../../ui/Tag.tsx';

/** The erased are not listed; their name here is for the contract's sake. */
export const PERSON_STATE_LABELS: Record<PersonState, string> = { active: 'Actif', invited: 'Invité', disabled: 'Désactivé', erased: 'Effacé' };
export const PERSON_STATE_TONES: Record<PersonState, TagTone> = { active: 'green', invited: 'blue', disabled: 'rust', erased: 'plain' };
