import { type Ref, useState } from 'react';
import { Button } from './Button.tsx';
import { Field, type FieldProps, useFieldIds } from './Field.tsx';

export type PasswordFieldProps = FieldProps & {
  value: string;
  onChange: (value: string) => void;
  id?: string;
  /** What a password manager should do with it. */
  autoComplete: 'current-password' | 'new-password';
  ref?: Ref<HTMLInputElement>;
};

/** A password: it can be pasted, and shown for a moment to be read again. */
export function PasswordField({ value, onChange, id, autoComplete, ref, ...field }: PasswordFieldProps) {
  const ids = useFieldIds(field, id);
  const [isShown, setShown] = useState(false);
  return (
    <Field {...field} ids={ids}>
      <span className="field__control">
        <input
          {...ids}
          ref={ref}
          className="input"
          type={isShown ? 'text' : 'password'}
          value={value}
          autoComplete={autoComplete}
          autoCapitalize="none"
          spellCheck={false}
          onChange={(event) => onChange(event.target.value)}
        />
        <Button small aria-pressed={isShown} aria-controls={ids.id} aria-label={`Afficher\u202f: ${field.label}`} onPress={() => setShown(!isShown)}>
          {isShown ? 'Masquer' : 'Afficher'}
        </Button>
      </span>
    </Field>
  );
}
