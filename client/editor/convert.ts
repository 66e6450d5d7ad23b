/**
 * Block tree ↔ the editor's document. Pure. What the block tree cannot hold is folded into what it can, never dropped:
 * a third list level joins the second, a long list or table goes on in the next one, a cell keeps one line.
 */
import type { Block, Inline, ListItem } from '#shared/api/blocks.ts';
import { LIMITS } from '#shared/limits.ts';
import { aroundOf } from './around.ts';

/** A node of the editor, as TipTap reads and writes it. */
export type EditorNode = { type?: string; attrs?: Record<string, unknown>; content?: EditorNode[]; marks?: { type: string }[]; text?: string };

const LINE_ITEMS = 500;
export const TABLE_COLUMNS = 12;

const marksOf = (inline: Inline): { marks?: { type: string }[] } => {
  const marks = [...(inline.bold ? [{ type: 'bold' }] : []), ...(inline.italic ? [{ type: 'italic' }] : [])];
  return marks.length > 0 ? { marks } : {};
};

/** Where variables are not nodes of the editor they are written in brackets. */
const textNode = (inline: Inline): EditorNode[] => {
  const text = inline.kind === 'text' ? inline.text : `[${inline.label ?? inline.id}]`;
  return text === '' ? [] : [{ type: 'text', text, ...marksOf(inline) }];
};
const clauseNode = (inline: Inline): EditorNode[] =>
  inline.kind === 'variable' ? [{ type: 'variable', attrs: { id: inline.id }, ...marksOf(inline) }] : textNode(inline);

type Write = (inline: Inline) => EditorNode[];
const lineNode = (line: readonly Inline[], write: Write): EditorNode => ({ type: 'paragraph', content: line.flatMap(write) });

const listNode = (ordered: boolean, items: readonly ListItem[], write: Write): EditorNode => ({
  type: ordered ? 'orderedList' : 'bulletList',
  content: items.map((item) => ({
    type: 'listItem',
    content: [
      lineNode(item.content, write),
      ...(item.children && item.children.items.length > 0 ? [listNode(item.children.ordered, item.children.items, write)] : []),
    ],
  })),
});

const rowNode = (cells: readonly Inline[][], type: string, width: number, write: Write): EditorNode => ({
  type: 'tableRow',
  content: Array.from({ length: width }, (_, index) => ({ type, content: [lineNode(cells[index] ?? [], write)] })),
});

function bareNode(block: Block, write: Write): EditorNode {
  switch (block.kind) {
    case 'heading':
      return { type: 'heading', attrs: { level: Math.min(block.level, 2) }, content: block.content.flatMap(write) };
    case 'paragraph':
      return lineNode(block.content, write);
    case 'list':
      return listNode(block.ordered, block.items, write);
    case 'table': {
      const width = Math.max(1, block.header.length, ...block.rows.map((row) => row.length));
      return {
        type: 'table',
        content: [rowNode(block.header, 'tableHeader', width, write), ...block.rows.map((row) => rowNode(row, 'tableCell', width, write))],
      };
    }
  }
}

/** A block of a clause holds its note and its condition as attributes. */
function clauseBlock(block: Block): EditorNode {
  const node = bareNode(block, clauseNode);
  const { note, when } = block;
  return note || when ? { ...node, attrs: { ...node.attrs, note: note ?? null, when: when ?? null } } : node;
}

/** The editor's document for a text; an empty text is one empty paragraph. */
export const toEditor = (blocks: readonly Block[], isClause = false): EditorNode => {
  const nodes = blocks
    .filter((block) => block.kind !== 'list' || block.items.length > 0)
    .map((block) => (isClause ? clauseBlock(block) : bareNode(block, textNode)));
  return { type: 'doc', content: nodes.length > 0 ? nodes : [{ type: 'paragraph' }] };
};

const chunks = <T>(items: readonly T[], size: number): T[][] =>
  Array.from({ length: Math.ceil(items.length / size) }, (_, index) => items.slice(index * size, (index + 1) * size));

function inlines(node: EditorNode): Inline[] {
  const marks = new Set((node.marks ?? []).map(({ type }) => type));
  const around = { ...(marks.has('bold') ? { bold: true } : {}), ...(marks.has('italic') ? { italic: true } : {}) };
  if (node.type === 'variable') return [{ kind: 'variable', id: String(node.attrs?.['id'] ?? ''), ...around }];
  if (node.type === 'text') {
    const text = node.text ?? '';
    return chunks([...text], LIMITS.longText).map((part) => ({ kind: 'text', text: part.join(''), ...around }));
  }
  return (node.content ?? []).flatMap(inlines);
}

