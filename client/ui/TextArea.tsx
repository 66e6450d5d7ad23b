import { Field, type FieldProps, useFieldIds } from './Field.tsx';
import { useReadOnly } from './ReadOnly.tsx';

export type TextAreaProps = FieldProps & {
  value: string;
  onChange: (value: string) => void;
  onBlur?: () => void;
  id?: string;
  rows?: number;
  maxLength?: number;
  placeholder?: string;
  isDisabled?: boolean;
};

/** Several lines; grows with what is typed where the browser can. */
export function TextArea({ value, onChange, onBlur, id, rows = 3, maxLength, placeholder, isDisabled, ...field }: TextAreaProps) {
  const ids = useFieldIds(field, id);
  const isReadOnly = useReadOnly();
  return (
    <Field {...field} ids={ids}>
      <textarea
        {...ids}
        className="input"
        rows={rows}
        value={value}
        maxLength={maxLength}
        placeholder={isReadOnly ? undefined : placeholder}
        disabled={isDisabled}
        readOnly={isReadOnly}
        onChange={(event) => onChange(event.target.value)}
        onBlur={onBlur}
      />
    </Field>
  );
}
