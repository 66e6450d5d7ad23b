/** French typography over the nodes of a report, whose texts are all ours or the scheme's: none is a clause. */
import type { Block } from '../api/blocks.ts';
import type { DocumentNode } from '../scheme/document/nodes.ts';
import { typeset } from '../tender-papers/paper.ts';
import { frenchTypography } from '../typography.ts';

function setBlock(block: Block): Block {
  if (block.kind === 'paragraph')
    return { ...block, content: block.content.map((inline) => (inline.kind === 'text' ? { ...inline, text: frenchTypography(inline.text) } : inline)) };
  if (block.kind !== 'list') return block;
  return {
    ...block,
    items: block.items.map((item) => ({
      ...item,
      content: item.content.map((inline) => (inline.kind === 'text' ? { ...inline, text: frenchTypography(inline.text) } : inline)),
    })),
  };
}

function setTexts(node: DocumentNode): DocumentNode {
  if (node.kind === 'blocks') return { ...node, blocks: node.blocks.map(setBlock) };
  if (node.kind === 'table') return { ...node, caption: frenchTypography(node.caption) };
  if (node.kind === 'chart') return { ...node, title: frenchTypography(node.title), alt: frenchTypography(node.alt) };
  return node;
}

export const typesetNodes = (nodes: readonly DocumentNode[]): DocumentNode[] => typeset({ title: '', lead: '', nodes: nodes.map(setTexts), footer: '' }).nodes;
