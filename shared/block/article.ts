/** One clause is one article of the buyer's file: its first title leads, the titles beside it go one level under. */
import type { Block } from '../api/blocks.ts';

const DEEPEST = 4;

/** Blocks whose first title is alone at its level; unchanged when it was, or when the text does not start with a title. */
export function asOneArticle(blocks: readonly Block[]): Block[] {
  const [first, ...rest] = blocks;
  if (first?.kind !== 'heading') return [...blocks];
  const levels = rest.flatMap((block) => (block.kind === 'heading' ? [block.level] : []));
  if (levels.every((level) => level > first.level)) return [...blocks];
  return [first, ...rest.map((block) => (block.kind === 'heading' ? { ...block, level: Math.min(block.level + 1, DEEPEST) } : block))];
}
