/** Block tree → paragraphs that checks read: headings keep their level, list items and cells become paragraphs. */
import type { Block } from '../api/blocks.ts';
import { inlineText } from '../block/text.ts';
import { blockLines } from '../block/walk.ts';
import type { Paragraph } from './reading.ts';

export const blockParagraphs = (blocks: readonly Block[]): Paragraph[] =>
  blocks.flatMap((block) => {
    if (block.kind === 'table') return [block.header, ...block.rows].map((row) => ({ text: row.map(inlineText).join(' | '), level: null }));
    const level = block.kind === 'heading' ? block.level : null;
    return blockLines(block).map((line) => ({ text: inlineText(line), level }));
  });
