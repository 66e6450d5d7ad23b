/** Tables of data: repeated header row, rows that do not split, widths by share, figures to the right. */
import { AlignmentType, Paragraph, SimpleField, Table, TableCell, TableLayoutType, TableRow, TextRun, WidthType } from 'docx';
import type { Cell, DocumentNode } from '#shared/scheme/document.ts';
import { runs } from './markup.ts';
import type { BodyChild, Pen } from './pen.ts';
import { columnWidths, lookOfCells } from './proportions.ts';

type Align = 'left' | 'right' | 'center';
type GridColumn = { title: TextRun[]; align: Align; width: number };
type GridCell = { lines: TextRun[][]; strong?: boolean; missing?: boolean };
export type Grid = { columns: GridColumn[]; rows: GridCell[][]; compact: boolean; headed: boolean };

const ALIGNMENTS = { left: AlignmentType.LEFT, right: AlignmentType.RIGHT, center: AlignmentType.CENTER } as const;
const MISSING_GROUND = 'FFF6E5';

/** Writes a grid; the last row is not kept with what follows. */
export function grid(pen: Pen, { columns, rows, compact, headed }: Grid): Table {
  const look = lookOfCells(compact);
  const widths = columnWidths(columns.map(({ width }) => width), pen.width);
  const widthOf = (i: number) => ({ size: widths[i] ?? 100, type: WidthType.DXA });
  const alignmentOf = (i: number) => {
    const align = columns[i]?.align ?? 'left';
    return align === 'left' ? {} : { alignment: ALIGNMENTS[align] };
  };
  const header = new TableRow({
    tableHeader: true,
    cantSplit: true,
    children: columns.map(({ title }, i) => new TableCell({ width: widthOf(i), verticalAlign: 'bottom', shading: { type: 'clear', color: 'auto', fill: pen.palette.accent }, children: [new Paragraph({ style: look.heading, keepNext: true, children: title, ...alignmentOf(i) })] })),
  });
  const body = rows.map((cells) => new TableRow({
    cantSplit: true,
    children: columns.map((_, i) => {
      const cell = cells[i] ?? { lines: [[]] };
      return new TableCell({ width: widthOf(i), ...(cell.missing ? { shading: { type: 'clear', color: 'auto', fill: MISSING_GROUND } } : {}), children: (cell.lines.length > 0 ? cell.lines : [[]]).map((line) => new Paragraph({ style: look.text, children: line, ...alignmentOf(i) })) });
    }),
  }));
  return new Table({
    style: 'ClausierTable',
    layout: TableLayoutType.FIXED,
    width: { size: pen.width, type: WidthType.DXA },
    columnWidths: widths,
    tableLook: { firstRow: headed, noHBand: true, noVBand: true, firstColumn: false, lastColumn: false, lastRow: false },
    rows: headed ? [header, ...body] : body,
  });
}

const gridCell = ({ lines, strong, tone }: Cell): GridCell => ({ lines: lines.map((line) => runs(line, { ...(strong ? { bold: true } : {}), ...(tone === 'missing' ? { italics: true } : {}) })), missing: tone === 'missing' });

/** « Tableau 3 – Caption », numbered by a field so that Word can list the tables. */
export function captionParagraph(pen: Pen, caption: string): Paragraph {
  pen.tables += 1;
  return new Paragraph({ style: 'Caption', children: [new TextRun('Tableau\u00a0'), new SimpleField('SEQ Tableau \\* ARABIC', String(pen.tables)), ...runs(` – ${caption}`)] });
}

export function tableChildren(pen: Pen, node: Extract<DocumentNode, { kind: 'table' }>): BodyChild[] {
  const columns = node.columns.map(({ title, align, width }) => ({ title: runs(title), align, width }));
  const table = grid(pen, { columns, rows: node.rows.map((row) => row.map(gridCell)), compact: node.compact ?? false, headed: true });
  return node.caption ? [captionParagraph(pen, node.caption), table] : [table];
}
