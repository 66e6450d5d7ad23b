/**
 * What the data says to a scheme. Nothing is copied: a starting value or a usual figure left empty is read from the measures each time,
 * one that is typed wins, and emptying it gives the measured one back. Pure: the page, the check and the Word file see the same scheme.
 * The rules:
 * - an indicator takes the measures of its catalogue entry, in its own unit; another unit measures something else;
 * - it starts from the last known year that was over when the scheme starts, and is over today; failing that, from the last known year
 *   not after the one it starts in. A scheme without a period starts today;
 * - the network and the training only say what is true today: never a starting value, unless somebody takes it;
 * - the latest value is that of the last known year that is over, failing that of the year under way; it is held against the target of
 *   its year or the next one set (nothing is interpolated), past the last one against that last one;
 * - a typed starting value stands for its year, there too.
 */
import type { Measure } from '../api/indicators.ts';
import type { SchemeMeasure, SchemeMeasures } from '../api/reviews.ts';
import type { SchemeContent, SchemeFigure, SchemeIndicator } from '../api/schemes.ts';
import { type Day, yearOf } from '../days.ts';
import { foldFrench, frenchTypography } from '../typography.ts';
import { ofBuyer } from './buyers.ts';
import { annualPurchases, purchasesSource, type SchemeSpend } from './purchases.ts';
import { ANNUAL_PURCHASES, USUAL_FIGURES, type UsualFigure } from './usual-figures.ts';

type Yearly = { year: number };
type Computed = SchemeMeasures['figures'][number];

const byYear = (a: Yearly, b: Yearly): number => a.year - b.year;
export const isUnderWay = (year: number, on: Day): boolean => year >= yearOf(on);

/** Of years in order. */
function startingYear<Y extends Yearly>(known: readonly Y[], from: Day | null, on: Day): Y | null {
  const start = yearOf(from ?? on);
  const candidates = known.filter(({ year }) => year <= start);
  const over = candidates.filter(({ year }) => !isUnderWay(year, on) && (from === null || `${year}-12-31` < from));
  return over.at(-1) ?? candidates.at(-1) ?? null;
}

/** A sentence as a part of another: « Sur 412 marchés. » is « sur 412 marchés »; an acronym keeps its capitals. */
const asPart = (sentence: string): string => sentence.replace(/\.$/, '').replace(/^\p{Lu}(?=[\p{Ll}\s’])/u, (letter) => letter.toLowerCase());

/** « Données essentielles importées le … ; sur 412 marchés connus parmi 640 ». */
export const measureSource = ({ sourceText, detail, year }: Measure, on: Day): string =>
  frenchTypography([sourceText.replace(/\.$/, ''), asPart(detail), isUnderWay(year, on) ? 'année en cours' : ''].filter(Boolean).join(' ; '));

/** Beyond the target or short of it, in the unit's base, whichever way is wanted; null when nothing is wanted or set. */
function distanceOf({ better, targets }: SchemeIndicator, latest: Measure | null): SchemeMeasure['distance'] {
  const set = targets.flatMap(({ year, value }) => (value === null ? [] : [{ year, value }])).sort(byYear);
  const target = latest && (set.find(({ year }) => year >= latest.year) ?? set.at(-1));
  if (!target || latest.value === null || better === 'none') return null;
  const gap = better === 'lower' ? target.value - latest.value : latest.value - target.value;
  return { targetYear: target.year, target: target.value, gap, reached: gap >= 0 };
}

/** A typed starting value stands for its own year everywhere: in the trajectory, and against the target. */
const inPlaceOf = ({ baseline, baselineYear }: SchemeIndicator, measure: Measure | null): Measure | null =>
  measure && baseline !== null && baselineYear === measure.year ? { ...measure, value: baseline } : measure;

function measureOf(indicator: SchemeIndicator, known: readonly Measure[], from: Day | null, on: Day): SchemeMeasure {
  const measures = known
    .filter((measure) => measure.indicator === indicator.catalogueId && measure.unit === indicator.unit && measure.value !== null)
    .sort(byYear);
  const dated = measures.filter(({ origin }) => origin !== 'network');
  const latest = inPlaceOf(indicator, measures.findLast(({ year }) => !isUnderWay(year, on)) ?? measures.at(-1) ?? null);
  return { indicatorId: indicator.id, measures, baseline: startingYear(dated, from, on), latest, distance: distanceOf(indicator, latest) };
}

function partOf({ part, unit }: UsualFigure, { value, unit: own, coverage }: Measure): number | null {
  if (part === 'value') return own === unit ? value : null;
  return part === 'contracts' && coverage?.unit === 'contracts' && coverage.total > 0 ? coverage.total : null;
}

function figureOf(usual: UsualFigure, known: readonly Measure[], from: Day | null, on: Day): Computed[] {
  const years = known
    .flatMap((measure) => {
      const value = measure.indicator === usual.indicator ? partOf(usual, measure) : null;
      return value === null ? [] : [{ measure, value, year: measure.year }];
    })
    .sort(byYear);
  const found = startingYear(years, from, on);
  if (!found) return [];
  // How many contracts there are is known whatever is known of them: the coverage is not its own.
  const source = measureSource(usual.part === 'value' ? found.measure : { ...found.measure, detail: '' }, on);
  return [{ label: usual.label, unit: usual.unit, value: found.value, year: found.year, source }];
}

