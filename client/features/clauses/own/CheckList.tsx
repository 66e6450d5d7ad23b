import { Checkbox } from '../../../ui/Checkbox.tsx';

export type CheckListProps<T extends string> = {
  legend: string;
  help?: string;
  options: readonly { value: T; label: string }[];
  value: readonly T[];
  onChange: (values: T[]) => void;
  error?: string | undefined;
};

/** Some of a short list, all in view, in the order of the list. */
export function CheckList<T extends string>({ legend, help, options, value, onChange, error }: CheckListProps<T>) {
  const toggle = (changed: T, isOn: boolean): void =>
    onChange(options.flatMap(({ value: one }) => ((one === changed ? isOn : value.includes(one)) ? [one] : [])));
  return (
    <fieldset className="own-checks">
      <legend className="field__label">{legend}</legend>
      {help && <span className="field__help">{help}</span>}
      <div className="own-checks__options">
        {options.map((option) => (
          <Checkbox key={option.value} label={option.label} isSelected={value.includes(option.value)} onChange={(isOn) => toggle(option.value, isOn)} />
        ))}
      </div>
      {error && <span className="field__error">{error}</span>}
    </fieldset>
  );
}
