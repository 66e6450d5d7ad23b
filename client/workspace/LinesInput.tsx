import { useEffect, useState } from 'react';
import { LIMITS } from '#shared/limits.ts';
import { TextArea } from '../ui/TextArea.tsx';

export type LinesInputProps = { label: string; help?: string; value: readonly string[]; onChange: (lines: string[]) => void; max?: number };

const linesOf = (typed: string): string[] =>
  typed
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean);
const MAX_LINES = 20;

/** Short sentences, one a line. */
export function LinesInput({ label, help = 'Une par ligne.', value, onChange, max = MAX_LINES }: LinesInputProps) {
  const [typed, setTyped] = useState(value.join('\n'));
  const text = value.join('\n');
  // What is typed may hold an empty line in the making: it is replaced only by a value that says something else.
  useEffect(() => setTyped((current) => (linesOf(current).join('\n') === text ? current : text)), [text]);
  const lines = linesOf(typed);
  const tooLong = lines.find((line) => line.length > LIMITS.shortText);
  const fault = lines.length > max ? `Gardez ${max} lignes au plus.` : tooLong ? `Une ligne dépasse ${LIMITS.shortText} caractères.` : undefined;
  const type = (next: string): void => {
    setTyped(next);
    const kept = linesOf(next);
    if (kept.length <= max && kept.every((line) => line.length <= LIMITS.shortText)) onChange(kept);
  };
  return <TextArea label={label} help={help} rows={Math.max(2, lines.length)} value={typed} onChange={type} error={fault} />;
}
