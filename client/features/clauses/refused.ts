/** Typed values that cannot be written: kept in their field with an error, but never sent. */
import type { ClauseFamily, ClauseVariable, VariableValues } from '#shared/api/clauses.ts';
import { valueFault } from '#shared/clause/fill.ts';
import { numberFault } from '../../ui/NumberInput.tsx';

const NUMERIC: readonly ClauseVariable['type'][] = ['integer', 'money', 'rate'];
const LATEST = '2199-12-31';

/** True when the value typed for a variable is refused; an empty one is only missing. */
export function isRefused(variable: ClauseVariable, value: string | number): boolean {
  if (String(value).trim() === '') return false;
  if (valueFault(variable, value) !== null) return true;
  // A date that the calendar holds but that nobody means (« 0202 »).
  if (variable.type === 'date') return String(value) < '1900-01-01' || String(value) > LATEST;
  return NUMERIC.includes(variable.type) && typeof value === 'string' && numberFault(value, {}) !== null;
}

/** Values split in two: those to send, and the variables whose value is refused (the text then shows its bracket). */
export function splitRefused({ variables }: Pick<ClauseFamily, 'variables'>, values: VariableValues): { sent: VariableValues; refused: ClauseVariable[] } {
  const refused = variables.filter((variable) => {
    const value = values[variable.id];
    return value !== undefined && isRefused(variable, value);
  });
  const names = new Set(refused.map(({ id }) => id));
  return { sent: Object.fromEntries(Object.entries(values).filter(([id]) => !names.has(id))), refused };
}

/** « 1 valeur est refusée : … », to say before the text leaves the page. */
export const refusedSentence = (count: number): string =>
  `${count === 1 ? '1 valeur est refusée\u202f: corrigez-la' : `${count} valeurs sont refusées\u202f: corrigez-les`} ou laissez la mention entre crochets`;
