/** Tables of data: repeated header row, rows that do not split, a small table on one page, widths by share, figures to the right. */
import type { Cell, DocumentNode } from '#shared/scheme/document.ts';
import { cell, field, paragraph, row, run, table } from '../ooxml/write.ts';
import type { Pen } from './pen.ts';
import { columnWidths, lookOfCells } from './proportions.ts';

type Align = 'left' | 'right' | 'center';
type GridColumn = { title: string; align: Align; width: number };
type GridCell = { lines: string[]; missing?: boolean };
/** Titles and lines are runs already written. */
export type Grid = { columns: GridColumn[]; rows: GridCell[][]; compact: boolean; headed: boolean };

export const DATA_TABLE = 'ClausierTable';
const MISSING_GROUND = 'FFF6E5';
/** Rows a table may have and still be kept whole: about a third of a page, so that what is moved to the next one leaves little empty. */
const WHOLE_ROWS = 8;

export function grid(pen: Pen, { columns, rows, compact, headed }: Grid): string {
  const look = lookOfCells(compact);
  const widths = columnWidths(
    columns.map(({ width }) => width),
    pen.width,
  );
  const alignments = columns.map(({ align }) => (align === 'left' ? {} : { align }));
  const header = columns.map(({ title }, i) =>
    cell(paragraph(look.heading, title, { keepNext: true, ...alignments[i] }), { width: widths[i] ?? 0, fill: pen.palette.accent, valign: 'bottom' }),
  );
  const isWhole = rows.length <= WHOLE_ROWS;
  const body = rows.map((cells, index) =>
    row(
      widths
        .map((width, i) => {
          const { lines, missing } = cells[i] ?? { lines: [] };
          const paragraphs = (lines.length > 0 ? lines : [''])
            .map((line) => paragraph(look.text, line, { ...alignments[i], ...(isWhole && index < rows.length - 1 ? { keepNext: true } : {}) }))
            .join('');
          return cell(paragraphs, missing ? { width, fill: MISSING_GROUND } : { width });
        })
        .join(''),
    ),
  );
  return table((headed ? row(header.join(''), true) : '') + body.join(''), { style: DATA_TABLE, widths, firstRow: headed });
}

const gridCell = ({ lines, strong, tone }: Cell): GridCell => ({
  lines: lines.map((line) => run(line, { ...(strong ? { bold: true } : {}), ...(tone === 'missing' ? { italics: true } : {}) })),
  missing: tone === 'missing',
});

/** « Tableau 3 – Caption », numbered by a field so that Word can list the tables. */
function captionParagraph(pen: Pen, caption: string): string {
  pen.tables += 1;
  return paragraph('Caption', run('Tableau\u00a0') + field('SEQ Tableau \\* ARABIC', String(pen.tables)) + run(` – ${caption}`));
}

export function tableXml(pen: Pen, node: Extract<DocumentNode, { kind: 'table' }>): string {
  const columns = node.columns.map(({ title, align, width }) => ({ title: run(title), align, width }));
  const data = grid(pen, { columns, rows: node.rows.map((cells) => cells.map(gridCell)), compact: node.compact ?? false, headed: true });
  return node.caption ? captionParagraph(pen, node.caption) + data : data;
}
