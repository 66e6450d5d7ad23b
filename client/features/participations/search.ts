/** `?etat=waiting&passage=gouvernance&titre=resident&page=2`: which comments are shown. What does not hold is forgotten. Pure. */
import type { ParticipationQuality, ParticipationState } from '#shared/api/participations.ts';
import { QUALITY_LABELS, STATE_LABELS } from '#shared/scheme/participation.ts';
import { isKeyOf } from '../../labels.ts';

export type VoiceSearch = { etat?: ParticipationState | 'sans-reponse'; passage?: string; titre?: ParticipationQuality | 'unsaid'; page?: number };

const LAST_PAGE = 1_000;

export function readVoiceSearch(search: Record<string, unknown>): VoiceSearch {
  const { etat, passage, titre } = search;
  const page = Number(search['page']);
  return {
    ...(isKeyOf(STATE_LABELS, etat) || etat === 'sans-reponse' ? { etat } : {}),
    ...(typeof passage === 'string' && /^[A-Za-z0-9._-]{1,100}$/.test(passage) ? { passage } : {}),
    ...(isKeyOf(QUALITY_LABELS, titre) || titre === 'unsaid' ? { titre } : {}),
    ...(Number.isInteger(page) && page > 1 && page <= LAST_PAGE ? { page } : {}),
  };
}
