import { useEffect, useState } from 'react';
import { formatNumber, parseFrenchNumber } from '#shared/format.ts';
import { Field, type FieldProps, useFieldIds } from './Field.tsx';
import { useReadOnly } from './ReadOnly.tsx';

export type NumberInputProps = FieldProps & {
  /** null: unknown, never 0. */
  value: number | null;
  onChange: (value: number | null) => void;
  /** What was typed and cannot be kept: given back through `refused`, the field shows it again with its error. */
  onRefused?: (typed: string) => void;
  refused?: string | undefined;
  id?: string;
  /** Shown after the field: « € », « % », « jours ». */
  unit?: string;
  /** Bounds and typing are in the unit shown. */
  min?: number;
  max?: number;
  isInteger?: boolean;
  /** Stored integers per shown unit: 100 for cents or basis points, 4 for quarter-hours. */
  scale?: number;
  placeholder?: string;
  isDisabled?: boolean;
};

type Rules = Pick<NumberInputProps, 'min' | 'max' | 'unit' | 'isInteger'>;

/** The sentence for a typed text that cannot be kept, or null. Empty text is « unknown », always allowed. */
export function numberFault(typed: string, { min, max, unit, isInteger }: Rules): string | null {
  if (!typed.trim()) return null;
  const value = parseFrenchNumber(typed);
  const suffix = unit ? `\u00a0${unit}` : '';
  if (value === null) return 'Écrivez un nombre, par exemple 1\u202f234,5.';
  if (isInteger && !Number.isInteger(value)) return 'Écrivez un nombre entier, sans virgule.';
  if (min !== undefined && max !== undefined && (value < min || value > max))
    return `Écrivez un nombre entre ${formatNumber(min)} et ${formatNumber(max)}${suffix}.`;
  if (min !== undefined && value < min) return `Écrivez au moins ${formatNumber(min)}${suffix}.`;
  if (max !== undefined && value > max) return `Écrivez au plus ${formatNumber(max)}${suffix}.`;
  return null;
}

const stored = (typed: string, scale: number): number | null => {
  const value = parseFrenchNumber(typed);
  if (value === null) return null;
  return scale === 1 ? value : Math.round(value * scale);
};
const shown = (value: number | null, scale: number): string => (value === null ? '' : formatNumber(value / scale));

/** A number typed as a French person types it: « 1 234,5 », « 3 M€ ». Only good values reach `onChange`; it is set out again on leaving. */
export function NumberInput({
  value,
  onChange,
  onRefused,
  refused,
  id,
  unit,
  min,
  max,
  isInteger = false,
  scale = 1,
  placeholder,
  isDisabled,
  error,
  ...field
}: NumberInputProps) {
  const [typed, setTyped] = useState(() => refused ?? shown(value, scale));
  const [left, setLeft] = useState(true);
  const isReadOnly = useReadOnly();
  const rules: Rules = { ...(min === undefined ? {} : { min }), ...(max === undefined ? {} : { max }), ...(unit === undefined ? {} : { unit }), isInteger };
  const fault = numberFault(typed, rules);
  const shownError = error ?? (left ? (fault ?? undefined) : undefined);
  const ids = useFieldIds({ ...field, error: shownError }, id);

  // A value changed from outside (undo, another version) replaces the text, unless it is what was typed.
  useEffect(() => {
    setTyped((current) => {
      if (refused !== undefined) return refused;
      return numberFault(current, {}) === null && stored(current, scale) === value ? current : shown(value, scale);
    });
  }, [value, scale, refused]);

  const type = (text: string): void => {
    setTyped(text);
    setLeft(false);
    if (numberFault(text, rules) === null) onChange(stored(text, scale));
    else onRefused?.(text);
  };
  const leave = (): void => {
    setLeft(true);
    if (fault === null) setTyped(shown(stored(typed, scale), scale));
  };
  return (
    <Field {...field} error={shownError} ids={ids}>
      <span className="field__control">
        <input
          {...ids}
          className="input input--number"
          type="text"
          inputMode="decimal"
          autoComplete="off"
          value={typed}
          placeholder={isReadOnly ? undefined : placeholder}
          disabled={isDisabled}
          readOnly={isReadOnly}
          onChange={(event) => type(event.target.value)}
          onBlur={leave}
        />
        {unit && <span className="field__unit">{unit}</span>}
      </span>
    </Field>
  );
}
