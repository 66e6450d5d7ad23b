import { type FormEvent, useState } from 'react';
import { Button } from '../../../ui/Button.tsx';
import { useReadOnly } from '../../../ui/ReadOnly.tsx';
import { RemovableChip, Tag } from '../../../ui/Tag.tsx';
import { TextField } from '../../../ui/TextField.tsx';

const MOST = 60;
const LONGEST = 80;

/** Short words, one added at a time. */
export function ChipsField({ label, help, value, onChange }: { label: string; help: string; value: readonly string[]; onChange: (words: string[]) => void }) {
  const [typed, setTyped] = useState('');
  const isReadOnly = useReadOnly();
  const add = (): void => {
    const words = typed
      .split(',')
      .map((word) => word.trim())
      .filter((word) => word !== '' && !value.includes(word));
    if (words.length > 0) onChange([...value, ...words].slice(0, MOST));
    setTyped('');
  };
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    add();
  };
  return (
    <div className="stack">
      {!isReadOnly && (
        <form className="own-add" onSubmit={submit}>
          <TextField label={label} help={help} maxLength={LONGEST} value={typed} onChange={setTyped} />
          <Button onPress={add} isDisabled={typed.trim() === ''}>
            Ajouter
          </Button>
        </form>
      )}
      {value.length > 0 && (
        <div className="own-chips">
          {value.map((word) =>
            isReadOnly ? (
              <Tag key={word}>{word}</Tag>
            ) : (
              <RemovableChip key={word} label={word} name={`Retirer le mot ${word}`} onRemove={() => onChange(value.filter((other) => other !== word))} />
            ),
          )}
        </div>
      )}
    </div>
  );
}
