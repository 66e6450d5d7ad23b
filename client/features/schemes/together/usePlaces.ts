/** The places of the scheme on screen, and the one a new comment or task begins with. */
import { useMemo } from 'react';
import type { SchemeAnchor } from '#shared/api/together.ts';
import { type Place, placesOf } from '#shared/scheme/anchors.ts';
import type { StepId } from '#shared/scheme/steps.ts';
import { useQuietScheme } from '../save/useScheme.ts';
import type { Pointed } from './pointing.ts';

export function usePlaces(): Place[] {
  const scheme = useQuietScheme();
  return useMemo(() => placesOf(scheme), [scheme]);
}

/** Those one sees: of the step, of the axis when one is open. */
export const placesHere = (places: readonly Place[], step: StepId, axisId: string | null): Place[] =>
  places.filter((place) => place.step === step && (axisId === null || place.axisId === null || place.axisId === axisId));

/** Names a place in a list of choices. */
export const placeKey = ({ rowId, field }: Pick<Place, 'rowId' | 'field'>): string => rowId ?? (field ? `#${field}` : '');

/** The row or the text under the hand; else the open axis, else the step. */
export function firstPlace(here: readonly Place[], axisId: string | null, { rowId, field }: Pointed): string {
  const pointed = here.find((place) => (rowId !== null ? place.rowId === rowId : field !== null && place.field === field));
  return pointed ? placeKey(pointed) : (axisId ?? '');
}

export function anchorOf(here: readonly Place[], key: string, step: StepId, quote: string): SchemeAnchor {
  const place = here.find((one) => placeKey(one) === key);
  return { step, rowId: place?.rowId ?? null, field: place?.field ?? null, quote };
}
