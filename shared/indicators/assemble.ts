/**
 * From figures to measures: every indicator of the catalogue gets one a year, computed, typed or unknown, and says why. A typed value wins over
 * the computed one, which stays under it.
 */
import type { CatalogueIndicator } from '../api/catalogue.ts';
import type { Measure, TypedMeasure } from '../api/indicators.ts';
import type { Day } from '../days.ts';
import { formatDay } from '../format.ts';
import { frenchTypography } from '../typography.ts';
import { type Computed, type ComputeOptions, compute } from './compute.ts';
import { DEFINITIONS, UNGIVEN, type Universe } from './definitions.ts';
import type { Cell } from './facts.ts';

/** What somebody typed for one indicator and one year. */
export type TypedOf = { indicator: string; year: number; content: TypedMeasure; on: Day };

/** A figure that is not counted from contracts: spend, network. */
export type OtherFigure = Computed & { indicator: string; year: number; origin: 'purchases' | 'network'; sourceText: string; on: Day | null };

export type Assembly = {
  cells: Readonly<Record<Universe, readonly Cell[]>>;
  others: readonly OtherFigure[];
  typed: readonly TypedOf[];
  options: ComputeOptions;
  /** Last day contracts were imported; null: never. */
  contractsOn: Day | null;
  /** Why an indicator of contracts cannot be computed at all, by indicator, typeset. */
  missing: Readonly<Record<string, string>>;
};

const NOTHING: Computed = { value: null, numerator: null, denominator: null, coverage: null, detail: '', aside: [], split: [], opens: false };
const WITHOUT_CONTRACTS = frenchTypography('Aucun marché importé pour cette année. Importez les données essentielles, ou saisissez la valeur avec sa source.');
const WITHOUT_PURCHASES = frenchTypography(
  'Aucune dépense importée pour cette année, ou aucune liste de fournisseurs. Importez-les, ou saisissez la valeur avec sa source.',
);
const WITHOUT_NETWORK = frenchTypography('Le réseau et la formation le disent à ce jour, pas pour une autre année. Saisissez la valeur, avec sa source.');

type Given = Computed & Pick<Measure, 'origin' | 'sourceText' | 'on'>;

const NEVER_GIVEN = new Map(Object.entries(UNGIVEN).map(([indicator, reason]) => [indicator, frenchTypography(reason)]));

/** Why there is nothing, by where it would come from; typeset once and for all, since most indicators of most years have nothing. */
function silence(indicator: CatalogueIndicator, missing: Assembly['missing']): string {
  const reason = missing[indicator.id] ?? NEVER_GIVEN.get(indicator.id);
  if (reason !== undefined) return reason;
  if (indicator.source === 'accounting') return WITHOUT_PURCHASES;
  return indicator.source === 'training' ? WITHOUT_NETWORK : WITHOUT_CONTRACTS;
}

const BY_INDICATOR = new Map(DEFINITIONS.map((definition) => [definition.indicator, definition]));

function givenOf(indicator: CatalogueIndicator, year: number, assembly: Assembly): Given {
  const none: Given = { ...NOTHING, detail: silence(indicator, assembly.missing), origin: 'none', sourceText: '', on: null };
  const other = assembly.others.find((figure) => figure.indicator === indicator.id && figure.year === year);
  if (other) {
    const { indicator: _indicator, year: _year, ...given } = other;
    return { ...given, detail: frenchTypography(given.detail) };
  }
  const definition = BY_INDICATOR.get(indicator.id);
  if (!definition || assembly.missing[indicator.id]) return none;
  const cells = assembly.cells[definition.universe].filter((cell) => cell.year === year);
  if (cells.length === 0) return none;
  const on = assembly.contractsOn;
  const computed = compute(definition, cells, assembly.options);
  return {
    ...computed,
    detail: frenchTypography(computed.detail),
    origin: 'contracts',
    sourceText: on === null ? 'Données essentielles importées' : `Données essentielles importées le ${formatDay(on)}`,
    on,
  };
}

const UNITS = { rate: 'count', money: 'money', hours: 'hours', count: 'count', days: 'days', ratio: 'count', average: 'count' } as const;

/** A fraction typed by hand is in the unit of what is counted; by value, in cents. */
function typedPart(indicator: CatalogueIndicator, label: string, value: number | null): Measure['numerator'] {
  return value === null ? null : { label, value, unit: indicator.measuredIn === 'value' ? 'money' : UNITS[indicator.unit] };
}

function withTyped(indicator: CatalogueIndicator, given: Given, typed: TypedOf): Partial<Measure> {
  const { value, numerator, denominator, source, note } = typed.content;
  return {
    state: value === null ? 'unknown' : 'typed',
    origin: 'person',
    value,
    numerator: typedPart(indicator, indicator.numerator, numerator),
    denominator: typedPart(indicator, indicator.denominator ?? '', denominator),
    coverage: null,
    detail: given.value === null ? 'Valeur saisie.' : 'Valeur saisie ; la valeur calculée reste dessous.',
    sourceText: source.trim(),
    on: typed.on,
    split: [],
    computedValue: given.value,
    note,
  };
}

function measureOf(indicator: CatalogueIndicator, year: number, assembly: Assembly): Measure {
  const given = givenOf(indicator, year, assembly);
  const typed = assembly.typed.find((one) => one.indicator === indicator.id && one.year === year);
  const { id, number, title, definition, formula, unit, source } = indicator;
  return {
    indicator: id,
    number,
    title,
    definition,
    formula,
    unit,
    source,
    year,
    state: given.value === null ? 'unknown' : 'computed',
    ...given,
    computedValue: given.value,
    note: '',
    ...(typed && withTyped(indicator, given, typed)),
  };
}

/** Year after year, the indicators in the order of their numbers. */
export function measuresOf(indicators: readonly CatalogueIndicator[], years: readonly number[], assembly: Assembly): Measure[] {
  const sorted = [...indicators].sort((left, right) => left.number - right.number);
  return years.flatMap((year) => sorted.map((indicator) => measureOf(indicator, year, assembly)));
}
