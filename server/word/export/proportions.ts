/** Shares and groupings that both the writers and the page estimator follow. */
import type { StyleId } from './measures.ts';

/** Width of the label column of an action sheet, in hundredths of the text's width. */
export const SHEET_LABEL_SHARE = 24;

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
