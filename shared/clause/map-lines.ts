/** Every line of a text rewritten, its shape kept: what a rename or a removal of a variable needs. Pure. */
import type { Block, Inline } from '../api/blocks.ts';

/** The same blocks with each line of inlines passed through `change`. */
export const mapLines = (blocks: readonly Block[], change: (line: Inline[]) => Inline[]): Block[] =>
  blocks.map((block): Block => {
    if (block.kind === 'list')
      return {
        ...block,
        items: block.items.map((item) => ({
          content: change(item.content),
          ...(item.children ? { children: { ...item.children, items: item.children.items.map((child) => ({ content: change(child.content) })) } } : {}),
        })),
      };
    if (block.kind === 'table') return { ...block, header: block.header.map(change), rows: block.rows.map((row) => row.map(change)) };
    return { ...block, content: change(block.content) };
  });
