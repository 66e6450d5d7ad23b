import { Field, type FieldProps, useFieldIds } from './Field.tsx';
import { useReadOnly } from './ReadOnly.tsx';

export type Option<T extends string> = { value: T; label: string };
export type SelectProps<T extends string> = FieldProps & {
  value: T | null;
  onChange: (value: T | null) => void;
  options: readonly Option<T>[];
  id?: string;
  /** The line that means « nothing chosen »; absent when a choice is always made. */
  emptyLabel?: string;
  isDisabled?: boolean;
};

/**
 * A short closed list. The browser's own control: best on phones, known by all. Only read, it is a line of text: no `select` can
 * be both reached by keyboard and held.
 */
export function Select<T extends string>({ value, onChange, options, id, emptyLabel, isDisabled, ...field }: SelectProps<T>) {
  const ids = useFieldIds(field, id);
  const isReadOnly = useReadOnly();
  const choose = (chosen: string): void => onChange(options.find((option) => option.value === chosen)?.value ?? null);
  if (isReadOnly)
    return (
      <Field {...field} ids={ids}>
        <input {...ids} className="input" readOnly value={options.find((option) => option.value === value)?.label ?? emptyLabel ?? 'Non renseigné'} />
      </Field>
    );
  return (
    <Field {...field} ids={ids}>
      <select {...ids} className="input" value={value ?? ''} disabled={isDisabled} onChange={(event) => choose(event.target.value)}>
        {(emptyLabel !== undefined || value === null) && <option value="">{emptyLabel ?? 'Choisir…'}</option>}
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </Field>
  );
}
