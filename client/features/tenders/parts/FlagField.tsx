import type { ReactNode } from 'react';
import { RadioGroup } from '../../../ui/RadioGroup.tsx';

type Answer = 'yes' | 'no' | 'unknown';
const answerOf = (value: boolean | null): Answer => (value === null ? 'unknown' : value ? 'yes' : 'no');
const OPTIONS: readonly { value: Answer; label: string }[] = [
  { value: 'yes', label: 'Oui' },
  { value: 'no', label: 'Non' },
  { value: 'unknown', label: 'Inconnu' },
];

/** Yes, no, or not known: an unknown is a value, never « no ». */
export function FlagField({
  label,
  help,
  value,
  onChange,
}: {
  label: string;
  help?: ReactNode;
  value: boolean | null;
  onChange: (value: boolean | null) => void;
}) {
  return (
    <RadioGroup
      label={label}
      help={help}
      isInline
      options={OPTIONS}
      value={answerOf(value)}
      onChange={(answer) => onChange(answer === 'unknown' ? null : answer === 'yes')}
    />
  );
}
