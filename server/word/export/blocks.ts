/** The block tree → Word paragraphs, real lists and tables. */
import type { Inline } from '#shared/api/blocks.ts';
import { bookmark, paragraph, run } from '../ooxml/write.ts';
import type { BodyBlock, FlowHeading } from './flow.ts';
import { LOOKS } from './measures.ts';
import { BULLETS_LIST } from './numbering.ts';
import { afterTable, inlineRuns, type Pen } from './pen.ts';
import { grid } from './tables.ts';

/** Space above a chapter that does not start a page. */
const CHAPTER_DROP = 400;

/** A heading in its real style, with the bookmark that the table of contents points to. */
export function headingParagraph(pen: Pen, { level, title, line, numbered, bookmark: name, startsPage }: FlowHeading): string {
  const text = line ? inlineRuns(line) : run(title);
  pen.bookmarks += 1;
  return paragraph(`Heading${level}`, name ? bookmark(pen.bookmarks, name, text) : text, {
    ...(startsPage ? { pageBreakBefore: true } : level === 1 ? { before: CHAPTER_DROP } : {}),
    // The style numbers: a heading without number says so itself and comes back to the margin.
    ...(pen.numbered && !numbered && level <= 3 ? { list: null, indent: { left: 0 } } : {}),
  });
}

const listItem = (line: readonly Inline[], id: number, level: number, last: boolean): string =>
  paragraph('ListParagraph', inlineRuns(line), { list: { id, level }, ...(last ? { after: LOOKS.Normal.after } : {}) });

function listParagraphs(pen: Pen, { ordered, items }: Extract<BodyBlock, { kind: 'list' }>): string {
  const listOf = (isOrdered: boolean): number => (isOrdered ? pen.nextList++ : BULLETS_LIST);
  const outer = listOf(ordered);
  return items
    .map(({ content, children }, i) => {
      const last = i === items.length - 1;
      const inside = children?.items.length ?? 0;
      // Items of the same kind are the second level of the same list.
      const inner = children && inside > 0 ? (children.ordered === ordered ? outer : listOf(children.ordered)) : outer;
      return (
        listItem(content, outer, 0, last && inside === 0) +
        (children?.items.map((child, j) => listItem(child.content, inner, 1, last && j === inside - 1)).join('') ?? '')
      );
    })
    .join('');
}

/** @param followsTable the paragraph must bring the space that tables lack */
export function blockXml(pen: Pen, block: BodyBlock, followsTable: boolean): string {
  if (block.kind === 'paragraph') return paragraph('Normal', inlineRuns(block.content), afterTable('Normal', followsTable));
  if (block.kind === 'list') return listParagraphs(pen, block);
  const columns = Math.max(block.header.length, ...block.rows.map((row) => row.length), 1);
  return grid(pen, {
    columns: Array.from({ length: columns }, (_, i) => ({ title: inlineRuns(block.header[i] ?? []), align: 'left', width: 100 / columns })),
    rows: block.rows.map((cells) => Array.from({ length: columns }, (_, i) => ({ lines: [inlineRuns(cells[i] ?? [])] }))),
    compact: columns > 5,
    headed: block.header.length > 0,
  });
}
