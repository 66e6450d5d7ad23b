import { type ReactNode, useId } from 'react';
import { useReadOnly } from './ReadOnly.tsx';
import './Choice.css';

export type CheckboxProps = {
  label: ReactNode;
  help?: ReactNode;
  isSelected: boolean;
  onChange: (isSelected: boolean) => void;
  id?: string;
  isDisabled?: boolean;
};

/** One box to tick. */
export function Checkbox({ label, help, isSelected, onChange, id, isDisabled }: CheckboxProps) {
  const own = useId();
  const isReadOnly = useReadOnly();
  const base = id ?? own;
  return (
    <div className="choice">
      <input
        id={base}
        type="checkbox"
        className="choice__input"
        checked={isSelected}
        disabled={isDisabled}
        aria-readonly={isReadOnly || undefined}
        aria-describedby={help ? `${base}-help` : undefined}
        onChange={(event) => !isReadOnly && onChange(event.target.checked)}
      />
      <label htmlFor={base} className="choice__label">
        {label}
      </label>
      {help && (
        <span id={`${base}-help`} className="choice__help">
          {help}
        </span>
      )}
    </div>
  );
}
