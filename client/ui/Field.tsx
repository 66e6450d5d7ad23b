import { type ReactNode, useId } from 'react';
import './Field.css';

/** What every field has: a label in view, help, one error sentence. */
export type FieldProps = {
  label: string;
  help?: ReactNode;
  /** What is wrong and what to write instead. */
  error?: string | undefined;
  isRequired?: boolean;
  /** The label stays for screen readers only: when a heading or a column already shows it. */
  hideLabel?: boolean;
};

export type FieldIds = { id: string; 'aria-describedby': string | undefined; 'aria-invalid': true | undefined; 'aria-required': true | undefined };

/** Ids and ARIA of a native control from its field. `id` lets a finding send the focus there. */
export function useFieldIds({ help, error, isRequired }: FieldProps, id?: string): FieldIds {
  const own = useId();
  const base = id ?? own;
  const described = [help ? `${base}-help` : null, error ? `${base}-error` : null].filter((part) => part !== null).join(' ');
  return { id: base, 'aria-describedby': described || undefined, 'aria-invalid': error ? true : undefined, 'aria-required': isRequired ? true : undefined };
}

/** Label above, help under it, control, error last. */
export function Field({ label, help, error, isRequired, hideLabel, ids, children }: FieldProps & { ids: FieldIds; children: ReactNode }) {
  return (
    <div className="field">
      <label htmlFor={ids.id} className={hideLabel ? 'visually-hidden' : 'field__label'}>
        {label}
        {isRequired && <span className="field__required"> (obligatoire)</span>}
      </label>
      {help && (
        <span id={`${ids.id}-help`} className="field__help">
          {help}
        </span>
      )}
      {children}
      {error && (
        <span id={`${ids.id}-error`} className="field__error">
          {error}
        </span>
      )}
    </div>
  );
}
