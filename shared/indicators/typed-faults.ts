/** What a value typed by hand cannot be: out of its unit, without anything, or against its own fraction. */
import type { CatalogueIndicator } from '../api/catalogue.ts';
import type { TypedMeasure } from '../api/indicators.ts';
import type { FieldFault } from '../errors.ts';
import { LIMITS } from '../limits.ts';
import { share } from './compute.ts';

/** Its own caution says it: more hours can be done than were due. */
const MAY_PASS_WHOLE = new Set(['taux-realisation-heures']);

/** The value, or what its fraction gives for a rate; null when neither does. */
export function typedValue({ unit }: Pick<CatalogueIndicator, 'unit'>, { value, numerator, denominator }: TypedMeasure): number | null {
  if (value !== null) return value;
  return unit === 'rate' && numerator !== null && denominator !== null ? share(numerator, denominator) : null;
}

export function typedFaults(indicator: Pick<CatalogueIndicator, 'id' | 'unit'>, typed: TypedMeasure): FieldFault[] {
  const { numerator, denominator } = typed;
  const value = typedValue(indicator, typed);
  const part = indicator.unit === 'rate' && !MAY_PASS_WHOLE.has(indicator.id);
  const fraction = indicator.unit === 'rate' && numerator !== null && denominator !== null ? share(numerator, denominator) : null;
  return [
    ...(value === null ? [{ path: 'value', message: 'Donnez la valeur, ou pour un taux son numérateur et son dénominateur.' }] : []),
    ...(part && value !== null && value > LIMITS.basisPoints ? [{ path: 'value', message: 'Un taux va de 0 à 100\u00a0%.' }] : []),
    ...(denominator === 0 ? [{ path: 'denominator', message: 'Le dénominateur est supérieur à zéro.' }] : []),
    ...(part && numerator !== null && denominator !== null && numerator > denominator
      ? [{ path: 'numerator', message: 'Le numérateur ne dépasse pas le dénominateur.' }]
      : []),
    ...(typed.value !== null && fraction !== null && Math.abs(typed.value - fraction) > 50
      ? [{ path: 'value', message: 'La valeur et sa fraction diffèrent de plus d’un demi-point : corrigez l’une ou l’autre.' }]
      : []),
  ];
}
