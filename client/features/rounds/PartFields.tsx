import { useQuery } from '@tanstack/react-query';
import type { Department } from '#shared/api/network.ts';
import { LIMITS } from '#shared/limits.ts';
import type { Place } from '#shared/scheme/places.ts';
import { useMay } from '../../session.ts';
import { Button } from '../../ui/Button.tsx';
import { Checkbox } from '../../ui/Checkbox.tsx';
import { Select } from '../../ui/Select.tsx';
import { RemovableChip } from '../../ui/Tag.tsx';
import { TextArea } from '../../ui/TextArea.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { Fields } from '../../workspace/Section.tsx';
import { directoryQuery } from '../sharing/queries.ts';
import type { PartDraft } from './open-form.ts';

type Props = {
  part: PartDraft;
  number: number;
  places: readonly Place[];
  departments: readonly Department[];
  onChange: (change: Partial<PartDraft>) => void;
  /** Null for the last part: a round has one. */
  onRemove: (() => void) | null;
};

/** Who reads, what, and what they are asked. */
export function PartFields({ part, number, places, departments, onChange, onRemove }: Props) {
  const toggle = (place: string, isSelected: boolean): void =>
    onChange({ places: isSelected ? [...part.places, place] : part.places.filter((one) => one !== place) });
  return (
    <section className="round-part" aria-label={`Partie ${number}`}>
      <div className="row">
        <h3>{`Partie ${number}`}</h3>
        {onRemove && (
          <Button small variant="quiet" onPress={onRemove}>
            {`Retirer la partie ${number}`}
          </Button>
        )}
      </div>
      <Fields>
        <Select
          label="Direction"
          help="Ses référents en fonction relisent."
          value={part.departmentId}
          emptyLabel="Aucune, ou hors du réseau"
          options={departments.map(({ id, name }) => ({ value: id, label: name }))}
          onChange={(departmentId) => onChange({ departmentId })}
        />
        {part.departmentId === null && (
          <TextField
            label="Qui relit"
            help="Un service ou un groupe."
            maxLength={LIMITS.personName}
            value={part.name}
            onChange={(name) => onChange({ name })}
          />
        )}
        <People part={part} onChange={onChange} />
      </Fields>
      <fieldset className="round-places">
        <legend className="field__label">Passages à relire</legend>
        {places.map(({ id, title }) => (
          <Checkbox key={id} label={title} isSelected={part.places.includes(id)} onChange={(isSelected) => toggle(id, isSelected)} />
        ))}
      </fieldset>
      <TextArea label="Questions, une par ligne" maxLength={LIMITS.roundText} value={part.questions} onChange={(questions) => onChange({ questions })} />
    </section>
  );
}

/** Accounts that read too; none on one desk. */
function People({ part, onChange }: { part: PartDraft; onChange: Props['onChange'] }) {
  const people = useQuery({ ...directoryQuery, enabled: useMay('directory:read') }).data?.people ?? [];
  if (people.length === 0) return null;
  const left = people.filter(({ id }) => !part.people.includes(id));
  return (
    <div className="stack">
      <Select
        label="Ajouter une personne"
        help="Elle relit avec son compte."
        value={null}
        emptyLabel="Choisir…"
        options={left.map(({ id, name }) => ({ value: id, label: name }))}
        onChange={(id) => id && part.people.length < LIMITS.roundReaders && onChange({ people: [...part.people, id] })}
      />
      <div className="row">
        {part.people.map((id) => {
          const name = people.find((person) => person.id === id)?.name ?? 'Personne retirée';
          return (
            <RemovableChip
              key={id}
              label={name}
              name={`Ne plus faire relire à ${name}`}
              onRemove={() => onChange({ people: part.people.filter((one) => one !== id) })}
            />
          );
        })}
      </div>
    </div>
  );
}
