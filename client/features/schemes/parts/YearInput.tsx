import { LIMITS } from '#shared/limits.ts';
import { useEffect, useState } from 'react';
import { TextField } from '../../../ui/TextField.tsx';

export type YearInputProps = { label: string; help?: string; value: number | null; onChange: (year: number | null) => void; hideLabel?: boolean };

const yearFault = (typed: string): string | undefined => {
  if (typed === '') return undefined;
  const year = Number(typed);
  return /^\d{4}$/.test(typed) && year >= LIMITS.yearMin && year <= LIMITS.yearMax
    ? undefined
    : `Écrivez une année entre ${LIMITS.yearMin} et ${LIMITS.yearMax}.`;
};

/** A year: four digits, without the thousands space a number would get. */
export function YearInput({ value, onChange, ...field }: YearInputProps) {
  const [typed, setTyped] = useState(value === null ? '' : String(value));
  useEffect(() => setTyped(value === null ? '' : String(value)), [value]);
  const fault = yearFault(typed);
  const type = (text: string): void => {
    setTyped(text);
    if (yearFault(text) === undefined) onChange(text === '' ? null : Number(text));
  };
  // Said only once four digits are there: while typing, three digits are not a mistake yet.
  return <TextField {...field} value={typed} onChange={type} inputMode="numeric" maxLength={4} error={typed.length === 4 ? fault : undefined} />;
}
