import type { IndicatorUnit } from '#shared/api/catalogue.ts';
import { UNIT_LABELS, UNIT_SCALE } from '#shared/indicators/measure.ts';
import { LIMITS } from '#shared/limits.ts';
import { NumberInput } from '../../../ui/NumberInput.tsx';

export type MeasureInputProps = {
  label: string;
  unit: IndicatorUnit;
  value: number | null;
  onChange: (value: number | null) => void;
  help?: string;
  hideLabel?: boolean /** What an empty field means. */;
  placeholder?: string;
};

/** A measure in its unit; empty means unknown, and says so. */
export function MeasureInput({ unit, placeholder = 'inconnu', ...field }: MeasureInputProps) {
  const max = unit === 'rate' ? 100 : LIMITS.moneyCents / UNIT_SCALE[unit];
  return (
    <NumberInput
      {...field}
      {...(unit === 'count' || unit === 'average' ? {} : { unit: UNIT_LABELS[unit] })}
      scale={UNIT_SCALE[unit]}
      min={0}
      max={max}
      isInteger={unit === 'count'}
      placeholder={placeholder}
    />
  );
}
