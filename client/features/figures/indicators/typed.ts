/** A value somebody types: what it needs before it is sent. Pure. */
import type { CatalogueIndicator, IndicatorUnit } from '#shared/api/catalogue.ts';
import type { Measure, TypedMeasure } from '#shared/api/indicators.ts';
import { typedFaults as sharedFaults } from '#shared/indicators/typed-faults.ts';
import { LIMITS } from '#shared/limits.ts';
import { frenchTypography } from '#shared/typography.ts';

export type TypedFields = Omit<TypedMeasure, 'value'> & { year: number | null; value: number | null };
export type TypedFaults = Partial<Record<'year' | 'value' | 'numerator' | 'denominator' | 'source', string>>;

/** What was typed before, to be changed; nothing is taken from a computed value. */
export const fieldsOf = ({ state, year, value, numerator, denominator, sourceText, note }: Measure): TypedFields =>
  state === 'typed'
    ? { year, value, numerator: numerator?.value ?? null, denominator: denominator?.value ?? null, source: sourceText, note }
    : { year, value: null, numerator: null, denominator: null, source: '', note: '' };

const PATHS = ['value', 'numerator', 'denominator'] as const;

/** One sentence per field that does not hold: those of the server, known before sending, then the year and the source. */
export function typedFaults({ year, source, ...typed }: TypedFields, indicator: Pick<CatalogueIndicator, 'id' | 'unit'>): TypedFaults {
  const found = sharedFaults(indicator, { source, ...typed });
  const faults: TypedFaults = {};
  for (const path of PATHS) {
    const message = found.find((fault) => fault.path === path)?.message;
    if (message) faults[path] = frenchTypography(message);
  }
  if (year === null || year < LIMITS.yearMin || year > LIMITS.yearMax) faults.year = 'Écrivez une année, en quatre chiffres.';
  if (!source.trim()) faults.source = 'Dites d’où vient ce chiffre\u202f: un rapport, un service, un logiciel, une date.';
  return faults;
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
