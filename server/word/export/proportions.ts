/** Shares and groupings that both the writers and the page estimator follow. */
import { CHART_PIXELS, type StyleId, TWIPS_PER_PIXEL } from './measures.ts';
import { lineCount } from './metrics.ts';

/** Width of the label column of an action sheet, in hundredths of the text's width. */
export const SHEET_LABEL_SHARE = 24;
/** Indent of the lists of a sheet, in twips. */
export const SHEET_LIST_INDENT = 227;

const FIGURES_PER_ROW = 4;

/** Key figures in rows as even as possible, four at most: 5 become 3 and 2. */
export function figureRows<Item>(items: readonly Item[]): Item[][] {
  const rows = Math.ceil(items.length / FIGURES_PER_ROW);
  if (rows === 0) return [];
  const per = Math.ceil(items.length / rows);
  return Array.from({ length: rows }, (_, i) => items.slice(i * per, (i + 1) * per)).filter((row) => row.length > 0);
}

export const lookOfCells = (compact: boolean): { text: StyleId; heading: StyleId } =>
  compact ? { text: 'TableSmall', heading: 'TableSmallHeading' } : { text: 'TableText', heading: 'TableHeading' };

/** Column widths in twips from shares of 100, adding up to the whole exactly. */
export function columnWidths(shares: readonly number[], width: number): number[] {
  const sum = shares.reduce((total, share) => total + Math.max(share, 0), 0) || 1;
  const widths = shares.map((share) => Math.max(Math.floor((Math.max(share, 0) / sum) * width), 100));
  const rest = width - widths.reduce((total, value) => total + value, 0);
  return widths.map((value, i) => (i === widths.length - 1 ? value + rest : value));
}

const LEGEND_ROW = 19;
/** Key and gaps around a name in a legend, in pixels. */
const LEGEND_KEY = 50;

/** Height of a chart in pixels: rows of its legend past the first come on top, so that the plot keeps its size. */
export function chartHeight(names: readonly string[]): number {
  if (names.length < 2) return CHART_PIXELS.height;
  const room = CHART_PIXELS.width - names.length * LEGEND_KEY;
  const look = { font: 'body', size: 9 } as const;
  const fits = room > 0 && lineCount(names.join(' '), look, room * TWIPS_PER_PIXEL) === 1;
  return CHART_PIXELS.height + (fits ? 0 : (names.length - 1) * LEGEND_ROW);
}
