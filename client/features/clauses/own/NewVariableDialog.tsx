import { type FormEvent, useState } from 'react';
import { type ClauseVariable, VARIABLE_TYPES } from '#shared/api/clauses.ts';
import type { OwnClauseContent } from '#shared/api/own-clauses.ts';
import { variableId } from '#shared/clause/blanks.ts';
import { Button } from '../../../ui/Button.tsx';
import { Dialog } from '../../../ui/Dialog.tsx';
import { Select } from '../../../ui/Select.tsx';
import { TextField } from '../../../ui/TextField.tsx';
import { TYPE_LABELS } from './words.ts';

export type NewVariable = OwnClauseContent['variables'][number];

const MOST_LABEL = 120;
export const TYPE_OPTIONS = VARIABLE_TYPES.map((value) => ({ value, label: TYPE_LABELS[value] }));

/** A rate has bounds of its own; those of other numbers are the person's to give. */
export const startOf = (type: ClauseVariable['type']): Pick<NewVariable, 'type' | 'min' | 'max' | 'options'> => {
  if (type === 'rate') return { type, min: 0, max: 100 };
  if (type === 'choice')
    return {
      type,
      options: [
        { value: 'choix-1', label: '' },
        { value: 'choix-2', label: '' },
      ],
    };
  return { type };
};

/** A variable named and given its kind; the rest is in its form, under the text. */
export function NewVariableDialog({
  taken,
  onClose,
  onDeclare,
}: {
  taken: ReadonlySet<string>;
  onClose: () => void;
  onDeclare: (variable: NewVariable) => void;
}) {
  const [label, setLabel] = useState('');
  const [type, setType] = useState<ClauseVariable['type']>('text');
  const [isAsked, setAsked] = useState(false);
  const submit = (event?: FormEvent): void => {
    event?.preventDefault();
    setAsked(true);
    if (label.trim()) onDeclare({ id: variableId(label, taken), label: label.trim(), required: true, ...startOf(type) });
  };
  return (
    <Dialog
      title="Nouvelle variable"
      isOpen
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>Annuler</Button>
          <Button variant="primary" onPress={() => submit()}>
            Insérer dans le texte
          </Button>
        </>
      }
    >
      <form onSubmit={submit} className="stack">
        <TextField
          label="Nom"
          help="Ce que lit la personne qui remplit la clause."
          isRequired
          maxLength={MOST_LABEL}
          placeholder="Délai de remise du bilan"
          value={label}
          onChange={setLabel}
          error={isAsked && !label.trim() ? 'Nommez la variable.' : undefined}
        />
        <Select label="Type" value={type} options={TYPE_OPTIONS} onChange={(next) => next && setType(next)} />
      </form>
    </Dialog>
  );
}
