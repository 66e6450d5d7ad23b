import type { Place } from '#shared/scheme/anchors.ts';
import { Select } from '../../../ui/Select.tsx';
import { placeKey } from './usePlaces.ts';

const wordsOf = ({ rowId, field, label }: Place): string => (rowId === null && field === null ? `Toute l’étape «\u00a0${label}\u00a0»` : label);

/** What a comment or a task is about: the step, one of its rows, one of its texts. */
export function PlaceSelect({ here, value, onChange }: { here: readonly Place[]; value: string; onChange: (key: string) => void }) {
  return (
    <Select
      label="À propos de"
      value={value}
      onChange={(chosen) => onChange(chosen ?? '')}
      options={here.map((place) => ({ value: placeKey(place), label: wordsOf(place) }))}
    />
  );
}
