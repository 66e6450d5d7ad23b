/** One file as a run of pieces in its order: titles, and between them the blocks of text. */
import type { Block, Inline, ListItem } from '#shared/api/blocks.ts';
import { LIMITS } from '#shared/limits.ts';
import { WHY } from '../outline/free.ts';
import { cleanNumber, titleText } from '../outline/headings.ts';
import type { WordBlock, WordFile } from '../outline/model.ts';
import { lineageOf } from '../outline/styles.ts';
import { LineReader, lineText, type Loss } from './line-reader.ts';
import { tableBlocks } from './table.ts';

export type FilePiece = { block: WordBlock; losses: Loss[] } & (
  | { kind: 'title'; level: number; number: string; text: string }
  | { kind: 'text'; blocks: Block[] }
  | { kind: 'item'; depth: number; ordered: boolean; lines: Inline[][] }
);

/** « – texte », « • texte »: an item typed by hand. */
const TYPED_ITEM = /^[-–—•▪●◦*·][\s\u00a0\u202f]+(?=\S)/u;

/** A table of contents, and its lines typed by hand: a title, a tab, a page. */
const isContents = ({ styles }: WordFile, { why, styleId, text }: WordBlock): boolean => {
  if (why === WHY.contents || /\S\t\s*\d{1,4}\s*$/.test(text)) return true;
  for (const { name } of lineageOf(styles, styleId)) if (/^(?:toc \d|toc heading|table of figures|contents \d|contents heading)/.test(name)) return true;
  return false;
};

function withoutDash(line: readonly Inline[]): Inline[] {
  const [first, ...rest] = line;
  return first?.kind === 'text' ? [{ ...first, text: first.text.replace(TYPED_ITEM, '') }, ...rest] : [...line];
}

const paragraph = (content: Inline[]): Block => ({ kind: 'paragraph', content });

function pieceOf(file: WordFile, block: WordBlock, reader: LineReader): FilePiece | null {
  if (block.kind === 'other') reader.lose('box');
  const lines = block.kind === 'paragraph' ? reader.lines(block.element) : [];
  const blocks = block.kind === 'table' ? tableBlocks(block.element, reader) : lines.map(paragraph);
  const losses = reader.takeLosses();
  if (isContents(file, block)) return null;
  const around = { block, losses };
  if (block.heading) return { ...around, kind: 'title', level: block.heading.level, number: cleanNumber(block.number), text: titleText(block) };
  if (block.list && lines.length > 0) return { ...around, kind: 'item', depth: block.list.level, ordered: !block.list.bullet, lines };
  const first = lines[0];
  if (first && TYPED_ITEM.test(lineText(first))) return { ...around, kind: 'item', depth: 0, ordered: false, lines: [withoutDash(first), ...lines.slice(1)] };
  return blocks.length > 0 || losses.length > 0 ? { ...around, kind: 'text', blocks } : null;
}

/** The whole body; empty paragraphs and tables of contents are left out. */
export function piecesOf(file: WordFile): FilePiece[] {
  const reader = new LineReader(file.xml, file.styles);
  return file.blocks.flatMap((block) => pieceOf(file, block, reader) ?? []);
}

type Item = Extract<FilePiece, { kind: 'item' }>;

/** Items that follow each other as lists of two levels; a third joins the second. */
function listBlocks(items: readonly Item[], lose: (loss: Loss) => void): Block[] {
  const top = Math.min(...items.map(({ depth }) => depth));
  const rows: ListItem[] = [];
  for (const { depth, ordered, lines } of items) {
    if (depth > top + 1) lose('depth');
    const parent = depth > top ? rows.at(-1) : undefined;
    for (const content of lines) {
      if (!parent) rows.push({ content });
      else if (!parent.children) parent.children = { ordered, items: [{ content }] };
      else if (parent.children.items.length < LIMITS.rows) parent.children.items.push({ content });
      else rows.push({ content });
    }
  }
  const ordered = items.find(({ depth }) => depth === top)?.ordered ?? false;
  const blocks: Block[] = [];
  for (let at = 0; at < rows.length; at += LIMITS.rows) blocks.push({ kind: 'list', ordered, items: rows.slice(at, at + LIMITS.rows) });
  return blocks;
}

/**
 * Pieces as one text of a clause.
 * @param above level of the title that stands over the text: those under it count from there
 */
export function textBlocks(pieces: readonly FilePiece[], above: number, lose: (loss: Loss) => void): Block[] {
  const blocks: Block[] = [];
  let items: Item[] = [];
  const close = (): void => {
    if (items.length > 0) blocks.push(...listBlocks(items, lose));
    items = [];
  };
  for (const piece of pieces) {
    for (const loss of piece.losses) lose(loss);
    if (piece.kind === 'item') {
      const before = items.at(-1);
      // Two kinds of marks on the same level are two lists.
      if (before && before.depth === piece.depth && before.ordered !== piece.ordered) close();
      items.push(piece);
      continue;
    }
    close();
    if (piece.kind === 'text') blocks.push(...piece.blocks);
    else if (piece.text !== '') {
      const level = Math.max(1, piece.level - above);
      if (level > 2) lose('heading');
      blocks.push({ kind: 'heading', level: Math.min(2, level), content: [{ kind: 'text', text: piece.text }] });
    }
  }
  close();
  return blocks;
}
