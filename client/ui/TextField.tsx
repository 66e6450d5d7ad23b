import type { HTMLInputAutoCompleteAttribute, Ref } from 'react';
import { Field, type FieldProps, useFieldIds } from './Field.tsx';
import { useReadOnly } from './ReadOnly.tsx';

export type TextFieldProps = FieldProps & {
  value: string;
  onChange: (value: string) => void;
  onBlur?: () => void;
  id?: string;
  type?: 'text' | 'search' | 'url' | 'email';
  maxLength?: number;
  placeholder?: string;
  inputMode?: 'text' | 'numeric' | 'url';
  autoComplete?: HTMLInputAutoCompleteAttribute;
  isDisabled?: boolean;
  ref?: Ref<HTMLInputElement>;
};

/** One line of text. */
export function TextField({
  value,
  onChange,
  onBlur,
  id,
  type = 'text',
  maxLength,
  placeholder,
  inputMode,
  autoComplete = 'off',
  isDisabled,
  ref,
  ...field
}: TextFieldProps) {
  const ids = useFieldIds(field, id);
  const isReadOnly = useReadOnly() && type !== 'search';
  return (
    <Field {...field} ids={ids}>
      <input
        {...ids}
        ref={ref}
        className="input"
        type={type}
        value={value}
        maxLength={maxLength}
        placeholder={isReadOnly ? undefined : placeholder}
        inputMode={inputMode}
        autoComplete={autoComplete}
        disabled={isDisabled}
        readOnly={isReadOnly}
        onChange={(event) => onChange(event.target.value)}
        onBlur={onBlur}
      />
    </Field>
  );
}
