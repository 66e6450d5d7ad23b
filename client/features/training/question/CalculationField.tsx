import { useState } from 'react';
import { parseFrenchNumber } from '#shared/format.ts';
import { Field, useFieldIds } from '../../../ui/Field.tsx';
import { ANSWER_UNIT_LABELS } from '../words.ts';
import type { AnswerFieldsProps } from './AnswerFields.tsx';
import type { Asked } from './answers.ts';

const ROUNDING: Record<number, string> = { 0: 'Arrondissez à l’unité.', 1: 'Une décimale au plus.', 2: 'Deux décimales au plus.' };

/** A number as a French person types it, « 1 234,5 »; its unit stands beside it. */
export function CalculationField({ asked, draft, onChange, fault }: AnswerFieldsProps<Asked<'calculation'>>) {
  const [typed, setTyped] = useState('');
  const help = ROUNDING[asked.decimals] ?? `${asked.decimals} décimales au plus.`;
  const error = fault !== null && draft.value === undefined ? fault : undefined;
  const unit = ANSWER_UNIT_LABELS[asked.unit];
  const ids = useFieldIds({ label: 'Votre réponse', help, error });
  const type = (text: string): void => {
    setTyped(text);
    const value = parseFrenchNumber(text);
    onChange(value === null ? {} : { value });
  };
  return (
    <Field label={unit ? `Votre réponse, en ${asked.unit === 'pourcent' ? 'pour cent' : asked.unit}` : 'Votre réponse'} help={help} ids={ids}>
      <span className="field__control">
        <input
          {...ids}
          className="input input--number"
          type="text"
          inputMode="decimal"
          autoComplete="off"
          maxLength={30}
          value={typed}
          onChange={(event) => type(event.target.value)}
        />
        {unit && <span className="field__unit">{unit}</span>}
      </span>
    </Field>
  );
}
