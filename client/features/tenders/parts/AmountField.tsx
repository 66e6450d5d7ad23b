import { LIMITS } from '#shared/limits.ts';
import { NumberInput, type NumberInputProps } from '../../../ui/NumberInput.tsx';

/** Euros excluding tax, kept in cents. */
export function AmountField(
  props: Pick<NumberInputProps, 'label' | 'help' | 'hideLabel' | 'value' | 'onChange' | 'placeholder'> & { error?: string | undefined },
) {
  return <NumberInput {...props} unit="€ HT" min={0} max={LIMITS.moneyCents / 100} scale={100} />;
}
