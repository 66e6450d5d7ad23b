import type { IndicatorUnit } from '#shared/api/catalogue.ts';
import { UNIT_LABELS, UNIT_SCALE } from '#shared/indicators/measure.ts';
import { LIMITS } from '#shared/limits.ts';
import { NumberInput } from '../../../ui/NumberInput.tsx';

export type ValueFieldProps = {
  label: string;
  help?: string | undefined;
  error?: string | undefined;
  isRequired?: boolean;
  unit: IndicatorUnit;
  value: number | null;
  onChange: (value: number | null) => void;
  /** True while what stands in the field cannot be kept: it must not leave as the value before it. */
  onRefused: (isRefused: boolean) => void;
};

/** A value in the unit of its indicator, kept in the unit's base. */
export function ValueField({ unit, help, onChange, onRefused, ...field }: ValueFieldProps) {
  return (
    <NumberInput
      {...field}
      {...(help ? { help } : {})}
      {...(unit === 'count' ? {} : { unit: UNIT_LABELS[unit] })}
      scale={UNIT_SCALE[unit]}
      min={0}
      max={LIMITS.moneyCents / UNIT_SCALE[unit]}
      isInteger={unit === 'count'}
      onChange={(value) => {
        onRefused(false);
        onChange(value);
      }}
      onRefused={() => onRefused(true)}
    />
  );
}
