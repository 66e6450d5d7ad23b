/** Sheets and figures: an action as a titled label/content table, key figures side by side. */
import type { DocumentNode } from '#shared/scheme/document.ts';
import { cell, paragraph, row, run, table } from '../ooxml/write.ts';
import { BULLETS_LIST } from './numbering.ts';
import { type Pen, styled } from './pen.ts';
import { columnWidths, figureRows, SHEET_LABEL_SHARE, SHEET_LIST_INDENT } from './proportions.ts';
import { DATA_TABLE } from './tables.ts';

type Sheet = Extract<DocumentNode, { kind: 'actionSheet' }>;

/** Code and title on the band, status under them. */
const sheetTitle = ({ code, title, status }: Sheet): string =>
  paragraph('SheetTitle', run(code ? `${code}\u2002${title}` : title) + (status ? run(`\n${status}`, { bold: false, size: 18 }) : ''));

function sheetLines({ lines, list }: Sheet['rows'][number], keepNext: boolean): string {
  if (!list || lines.length === 0) return (lines.length > 0 ? lines : ['']).map((line) => styled('TableText', line, { keepNext })).join('');
  return lines
    .map((line) =>
      styled('TableText', line, { keepNext, list: { id: BULLETS_LIST, level: 0 }, indent: { left: SHEET_LIST_INDENT, hanging: SHEET_LIST_INDENT } }),
    )
    .join('');
}

/** An action: kept on one page as long as it fits on one. */
export function sheetXml(pen: Pen, node: Sheet): string {
  const [label = 0, content = 0] = columnWidths([SHEET_LABEL_SHARE, 100 - SHEET_LABEL_SHARE], pen.width);
  const rows = node.rows.map((line, i) => {
    const keepNext = i < node.rows.length - 1;
    return row(
      cell(styled('SheetLabel', line.label, { keepNext }), { width: label, fill: pen.palette.tint }) + cell(sheetLines(line, keepNext), { width: content }),
    );
  });
  return rows.length === 0 ? sheetTitle(node) : sheetTitle(node) + table(rows.join(''), { style: DATA_TABLE, widths: [label, content], firstColumn: true });
}

const FIGURE_PADDING = { top: 60, left: 160, bottom: 100, right: 100 } as const;

/** Key figures side by side; one table so that a screen reader takes them in order. */
export function figuresXml(pen: Pen, { items }: Extract<DocumentNode, { kind: 'keyFigures' }>): string {
  const groups = figureRows(items);
  const columns = Math.max(0, ...groups.map((group) => group.length));
  if (columns === 0) return '';
  const widths = columnWidths(
    Array.from({ length: columns }, () => 1),
    pen.width,
  );
  const rows = groups.map((group) =>
    row(
      widths
        .map((width, i) => {
          const item = group[i];
          if (!item) return cell(styled('FigureDetail', ''), { width });
          const content = styled('FigureValue', item.value) + styled('FigureLabel', item.label) + (item.detail ? styled('FigureDetail', item.detail) : '');
          return cell(content, { width, bar: pen.palette.accent, padding: FIGURE_PADDING });
        })
        .join(''),
    ),
  );
  return table(rows.join(''), { style: FIGURE_TABLE, widths });
}

const FIGURE_TABLE = 'ClausierFigures';
