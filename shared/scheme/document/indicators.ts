/** Tables and trajectories of indicators. */
import type { SchemeMeasures } from '../../api/reviews.ts';
import type { SchemeIndicator } from '../../api/schemes.ts';
import type { IndicatorUnit } from '../../api/catalogue.ts';
import { formatKnown, formatMeasure, UNIT_LABELS } from '../../indicators/measure.ts';
import { cell, column, missingCell, strong } from './helpers.ts';
import type { Cell, Column, DocumentNode } from './nodes.ts';

/** Years with a target, in order. */
const targetYears = (indicators: readonly SchemeIndicator[]): number[] =>
  [...new Set(indicators.flatMap((indicator) => indicator.targets.map((target) => target.year)))].sort((a, b) => a - b);

function targetCell(indicator: SchemeIndicator, year: number): Cell {
  const target = indicator.targets.find((candidate) => candidate.year === year);
  if (indicator.better === 'none') return cell('—');
  return target && target.value !== null ? cell(formatMeasure(indicator.unit, target.value)) : cell('');
}

const baselineCell = ({ unit, baseline, baselineYear }: SchemeIndicator): Cell =>
  baseline === null ? missingCell('inconnu') : cell(formatMeasure(unit, baseline), baselineYear === null ? '' : `en ${baselineYear}`);

/** Years of targets that one table holds in portrait. */
const YEARS_A_TABLE = 6;

/** The last value that the data gives; none of them, no column. */
function observedCells(indicators: readonly SchemeIndicator[], measured: SchemeMeasures | null): Map<string, Cell> {
  const held = new Set(indicators.map(({ id }) => id));
  return new Map(
    (measured?.items ?? []).flatMap(({ indicatorId, latest }) =>
      latest?.value != null && held.has(indicatorId) ? [[indicatorId, cell(formatMeasure(latest.unit, latest.value), `en ${latest.year}`)] as const] : [],
    ),
  );
}

const OBSERVED_SHARE = 14;

type Cells = ReadonlyMap<string, Cell>;
const NONE: Cells = new Map();

function indicatorTable(
  indicators: readonly SchemeIndicator[],
  { observed, starts }: { observed: Cells; starts: Cells },
  years: readonly number[],
  caption: string,
): DocumentNode {
  const share = years.length === 0 ? 0 : Math.floor(46 / years.length);
  const seen = observed.size > 0 ? [column('Observé', OBSERVED_SHARE, 'right')] : [];
  const columns: Column[] = [
    column('Indicateur', 100 - 16 - share * years.length - (seen.length > 0 ? OBSERVED_SHARE : 0)),
    column('Départ', 16, 'right'),
    ...seen,
    ...years.map((year) => column(String(year), share, 'right')),
  ];
  const rows = indicators.map((indicator) => [
    strong(indicator.title),
    (indicator.baseline === null ? starts.get(indicator.id) : undefined) ?? baselineCell(indicator),
    ...(seen.length > 0 ? [observed.get(indicator.id) ?? cell('')] : []),
    ...years.map((year) => targetCell(indicator, year)),
  ]);
  return { kind: 'table', caption, columns, rows, compact: true };
}

/**
 * Baseline, last observed value and targets year by year; the years that one table cannot hold follow in the next.
 * @param starts what stands in place of an unknown starting value
 */
export function indicatorRows(
  indicators: readonly SchemeIndicator[],
  measured: SchemeMeasures | null,
  caption = 'Point de départ et cibles',
  starts: Cells = NONE,
): DocumentNode[] {
  const years = targetYears(indicators);
  const observed = observedCells(indicators, measured);
  const first = indicatorTable(indicators, { observed, starts }, years.slice(0, YEARS_A_TABLE), caption);
  const rest: DocumentNode[] = [];
  for (let i = YEARS_A_TABLE; i < years.length; i += YEARS_A_TABLE)
    rest.push(indicatorTable(indicators, { observed: NONE, starts }, years.slice(i, i + YEARS_A_TABLE), `${caption}, suite`));
  return [first, ...rest];
}

const points = (indicator: SchemeIndicator, years: readonly number[]) =>
  years.map((year) => {
    const known = indicator.targets.find((target) => target.year === year)?.value ?? null;
    return { label: String(year), value: year === indicator.baselineYear ? (indicator.baseline ?? known) : known };
  });

/** A sentence that says what the curve shows, for who does not see it. */
function describe(indicator: SchemeIndicator): string {
  const targets = indicator.targets
    .filter((target) => target.value !== null)
    .map(({ year, value }) => `${value === null ? '' : formatMeasure(indicator.unit, value)} en ${year}`);
  return `${indicator.title}\u202f: départ ${formatKnown(indicator.unit, indicator.baseline)}${indicator.baselineYear ? ` en ${indicator.baselineYear}` : ''}, cibles ${targets.join(', ')}`;
}

/** Curves of one chart: they share a unit, hence an axis. */
function chart(id: string, title: string, lines: readonly SchemeIndicator[], unit: IndicatorUnit): DocumentNode {
  const baselineYears = lines.flatMap((line) => (line.baseline !== null && line.baselineYear !== null ? [line.baselineYear] : []));
  const years = [...new Set([...baselineYears, ...targetYears(lines)])].sort((a, b) => a - b);
  return {
    kind: 'chart',
    id: `trajectoire-${id}`,
    type: 'line',
    title,
    unit,
    axisTitle: UNIT_LABELS[unit],
    alt: `Courbe en\u00a0${UNIT_LABELS[unit]}. ${lines.map(describe).join('\u202f; ')}.`,
    series: lines.map((line) => ({ name: line.title, points: points(line, years) })),
  };
}

/** Curves that still read apart on one chart, and charts of other units that an axis may carry. */
const CURVES = 5;
const SINGLE_CHARTS = 2;

/** Rates share one chart; hours, counts or days, whose scales differ, get one each. A curve needs two points. */
export function trajectory(indicators: readonly SchemeIndicator[], id: string, title: string): DocumentNode[] {
  const drawable = indicators.filter((indicator) => indicator.targets.filter((target) => target.value !== null).length >= 2);
  const rates = drawable.filter((indicator) => indicator.unit === 'rate').slice(0, CURVES);
  const others = drawable.filter((indicator) => indicator.unit !== 'rate').slice(0, SINGLE_CHARTS);
  return [
    ...(rates.length > 0 ? [chart(`${id}-taux`, `Trajectoires – ${title}`, rates, 'rate')] : []),
    ...others.map((indicator) => chart(`${id}-${indicator.id}`, `Trajectoire – ${indicator.title}`, [indicator], indicator.unit)),
  ];
}
