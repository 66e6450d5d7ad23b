import { useId } from 'react';
import { optionsOf } from '../../../../labels.ts';
import { Checkbox } from '../../../../ui/Checkbox.tsx';

export type BoxesProps<C extends string> = { label: string; labels: Record<C, string>; value: readonly C[]; onChange: (value: C[]) => void };

/** Several choices of a closed list, kept in the order of the list. */
export function Boxes<C extends string>({ label, labels, value, onChange }: BoxesProps<C>) {
  const id = useId();
  const options = optionsOf(labels);
  const toggle = (code: C, wanted: boolean): void =>
    onChange(options.map((option) => option.value).filter((one) => (one === code ? wanted : value.includes(one))));
  return (
    <fieldset className="choice-group" aria-labelledby={`${id}-legend`}>
      <legend id={`${id}-legend`} className="field__label">
        {label}
      </legend>
      {options.map((option) => (
        <Checkbox
          key={option.value}
          label={option.value === option.label ? option.label : `${option.label} (${option.value})`}
          isSelected={value.includes(option.value)}
          onChange={(wanted) => toggle(option.value, wanted)}
        />
      ))}
    </fieldset>
  );
}
