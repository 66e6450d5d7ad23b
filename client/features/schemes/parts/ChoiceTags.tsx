import { memo } from 'react';
import { Button } from '../../../ui/Button.tsx';
import { ComboBox, type ComboOption } from '../../../ui/ComboBox.tsx';

export type ChoiceTagsProps = {
  label: string;
  help?: string;
  placeholder?: string;
  options: readonly ComboOption[];
  value: readonly string[];
  onChange: (ids: string[]) => void;
  max?: number;
};

/** Long lists cost: drawn again only for another list or choice. `onChange` edits from the present value, an older one does as well. */
const isSame = (before: ChoiceTagsProps, after: ChoiceTagsProps): boolean =>
  before.options === after.options && before.value === after.value && before.label === after.label;

/** Things tied to a line: those tied, each with its way out, and a list to tie another. */
export const ChoiceTags = memo(function ChoiceTags({
  label,
  help,
  placeholder = 'Chercher dans la liste',
  options,
  value,
  onChange,
  max = 20,
}: ChoiceTagsProps) {
  const nameOf = (id: string): string => options.find((option) => option.id === id)?.label ?? id;
  const free = options.filter(({ id }) => !value.includes(id));
  return (
    <div className="choice-tags">
      {/* A fresh box after each choice: it goes back to empty. */}
      <ComboBox
        key={value.length}
        label={label}
        {...(help ? { help } : {})}
        placeholder={placeholder}
        options={free}
        value={null}
        onChange={(id) => id !== null && value.length < max && onChange([...value, id])}
      />
      {value.length > 0 && (
        <ul className="choice-tags__list" aria-label={label}>
          {value.map((id) => (
            <li key={id}>
              <span>{nameOf(id)}</span>
              <Button small variant="quiet" aria-label={`Retirer\u202f: ${nameOf(id)}`} onPress={() => onChange(value.filter((other) => other !== id))}>
                Retirer
              </Button>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}, isSame);
