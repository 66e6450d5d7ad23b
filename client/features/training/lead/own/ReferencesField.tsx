import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useLawDay } from '../../../../lawDay.ts';
import { referencesQuery } from '../../../../queries.ts';
import { ComboBox } from '../../../../ui/ComboBox.tsx';
import { RemovableChip } from '../../../../ui/Tag.tsx';

const MOST = 20;

/** The articles it rests on: when one changes, the question is set aside until somebody reads it again. */
export function ReferencesField({ value, onChange }: { value: readonly string[]; onChange: (ids: string[]) => void }) {
  const { on } = useLawDay();
  const references = useQuery(referencesQuery(on)).data?.items ?? [];
  // A new list each time one is added: the field empties itself.
  const [turn, setTurn] = useState(0);
  const add = (id: string | null): void => {
    if (id === null || value.includes(id) || value.length >= MOST) return;
    onChange([...value, id]);
    setTurn(turn + 1);
  };
  if (references.length === 0) return null;
  const options = references.filter(({ id }) => !value.includes(id)).map(({ id, citation, title }) => ({ id, label: citation, detail: title }));
  return (
    <div className="stack">
      <ComboBox
        key={turn}
        label="Articles"
        help="Cherchez une référence du droit pour l’ajouter."
        options={options}
        value={null}
        onChange={add}
        placeholder="L. 2112-2…"
      />
      {value.length > 0 && (
        <div className="chips">
          {value.map((id) => {
            const citation = references.find((reference) => reference.id === id)?.citation ?? id;
            return (
              <RemovableChip
                key={id}
                label={citation}
                name={`Retirer l’article ${citation}`}
                onRemove={() => onChange(value.filter((other) => other !== id))}
              />
            );
          })}
        </div>
      )}
    </div>
  );
}
