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

/** In what the two parts of a share are counted; null when the indicator is not a share, so that nothing more is asked. */
export const partUnit = ({ unit }: Pick<Measure, 'unit'>, measuredIn: CatalogueIndicator['measuredIn'] | undefined): IndicatorUnit | null =>
  unit === 'rate' ? (measuredIn === 'value' ? 'money' : 'count') : null;
