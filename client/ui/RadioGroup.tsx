import { type ReactNode, useId } from 'react';
import type { FieldProps } from './Field.tsx';
import { useReadOnly } from './ReadOnly.tsx';
import './Field.css';
import './Choice.css';

export type RadioGroupProps<T extends string> = FieldProps & {
  value: T | null;
  onChange: (value: T) => void;
  options: readonly { value: T; label: ReactNode; help?: ReactNode }[];
  isInline?: boolean;
  id?: string;
};

/** One choice among a few, all in view. */
export function RadioGroup<T extends string>({
  label,
  help,
  error,
  isRequired,
  hideLabel,
  value,
  onChange,
  options,
  isInline = false,
  id,
}: RadioGroupProps<T>) {
  const own = useId();
  const isReadOnly = useReadOnly();
  const base = id ?? own;
  const described = [help ? `${base}-help` : null, error ? `${base}-error` : null].filter((part) => part !== null).join(' ');
  return (
    <fieldset id={base} className="choice-group" aria-describedby={described || undefined}>
      <legend className={hideLabel ? 'visually-hidden' : 'field__label'}>
        {label}
        {isRequired && <span className="field__required"> (obligatoire)</span>}
      </legend>
      {help && (
        <span id={`${base}-help`} className="field__help">
          {help}
        </span>
      )}
      <div className={`choice-group__options${isInline ? ' choice-group__options--inline' : ''}`}>
        {options.map((option) => (
          <div key={option.value} className="choice">
            <input
              id={`${base}-${option.value}`}
              name={base}
              type="radio"
              className="choice__input"
              checked={value === option.value}
              aria-disabled={isReadOnly || undefined}
              aria-describedby={option.help ? `${base}-${option.value}-help` : undefined}
              onChange={() => !isReadOnly && onChange(option.value)}
            />
            <label htmlFor={`${base}-${option.value}`} className="choice__label">
              {option.label}
            </label>
            {option.help && (
              <span id={`${base}-${option.value}-help`} className="choice__help">
                {option.help}
              </span>
            )}
          </div>
        ))}
      </div>
      {error && (
        <span id={`${base}-error`} className="field__error">
          {error}
        </span>
      )}
    </fieldset>
  );
}
