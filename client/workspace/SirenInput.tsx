import { useState } from 'react';
import { isSiren, sirenDigits } from '#shared/siren.ts';
import { TextField } from '../ui/TextField.tsx';

const DIGITS = 9;
const spaced = (digits: string): string => digits.replace(/(\d{3})(?=\d)/g, '$1\u00a0');

/** The sentence for typed digits, or undefined while they are fine or still being typed. */
function sirenFault(digits: string, hasLeft: boolean): string | undefined {
  if (digits === '') return undefined;
  if (digits.length > DIGITS) return `Ce numéro a ${digits.length} chiffres\u202f: un SIREN en a 9. Un SIRET en a 14, gardez ses neuf premiers.`;
  if (digits.length < DIGITS) return hasLeft ? `Il manque des chiffres\u202f: ${digits.length} sur 9.` : undefined;
  return isSiren(digits) ? undefined : 'Ce numéro n’existe pas\u202f: un chiffre est sans doute faux ou inversé.';
}

/** A SIREN, spaces accepted; only a right number (or none) is handed on, what was typed stays in view. */
export function SirenInput({
  value,
  onChange,
  error,
  label = 'Numéro SIREN',
}: {
  value: string;
  onChange: (siren: string) => void;
  error?: string | undefined;
  label?: string;
}) {
  const [typed, setTyped] = useState<string | null>(null);
  const [hasLeft, setHasLeft] = useState(true);
  const shown = typed ?? spaced(value);
  const fault = sirenFault(sirenDigits(shown), hasLeft);
  const type = (text: string): void => {
    const digits = sirenDigits(text);
    setHasLeft(false);
    setTyped(text);
    if (digits === '' || (digits.length === DIGITS && isSiren(digits))) onChange(digits);
  };
  const leave = (): void => {
    setHasLeft(true);
    if (typed !== null && sirenFault(sirenDigits(typed), true) === undefined) setTyped(null);
  };
  return (
    <TextField
      label={label}
      help="Neuf chiffres, espaces acceptés."
      value={shown}
      onChange={type}
      onBlur={leave}
      inputMode="numeric"
      maxLength={20}
      error={fault ?? error}
    />
  );
}