const isBlank = (line: readonly Inline[]): boolean => line.every((inline) => inline.kind === 'text' && inline.text.trim() === '');

/** One line; beyond what a line can hold, the rest follows without its marks. */
function lineOf(node: EditorNode): Inline[] {
  const line = inlines(node);
  if (line.length <= LINE_ITEMS) return line;
  const rest = line
    .slice(LINE_ITEMS - 1)
    .map((inline) => (inline.kind === 'text' ? inline.text : ''))
    .join('');
  return [...line.slice(0, LINE_ITEMS - 1), { kind: 'text', text: rest.slice(0, LIMITS.longText) }];
}

const isList = (node: EditorNode): boolean => node.type === 'bulletList' || node.type === 'orderedList';

/** Every line under a list, whatever its depth, in reading order. */
const deepLines = (list: EditorNode): Inline[][] =>
  (list.content ?? [])
    .flatMap((item) => (item.content ?? []).flatMap((part) => (isList(part) ? deepLines(part) : [lineOf(part)])))
    .filter((line) => !isBlank(line));

function listItems(list: EditorNode): ListItem[] {
  return (list.content ?? []).flatMap((item): ListItem[] => {
    const parts = item.content ?? [];
    const [first, ...others] = parts.filter((part) => !isList(part)).map(lineOf);
    const nested = parts.find(isList);
    const below = parts
      .filter(isList)
      .flatMap(deepLines)
      .slice(0, LIMITS.rows)
      .map((content) => ({ content }));
    const own: ListItem = { content: first ?? [], ...(below.length > 0 ? { children: { ordered: nested?.type === 'orderedList', items: below } } : {}) };
    return [own, ...others.map((content): ListItem => ({ content }))].filter(({ content, children }) => !isBlank(content) || children);
  });
}

const spanOf = (cell: EditorNode): number => {
  const span = cell.attrs?.['colspan'];
  return typeof span === 'number' && span > 0 ? span : 1;
};

function rowCells(row: EditorNode): Inline[][] {
  const cells = (row.content ?? []).flatMap((cell): Inline[][] => {
    const lines = (cell.content ?? []).map(lineOf).filter((line) => !isBlank(line));
    const joined = lines.flatMap((line, index): Inline[] => (index === 0 ? line : [{ kind: 'text', text: ' ' }, ...line]));
    return [joined.slice(0, LINE_ITEMS), ...Array.from({ length: spanOf(cell) - 1 }, (): Inline[] => [])];
  });
  const extra = cells.slice(TABLE_COLUMNS - 1);
  return cells.length <= TABLE_COLUMNS
    ? cells
    : [
        ...cells.slice(0, TABLE_COLUMNS - 1),
        extra.flatMap((line, index): Inline[] => (index === 0 ? line : [{ kind: 'text', text: ' ' }, ...line])).slice(0, LINE_ITEMS),
      ];
}

function tables(node: EditorNode): Block[] {
  const [header = [], ...rows] = (node.content ?? []).map(rowCells);
  if (rows.length === 0) return [{ kind: 'table', header, rows: [] }];
  return chunks(rows, LIMITS.rows).map((part) => ({ kind: 'table', header, rows: part }));
}

/** The note stands with the first block of a node; a long list that goes on in the next keeps the condition. */
function blocksOf(node: EditorNode): Block[] {
  const { note, when } = aroundOf(node.attrs);
  return bareBlocks(node).map((block, index) => ({ ...block, ...(note && index === 0 ? { note } : {}), ...(when ? { when } : {}) }));
}

function bareBlocks(node: EditorNode): Block[] {
  if (isList(node)) return chunks(listItems(node), LIMITS.rows).map((items) => ({ kind: 'list', ordered: node.type === 'orderedList', items }));
  if (node.type === 'table') return tables(node);
  const content = lineOf(node);
  if (isBlank(content)) return [];
  if (node.type === 'heading') return [{ kind: 'heading', level: node.attrs?.['level'] === 1 ? 1 : 2, content }];
  return [{ kind: 'paragraph', content }];
}

/** The text that is written; empty paragraphs are not text. */
export const fromEditor = (document: EditorNode): Block[] => (document.content ?? []).flatMap(blocksOf);