function purchasesOf(spend: SchemeSpend, from: Day | null, on: Day): { figures: Computed[]; purchases?: NonNullable<SchemeMeasures['purchases']> } {
  const bought = startingYear(annualPurchases(spend), from, on);
  const asked = startingYear([...spend.items].sort(byYear), from, on);
  const items = spend.items.filter(({ year }) => year === asked?.year);
  const source = bought === null ? '' : [bought.source, isUnderWay(bought.year, on) ? 'année en cours' : ''].filter(Boolean).join('\u202f; ');
  return {
    figures: bought === null ? [] : [{ label: ANNUAL_PURCHASES, unit: 'money', value: bought.cents, year: bought.year, source }],
    ...(items.length === 0 ? {} : { purchases: { items, source: purchasesSource(items, spend.importedOn) } }),
  };
}

const NO_SPEND: SchemeSpend = { items: [], importedOn: null };

type Measured = Pick<SchemeContent, 'indicators' | 'period'>;

/**
 * @param known measures of the scheme's buyer, every year of each indicator, unknown ones included
 * @param on the day they are read: tells which years are over
 * @param spend what the accounting says of the same buyers
 */
export function schemeMeasures(scheme: Measured, known: readonly Measure[], on: Day, spend: SchemeSpend = NO_SPEND): SchemeMeasures {
  const { from } = scheme.period;
  const { figures, purchases } = purchasesOf(spend, from, on);
  return {
    items: scheme.indicators.flatMap((indicator) => (indicator.catalogueId === null ? [] : [measureOf(indicator, known, from, on)])),
    figures: USUAL_FIGURES.flatMap((usual) => (usual.part === 'spend' ? figures : figureOf(usual, known, from, on))),
    ...(purchases && { purchases }),
    on,
  };
}

type Shared = Pick<SchemeContent, 'indicators' | 'period' | 'buyerFigures'>;

/** The measures of one buyer of a shared scheme, held against what it aims at. */
export const buyerMeasures = (scheme: Shared, buyerId: string, known: readonly Measure[], on: Day): SchemeMeasure[] =>
  schemeMeasures({ ...scheme, indicators: scheme.indicators.map((indicator) => ofBuyer(indicator, { id: buyerId }, scheme)) }, known, on).items;

/** Measures that several indicators share, each once. */
const knownOf = (items: readonly SchemeMeasure[]): Measure[] => [
  ...new Map(items.flatMap(({ measures }) => measures.map((measure) => [`${measure.indicator} ${measure.year}`, measure]))).values(),
];

/** The same measures for the scheme as it is being written: other targets, another period, another unit. */
export const measuresAgain = (scheme: Shared, read: SchemeMeasures): SchemeMeasures => ({
  ...schemeMeasures(scheme, knownOf(read.items), read.on),
  figures: read.figures,
  ...(read.purchases && { purchases: read.purchases }),
  ...(read.buyers && { buyers: read.buyers.map(({ buyerId, items }) => ({ buyerId, items: buyerMeasures(scheme, buyerId, knownOf(items), read.on) })) }),
});

/** The indicator with its measured starting value, where none is typed. */
export function withBaseline(indicator: SchemeIndicator, measure: SchemeMeasure | undefined, on: Day): SchemeIndicator {
  const baseline = measure?.baseline;
  if (indicator.baseline !== null || !baseline || baseline.unit !== indicator.unit) return indicator;
  return { ...indicator, baseline: baseline.value, baselineYear: baseline.year, baselineSource: measureSource(baseline, on) };
}

/** Accents, capitals and signs apart. */
export const isSameLabel = (a: string, b: string): boolean => foldFrench(a) === foldFrench(b);

/** Lines of the scheme, those left without a value filled where the data has one; then the usual figures it has no line for. */
export function withFigures(lines: readonly SchemeFigure[], computed: readonly Computed[]): SchemeFigure[] {
  const filled = lines.map((line) => {
    const found = line.value === null ? computed.find(({ label, unit }) => isSameLabel(label, line.label) && unit === line.unit) : undefined;
    return found ? { ...line, value: found.value, year: found.year, source: found.source } : line;
  });
  const added = computed.flatMap(({ label, value, year, source }): SchemeFigure[] => {
    const usual = USUAL_FIGURES.find((one) => one.label === label);
    if (!usual || lines.some((line) => isSameLabel(line.label, label))) return [];
    return [{ id: `${usual.indicator}-${usual.part}`, label, unit: usual.unit, value, year, source }];
  });
  return [...filled, ...added];
}

/** The identity card says the same purchases as the figures. */
function withPurchases(organisation: SchemeContent['organisation'], computed: readonly Computed[]): SchemeContent['organisation'] {
  const found = computed.find(({ label }) => label === ANNUAL_PURCHASES);
  return organisation.annualPurchasesCents === null && found ? { ...organisation, annualPurchasesCents: found.value, purchasesYear: found.year } : organisation;
}

/** The scheme as it is read: with what the data gives where nothing is typed. The same object when it gives nothing; never to be saved. */
export function withMeasures<Content extends SchemeContent>(scheme: Content, measured: SchemeMeasures | null): Content {
  if (!measured || (measured.figures.length === 0 && measured.items.every(({ baseline }) => baseline === null))) return scheme;
  const items = new Map(measured.items.map((item) => [item.indicatorId, item]));
  return {
    ...scheme,
    organisation: withPurchases(scheme.organisation, measured.figures),
    indicators: scheme.indicators.map((indicator) => withBaseline(indicator, items.get(indicator.id), measured.on)),
    figures: withFigures(scheme.figures, measured.figures),
  };
}
