/** Block tree → plain text, as pasted where no formatting is wanted. */
import type { Block, Inline, ListItem } from '../api/blocks.ts';

/** « [Volume d’heures] » stands for a variable still to fill. */
export const inlineText = (line: readonly Inline[]): string =>
  line.map((inline) => (inline.kind === 'text' ? inline.text : `[${inline.label ?? inline.id}]`)).join('');

function listText(items: readonly ListItem[], ordered: boolean): string {
  return items
    .flatMap((item, i) => [
      `${ordered ? `${i + 1}.` : '–'} ${inlineText(item.content)}`,
      ...(item.children?.items.map((child, j) => `    ${item.children?.ordered ? `${j + 1}.` : '–'} ${inlineText(child.content)}`) ?? []),
    ])
    .join('\n');
}

function blockText(block: Block): string {
  if (block.kind === 'list') return listText(block.items, block.ordered);
  if (block.kind === 'table') return [block.header, ...block.rows].map((row) => row.map(inlineText).join('\t')).join('\n');
  return inlineText(block.content);
}

/** Paragraphs separated by an empty line. */
export const blocksText = (blocks: readonly Block[]): string => blocks.map(blockText).join('\n\n');
