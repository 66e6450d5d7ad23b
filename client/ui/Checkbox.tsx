import { type ReactNode, useId } from 'react';
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
  const base = id ?? own;
  return (
    <div className="choice">
      <input
        id={base}
        type="checkbox"
        className="choice__input"
        checked={isSelected}
        disabled={isDisabled}
        aria-describedby={help ? `${base}-help` : undefined}
        onChange={(event) => onChange(event.target.checked)}
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
