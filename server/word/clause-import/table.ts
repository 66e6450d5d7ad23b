/** A Word table as a table of the block tree; a frame of one cell is a text with a border, and becomes its text. */
import type { Block, Inline } from '#shared/api/blocks.ts';
import { LIMITS } from '#shared/limits.ts';
import { attributeOf, childOf, childrenOf, type XmlElement } from '../ooxml/xml.ts';
import { type LineReader, lineText } from './line-reader.ts';

const COLUMNS = 12;
const WRAPPERS = new Set(['sdt', 'sdtContent', 'customXml', 'ins', 'moveTo']);

/** Rows or cells, whatever wraps them. */
function inside(element: XmlElement, name: string): XmlElement[] {
  return element.children.flatMap((child) => (child.name === name ? [child] : WRAPPERS.has(child.name) ? inside(child, name) : []));
}

/** Every paragraph of a cell; those of a table inside it too. */
function paragraphs(cell: XmlElement, reader: LineReader): XmlElement[] {
  return cell.children.flatMap((child) => {
    if (child.name === 'p') return [child];
    if (child.name === 'tbl') {
      reader.lose('nested');
      return inside(child, 'tr').flatMap((row) => inside(row, 'tc').flatMap((inner) => paragraphs(inner, reader)));
    }
    return WRAPPERS.has(child.name) ? paragraphs(child, reader) : [];
  });
}

const SPACE: Inline = { kind: 'text', text: ' ' };
const joined = (lines: readonly Inline[][]): Inline[] => lines.flatMap((line, index) => (index === 0 ? line : [SPACE, ...line])).slice(0, 500);

const spanOf = (cell: XmlElement): number => {
  const span = Number.parseInt(attributeOf(childOf(childOf(cell, 'tcPr'), 'gridSpan'), 'val') ?? '1', 10);
  return span > 1 && span <= 60 ? span : 1;
};

/** The cells of a row, a wide one followed by empty ones; beyond twelve they join the last. */
function rowOf(row: XmlElement, reader: LineReader): Inline[][] {
  const cells = inside(row, 'tc').flatMap((cell): Inline[][] => {
    const span = spanOf(cell);
    if (span > 1 || childOf(childOf(cell, 'tcPr'), 'vMerge')) reader.lose('merged');
    const content = joined(paragraphs(cell, reader).flatMap((paragraph) => reader.lines(paragraph)));
    return [content, ...Array.from({ length: span - 1 }, (): Inline[] => [])];
  });
  return cells.length <= COLUMNS ? cells : [...cells.slice(0, COLUMNS - 1), joined(cells.slice(COLUMNS - 1))];
}

/** Blocks of one table: a long one goes on in the next, under the same heads. */
export function tableBlocks(table: XmlElement, reader: LineReader): Block[] {
  const rows = inside(table, 'tr');
  const only = rows.length === 1 && rows[0] ? inside(rows[0], 'tc') : [];
  if (only.length === 1 && only[0] && childrenOf(only[0], 'tbl').length === 0)
    return paragraphs(only[0], reader)
      .flatMap((paragraph) => reader.lines(paragraph))
      .map((content): Block => ({ kind: 'paragraph', content }));
  const [header = [], ...others] = rows.map((row) => rowOf(row, reader)).filter((cells) => cells.some((cell) => lineText(cell).trim() !== ''));
  if (header.length === 0) return [];
  const blocks: Block[] = [];
  for (let at = 0; at === 0 || at < others.length; at += LIMITS.rows) blocks.push({ kind: 'table', header, rows: others.slice(at, at + LIMITS.rows) });
  return blocks;
}
