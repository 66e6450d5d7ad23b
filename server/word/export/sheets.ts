/** Sheets and figures: an action as a titled label/content table, key figures side by side. */
import { BorderStyle, Paragraph, Table, TableCell, TableLayoutType, TableRow, TextRun, WidthType } from 'docx';
import type { DocumentNode } from '#shared/scheme/document.ts';
import { runs, safe } from './markup.ts';
import { BULLETS_LIST } from './numbering.ts';
import { type BodyChild, type Pen, styled } from './pen.ts';
import { columnWidths, figureRows, SHEET_LABEL_SHARE } from './proportions.ts';

type Sheet = Extract<DocumentNode, { kind: 'actionSheet' }>;

/** Code and title on the band, status under them. */
function sheetTitle({ code, title, status }: Sheet): Paragraph {
  const heading = [...(code ? [new TextRun({ text: `${safe(code)}\u2002` })] : []), ...runs(title)];
  return new Paragraph({ style: 'SheetTitle', children: status ? [...heading, new TextRun({ text: safe(status), break: 1, size: 18, bold: false })] : heading });
}

function sheetLines({ lines, list }: Sheet['rows'][number], keepNext: boolean): Paragraph[] {
  if (!list) return (lines.length > 0 ? lines : ['']).map((line) => styled('TableText', line, { keepNext }));
  return lines.map((line) => new Paragraph({ style: 'TableText', children: runs(line), keepNext, numbering: { reference: BULLETS_LIST, level: 0, custom: true }, indent: { left: 227, hanging: 227 } }));
}

/** An action: kept on one page as long as it fits on one. */
export function sheetChildren(pen: Pen, node: Sheet): BodyChild[] {
  const widths = columnWidths([SHEET_LABEL_SHARE, 100 - SHEET_LABEL_SHARE], pen.width);
  const cell = (i: number) => ({ width: { size: widths[i] ?? 100, type: WidthType.DXA } });
  const rows = node.rows.map((row, i) => {
    const keepNext = i < node.rows.length - 1;
    return new TableRow({
      cantSplit: true,
      children: [
        new TableCell({ ...cell(0), shading: { type: 'clear', color: 'auto', fill: pen.palette.tint }, children: [styled('SheetLabel', row.label, { keepNext })] }),
        new TableCell({ ...cell(1), children: sheetLines(row, keepNext) }),
      ],
    });
  });
  if (rows.length === 0) return [sheetTitle(node)];
  return [sheetTitle(node), new Table({ style: 'ClausierTable', layout: TableLayoutType.FIXED, width: { size: pen.width, type: WidthType.DXA }, columnWidths: widths, tableLook: { firstRow: false, firstColumn: true, noHBand: true, noVBand: true }, rows })];
}

const NONE = { style: BorderStyle.NONE, size: 0, color: 'auto' } as const;

/** Key figures side by side; one table so that a screen reader takes them in order. */
export function figureChildren(pen: Pen, { items }: Extract<DocumentNode, { kind: 'keyFigures' }>): BodyChild[] {
  const groups = figureRows(items);
  const columns = Math.max(0, ...groups.map((group) => group.length));
  if (columns === 0) return [];
  const widths = columnWidths(Array.from({ length: columns }, () => 1), pen.width);
  const rows = groups.map((group) => new TableRow({
    cantSplit: true,
    children: widths.map((size, i) => {
      const item = group[i];
      const borders = { top: NONE, bottom: NONE, right: NONE, left: item ? { style: BorderStyle.SINGLE, size: 18, color: pen.palette.accent } : NONE };
      return new TableCell({ width: { size, type: WidthType.DXA }, borders, margins: { top: 60, bottom: 60, left: 160, right: 100 }, children: item ? [styled('FigureValue', item.value), styled('FigureLabel', item.label), ...(item.detail ? [styled('FigureDetail', item.detail)] : [])] : [styled('FigureDetail', '')] });
    }),
  }));
  return [new Table({ layout: TableLayoutType.FIXED, width: { size: pen.width, type: WidthType.DXA }, columnWidths: widths, borders: { top: NONE, bottom: NONE, left: NONE, right: NONE, insideHorizontal: { style: BorderStyle.SINGLE, size: 48, color: 'FFFFFF' }, insideVertical: NONE }, rows })];
}
