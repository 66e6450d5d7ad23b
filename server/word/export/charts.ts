/** Native Word charts: Word draws them from an embedded workbook, and « Modifier les données » opens it. */
import { AlignmentType, LineRuleType, Paragraph } from 'docx';
import { type ChartFont, type ChartLegend, ChartRun } from 'docx/charts';
import type { IndicatorUnit } from '#shared/api/catalogue.ts';
import type { ChartSeries, DocumentNode } from '#shared/scheme/document.ts';
import { safe } from '../ooxml/write.ts';
import { seriesColours } from './colour.ts';
import { CHART_PIXELS, TWIPS_PER_PIXEL } from './measures.ts';
import { type Pen, type Piece, SPACE_AFTER_TABLE } from './pen.ts';
import { chartHeight } from './proportions.ts';
import { MUTED } from './styles.ts';

/** How many of the stored unit make one of the written unit: basis points to a fraction, cents to euros, and so on. */
const DIVISORS: Record<IndicatorUnit, number> = { rate: 10_000, money: 100, hours: 4, days: 10, ratio: 10, average: 10, count: 1 };
/** Columns carry their value while there are few. */
const LABELLED = 8;
const MILLION = 1_000_000;

/**
 * Number format of a unit; separators are written the English way in the file and shown the reader's way.
 * @param values in the written unit
 * @param exact for a value beside its bar; an axis of rates needs no decimal past ten percent
 */
export function numberFormat(unit: IndicatorUnit, values: readonly number[], exact = false): string {
  const whole = values.every((value) => Number.isInteger(unit === 'rate' ? Math.round(value * 10_000) / 100 : value));
  if (unit === 'rate') return whole || (!exact && values.some((value) => value >= 0.1)) ? '0\u00a0%' : '0.0\u00a0%';
  if (unit === 'money') return Math.max(0, ...values.map(Math.abs)) >= MILLION ? '#,##0.0,,"\u00a0M€"' : '#,##0"\u00a0€"';
  if (unit === 'hours') return whole ? '#,##0"\u00a0h"' : '#,##0.0"\u00a0h"';
  if (unit === 'days') return whole ? '#,##0"\u00a0j"' : '#,##0.0"\u00a0j"';
  return whole ? '#,##0' : '#,##0.0';
}

/** Labels of all series, in order of first appearance. */
const categoriesOf = (series: readonly ChartSeries[]): string[] => [...new Set(series.flatMap(({ points }) => points.map(({ label }) => safe(label))))];

function seriesOf(node: Extract<DocumentNode, { kind: 'chart' }>, categories: readonly string[], colours: readonly string[]) {
  return node.series.map(({ name, points }, i) => {
    const byLabel = new Map(points.map(({ label, value }) => [safe(label), value]));
    return {
      name: safe(name) || `Série ${i + 1}`,
      color: colours[i % colours.length] ?? MUTED,
      values: categories.map((label) => {
        const value = byLabel.get(label) ?? null;
        return value === null ? null : value / DIVISORS[node.unit];
      }),
    };
  });
}

const SMALL: ChartFont = { size: 9, color: MUTED };
const legend: ChartLegend = { position: 'bottom', font: SMALL };

/** A line spacing of its own: the text's would stretch the line that holds the chart. */
const SINGLE = { line: 240, lineRule: LineRuleType.AUTO } as const;

/** The chart in its own paragraph; nothing when there is no point to draw, since Word needs one. */
export function chartChildren(pen: Pen, node: Extract<DocumentNode, { kind: 'chart' }>, colour: string, followsTable: boolean): Piece[] {
  const categories = categoriesOf(node.series);
  if (categories.length === 0) return [];
  const series = seriesOf(node, categories, seriesColours(colour));
  const values = series.flatMap((one) => one.values.filter((value) => value !== null));
  pen.drawings += 1;
  const shared = {
    ...(node.title ? { title: { text: safe(node.title), font: { size: 11, bold: true, color: pen.palette.ink } } } : {}),
    categories,
    series,
    legend: series.length > 1 ? legend : false,
    valueAxis: {
      ...(node.axisTitle ? { title: { text: safe(node.axisTitle), font: SMALL } } : {}),
      numberFormat: numberFormat(node.unit, values),
      font: SMALL,
      ...(values.every((value) => value >= 0) ? { minimum: 0 } : {}),
    },
    categoryAxis: { font: SMALL },
    chartArea: { border: 'none' },
    emptyValues: 'gap',
    transformation: { width: Math.min(CHART_PIXELS.width, Math.floor(pen.width / TWIPS_PER_PIXEL)), height: chartHeight(series.map(({ name }) => name)) },
    altText: { id: String(pen.drawings), name: `Graphique ${pen.drawings}`, description: safe(node.alt) },
  } as const;
  const chart =
    node.type === 'line'
      ? new ChartRun({ ...shared, type: 'line', markers: true })
      : new ChartRun({
          ...shared,
          type: 'column',
          gapWidth: 80,
          ...(series.length === 1 && categories.length <= LABELLED
            ? { dataLabels: { value: true, position: 'outsideEnd', numberFormat: numberFormat(node.unit, values, true), font: SMALL } }
            : {}),
        });
  return [
    new Paragraph({ alignment: AlignmentType.CENTER, spacing: { before: followsTable ? SPACE_AFTER_TABLE : 160, after: 160, ...SINGLE }, children: [chart] }),
  ];
}
