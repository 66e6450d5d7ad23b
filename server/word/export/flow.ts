/**
 * The document's nodes as one flow of headings and bodies: heading levels without a jump, their numbers as Word will
 * count them, and a bookmark for each line of the table of contents.
 */
import type { Block, Inline } from '#shared/api/blocks.ts';
import { inlineText } from '#shared/block/text.ts';
import { blockLines } from '#shared/block/walk.ts';
import type { DocumentNode } from '#shared/scheme/document.ts';

export type Level = 1 | 2 | 3 | 4;
export type HeadingBlock = Extract<Block, { kind: 'heading' }>;
export type BodyBlock = Exclude<Block, HeadingBlock>;
export type BodyNode = Exclude<DocumentNode, { kind: 'chapter' | 'section' | 'blocks' }>;

export type FlowHeading = {
  kind: 'heading';
  level: Level;
  title: string;
  /** Inlines when the heading comes from rich text, which may hold variables. */
  line: Inline[] | null;
  numbered: boolean;
  /** « 2.1 », or empty. */
  number: string;
  /** Name of the bookmark that the table of contents points to; null below its depth. */
  bookmark: string | null;
  startsPage: boolean;
};

/** Levels that the table of contents lists: chapters and their sections fit two pages. */
export const CONTENTS_DEPTH = 2;

export type FlowItem = FlowHeading | { kind: 'block'; block: BodyBlock } | BodyNode;

const asLevel = (level: number): Level => (level <= 1 ? 1 : level === 2 ? 2 : level === 3 ? 3 : 4);

/** A paragraph left empty in the editor, a list or table with nothing in it: Word would show a hole, or refuse the file. */
const isEmpty = (block: BodyBlock): boolean =>
  block.kind === 'table' ? block.header.length + block.rows.length === 0 : blockLines(block).every((line) => inlineText(line).trim() === '');

/** Counts headings as a multi-level list does: a number at one level starts the levels below again. */
class Numbers {
  private readonly counts = [0, 0, 0];
  next(level: Level): string {
    this.counts[level - 1] = (this.counts[level - 1] ?? 0) + 1;
    for (let below = level; below < 3; below += 1) this.counts[below] = 0;
    // Word shows a parent that never came as 1, not 0.
    return this.counts
      .slice(0, level)
      .map((count) => Math.max(count, 1))
      .join('.');
  }
}

class FlowBuilder {
  readonly items: FlowItem[] = [];
  private readonly numbers = new Numbers();
  private level = 0;
  private bookmarks = 0;

  /** Adds a heading; a level that would jump over another is brought back under its parent. */
  heading(wanted: number, title: string, options: { numbered: boolean; startsPage: boolean; line: Inline[] | null }): void {
    const level = asLevel(Math.min(wanted, this.level + 1));
    const numbered = options.numbered && level <= 3;
    this.level = level;
    this.bookmarks += 1;
    this.items.push({
      kind: 'heading',
      level,
      title,
      ...options,
      numbered,
      number: numbered ? this.numbers.next(level) : '',
      bookmark: level <= CONTENTS_DEPTH ? `_Toc${String(700_000_000 + this.bookmarks)}` : null,
    });
  }

  /** Headings of a rich text go under the heading it follows. */
  blocks(blocks: readonly Block[]): void {
    const base = this.level;
    for (const block of blocks) {
      if (block.kind === 'heading') this.heading(base + block.level, inlineText(block.content), { numbered: false, startsPage: false, line: block.content });
      else if (!isEmpty(block)) this.items.push({ kind: 'block', block });
    }
    // The next rich text belongs to the same section, not under the last heading of this one.
    this.level = base;
  }
}

/** @param pageBreaks chapters start a page, as in the scheme but not in a clause */
export function flowOf(nodes: readonly DocumentNode[], pageBreaks = true): FlowItem[] {
  const builder = new FlowBuilder();
  for (const node of nodes) {
    if (node.kind === 'chapter') builder.heading(1, node.title, { numbered: node.numbered, startsPage: pageBreaks, line: null });
    else if (node.kind === 'section') builder.heading(node.level, node.title, { numbered: node.numbered, startsPage: false, line: null });
    else if (node.kind === 'blocks') builder.blocks(node.blocks);
    else if (node.kind !== 'table' || node.columns.length > 0) builder.items.push(node);
  }
  return builder.items;
}

export const headingsOf = (flow: readonly FlowItem[]): FlowHeading[] => flow.filter((item) => item.kind === 'heading');
