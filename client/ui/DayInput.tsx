import { useEffect, useState } from 'react';
import { type Day, isDay } from '#shared/days.ts';
import { Field, type FieldProps, useFieldIds } from './Field.tsx';
import { useReadOnly } from './ReadOnly.tsx';

export type DayInputProps = FieldProps & {
  value: Day | null;
  onChange: (value: Day | null) => void;
  id?: string;
  min?: Day;
  max?: Day;
  isDisabled?: boolean;
  onRefused?: (typed: string) => void;
  refused?: string | undefined;
};

/** A day as `YYYY-MM-DD`; null when empty. The browser's own field: it speaks the person's language and works by keyboard. */
export function DayInput({ value, onChange, id, min = '1900-01-01', max = '2199-12-31', isDisabled, onRefused, refused, error, ...field }: DayInputProps) {
  const [typed, setTyped] = useState(refused ?? value ?? '');
  const isReadOnly = useReadOnly();
  useEffect(() => setTyped(refused ?? value ?? ''), [value, refused]);
  const outside = typed !== '' && (!isDay(typed) || typed < min || typed > max);
  const shownError = error ?? (outside ? 'Choisissez une date du calendrier, par exemple le 15/03/2027.' : undefined);
  const ids = useFieldIds({ ...field, error: shownError }, id);
  const type = (text: string): void => {
    setTyped(text);
    if (text === '') onChange(null);
    else if (isDay(text) && text >= min && text <= max) onChange(text);
    else onRefused?.(text);
  };
  return (
    <Field {...field} error={shownError} ids={ids}>
      <input
        {...ids}
        className="input input--day"
        type="date"
        value={typed}
        min={min}
        max={max}
        disabled={isDisabled}
        readOnly={isReadOnly}
        onChange={(event) => type(event.target.value)}
      />
    </Field>
  );
}
