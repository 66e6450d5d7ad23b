/** A value somebody types: what it needs before it is sent. Pure. */
import type { CatalogueIndicator, IndicatorUnit } from '#shared/api/catalogue.ts';
import type { Measure, TypedMeasure } from '#shared/api/indicators.ts';
import { LIMITS } from '#shared/limits.ts';

export type TypedFields = Omit<TypedMeasure, 'value'> & { year: number | null; value: number | null };
export type TypedFaults = Partial<Record<'year' | 'value' | 'numerator' | 'source', string>>;

/** What was typed before, to be changed; nothing is taken from a computed value. */
export const fieldsOf = ({ state, year, value, numerator, denominator, sourceText, note }: Measure): TypedFields =>
  state === 'typed'
    ? { year, value, numerator: numerator?.value ?? null, denominator: denominator?.value ?? null, source: sourceText, note }
    : { year, value: null, numerator: null, denominator: null, source: '', note: '' };

/** One sentence per field that does not hold. */
export function typedFaults({ year, value, numerator, denominator, source }: TypedFields, unit: IndicatorUnit): TypedFaults {
  const isShare = unit === 'rate' && numerator !== null && denominator !== null;
  return {
    ...(year === null || year < LIMITS.yearMin || year > LIMITS.yearMax ? { year: 'Écrivez une année, en quatre chiffres.' } : {}),
    ...(value === null ? { value: 'Écrivez la valeur. Si elle est inconnue, laissez l’indicateur tel quel.' } : {}),
    ...(isShare && numerator > denominator ? { numerator: 'La partie ne peut pas dépasser le tout.' } : {}),
    ...(source.trim() ? {} : { source: 'Dites d’où vient ce chiffre\u202f: un rapport, un service, un logiciel, une date.' }),
  };
}

export const bodyOf = ({ value, numerator, denominator, source, note }: TypedFields): TypedMeasure => ({
  value,
  numerator,
  denominator,
  source: source.trim(),
  note: note.trim(),
});

/** In what the two parts of a fraction are counted; null when the indicator is not one, so that nothing more is asked. */
export function partUnits(
  measure: Measure,
  measuredIn: CatalogueIndicator['measuredIn'] | undefined,
): { numerator: IndicatorUnit; denominator: IndicatorUnit } | null {
  if (measure.unit === 'ratio') return { numerator: 'hours', denominator: 'money' };
  if (measure.unit !== 'rate') return null;
  const unit = measuredIn === 'value' ? 'money' : 'count';
  return { numerator: measure.numerator?.unit ?? unit, denominator: measure.denominator?.unit ?? unit };
}
