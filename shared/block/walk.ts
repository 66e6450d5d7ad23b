/** Reads over the block tree. */
import type { Block, Inline } from '../api/blocks.ts';

/** Every line of inlines of a block, in reading order. */
export function blockLines(block: Block): Inline[][] {
  if (block.kind === 'list') return block.items.flatMap((item) => [item.content, ...(item.children?.items.map((child) => child.content) ?? [])]);
  if (block.kind === 'table') return [...block.header, ...block.rows.flat()];
  return [block.content];
}

/** Ids of the variables a text needs: those it writes and those its conditions read. */
export function usedVariables(blocks: readonly Block[]): string[] {
  const ids = new Set<string>();
  for (const block of blocks) {
    if (block.when?.variable) ids.add(block.when.variable.id);
    for (const inline of blockLines(block).flat()) if (inline.kind === 'variable') ids.add(inline.id);
  }
  return [...ids];
}

/** Ids of the references the margin notes cite. */
export const citedReferences = (blocks: readonly Block[]): string[] => [...new Set(blocks.flatMap((block) => block.note?.references ?? []))];
