/** The block tree → Word paragraphs, real lists and tables. */
import { Paragraph } from 'docx';
import type { Inline } from '#shared/api/blocks.ts';
import type { BodyBlock, FlowHeading } from './flow.ts';
import { InlineElement, runs } from './markup.ts';
import { BULLETS_LIST, NUMBERS_LIST } from './numbering.ts';
import { afterTable, type BodyChild, inlineRuns, type Pen } from './pen.ts';
import { grid } from './tables.ts';

/** A heading in its real style, with the bookmark that the table of contents points to. */
export function headingParagraph(pen: Pen, { level, title, line, numbered, bookmark, startsPage }: FlowHeading): Paragraph {
  const text = line ? inlineRuns(line) : runs(title);
  pen.bookmarks += 1;
  const children = bookmark ? [new InlineElement('w:bookmarkStart', { 'w:id': pen.bookmarks, 'w:name': bookmark }), ...text, new InlineElement('w:bookmarkEnd', { 'w:id': pen.bookmarks })] : text;
  return new Paragraph({
    style: `Heading${level}`,
    children,
    ...(startsPage ? { pageBreakBefore: true } : {}),
    // The style numbers: a heading without number says so itself and comes back to the margin.
    ...(pen.numbered && !numbered && level <= 3 ? { numbering: false, indent: { left: 0, firstLine: 0 } } : {}),
  });
}

const listItem = (line: readonly Inline[], list: { reference: string; instance?: number }, level: number): Paragraph =>
  new Paragraph({ style: 'ListParagraph', children: inlineRuns(line), numbering: { ...list, level, custom: true } });

function listParagraphs(pen: Pen, { ordered, items }: Extract<BodyBlock, { kind: 'list' }>): Paragraph[] {
  const listOf = (isOrdered: boolean) => {
    if (!isOrdered) return { reference: BULLETS_LIST };
    pen.lists += 1;
    return { reference: NUMBERS_LIST, instance: pen.lists };
  };
  const outer = listOf(ordered);
  return items.flatMap(({ content, children }) => {
    const inner = children && (children.ordered === ordered ? outer : listOf(children.ordered));
    return [listItem(content, outer, 0), ...(children && inner ? children.items.map((child) => listItem(child.content, inner, 1)) : [])];
  });
}

/** @param followsTable the paragraph must bring the space that tables lack */
export function blockChildren(pen: Pen, block: BodyBlock, followsTable: boolean): BodyChild[] {
  if (block.kind === 'paragraph') return [new Paragraph({ style: 'Normal', children: inlineRuns(block.content), ...(followsTable ? afterTable('Normal') : {}) })];
  if (block.kind === 'list') return listParagraphs(pen, block);
  const columns = Math.max(block.header.length, ...block.rows.map((row) => row.length), 1);
  return [grid(pen, {
    columns: Array.from({ length: columns }, (_, i) => ({ title: inlineRuns(block.header[i] ?? []), align: 'left', width: 100 / columns })),
    rows: block.rows.map((row) => Array.from({ length: columns }, (_, i) => ({ lines: [inlineRuns(row[i] ?? [])] }))),
    compact: columns > 5,
    headed: block.header.length > 0,
  })];
}
