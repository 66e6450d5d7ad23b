/** Tones and options of the public consultation: a word and a tone, never a colour alone. Pure. */
import {
  PARTICIPATION_OUTCOMES,
  PARTICIPATION_QUALITIES,
  PARTICIPATION_REASONS,
  PARTICIPATION_STATES,
  type ParticipationStage,
  type ParticipationState,
} from '#shared/api/participations.ts';
import { OUTCOME_LABELS, QUALITY_LABELS, REASON_LABELS, STATE_LABELS, UNSAID } from '#shared/scheme/participation.ts';
import type { TagTone } from '../../ui/Tag.tsx';

export const STAGE_TONES: Record<ParticipationStage, TagTone> = { upcoming: 'ochre', open: 'blue', closed: 'plain', withdrawn: 'plain' };
export const STATE_TONES: Record<ParticipationState, TagTone> = { waiting: 'ochre', accepted: 'green', refused: 'rust', duplicate: 'plain' };

export const STATE_OPTIONS = [
  ...PARTICIPATION_STATES.map((value) => ({ value, label: STATE_LABELS[value] })),
  { value: 'sans-reponse' as const, label: 'Publié, sans réponse' },
];
export const QUALITY_OPTIONS = [
  ...PARTICIPATION_QUALITIES.map((value) => ({ value, label: QUALITY_LABELS[value] })),
  { value: 'unsaid' as const, label: UNSAID },
];
export const REASON_OPTIONS = PARTICIPATION_REASONS.map((value) => ({ value, label: REASON_LABELS[value] }));
export const OUTCOME_OPTIONS = PARTICIPATION_OUTCOMES.map((value) => ({ value, label: OUTCOME_LABELS[value] }));
