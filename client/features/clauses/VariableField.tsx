import type { ClauseVariable } from '#shared/api/clauses.ts';
import { isDay } from '#shared/days.ts';
import { DayInput } from '../../ui/DayInput.tsx';
import { NumberInput } from '../../ui/NumberInput.tsx';
import { Select } from '../../ui/Select.tsx';
import { TextArea } from '../../ui/TextArea.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { isRefused } from './refused.ts';

type Value = string | number | undefined;
export type VariableFieldProps = { variable: ClauseVariable; value: Value; onChange: (value: Value) => void };

/** Id of a variable's field: a missing one sends the focus there. */
export const fieldId = (variableId: string): string => `variable-${variableId.replace(/[^\w-]/g, '-')}`;

const UNITS: Partial<Record<ClauseVariable['type'], string>> = { money: '€', rate: '%' };
const number = new Intl.NumberFormat('fr-FR', { maximumFractionDigits: 2 });

/** « De 7 à 60 jours. », from the bounds. */
function boundsSentence({ min, max, unit, type }: ClauseVariable): string {
  const suffix = UNITS[type] ?? unit;
  const after = suffix ? `\u00a0${suffix}` : '';
  if (min !== undefined && max !== undefined) return `De ${number.format(min)} à ${number.format(max)}${after}.`;
  if (min !== undefined) return `Au moins ${number.format(min)}${after}.`;
  return max === undefined ? '' : `Au plus ${number.format(max)}${after}.`;
}

const asText = (value: Value): string => (value === undefined ? '' : String(value));
const asNumber = (value: Value): number | null =>
  typeof value === 'number' ? value : value === undefined || value === '' || Number.isNaN(Number(value)) ? null : Number(value);

/** The field a variable asks for: its type, unit, bounds and help. */
export function VariableField({ variable, value, onChange }: VariableFieldProps) {
  const { label, type, min, max, maxLength, options } = variable;
  const help = [variable.help, ['integer', 'money', 'rate'].includes(type) ? boundsSentence(variable) : ''].filter(Boolean).join(' ');
  const common = { id: fieldId(variable.id), label, ...(help ? { help } : {}) };
  // A refused text stays in the field, and in the tab's store, as it was typed.
  const refused = value !== undefined && isRefused(variable, value) ? String(value) : undefined;
  const orNothing = (text: string): void => onChange(text === '' ? undefined : text);
  if (type === 'longtext') return <TextArea {...common} value={asText(value)} onChange={orNothing} maxLength={maxLength ?? 5000} />;
  if (type === 'date')
    return (
      <DayInput
        {...common}
        refused={refused}
        onRefused={orNothing}
        value={refused === undefined && isDay(asText(value)) ? asText(value) : null}
        onChange={(day) => onChange(day ?? undefined)}
      />
    );
  if (type === 'choice')
    return (
      <Select {...common} value={asText(value) || null} options={options ?? []} emptyLabel="À choisir" onChange={(chosen) => onChange(chosen ?? undefined)} />
    );
  if (type === 'text') return <TextField {...common} value={asText(value)} onChange={orNothing} maxLength={maxLength ?? 500} />;
  const unit = UNITS[type] ?? variable.unit;
  const bounds = { ...(min === undefined ? {} : { min }), ...(max === undefined ? {} : { max }), ...(unit ? { unit } : {}) };
  return (
    <NumberInput
      {...common}
      {...bounds}
      isInteger={type === 'integer'}
      refused={refused}
      onRefused={orNothing}
      value={refused === undefined ? asNumber(value) : null}
      onChange={(typed) => onChange(typed ?? undefined)}
    />
  );
}
