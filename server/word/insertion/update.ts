/** A clause already in the file: found by its bookmark, and compared with the words it should have. */
import type { Block, Inline } from '#shared/api/blocks.ts';
import { inlineText } from '#shared/block/text.ts';
import type { ClauseInsertion } from '../../jobs/tasks.ts';
import { titleText } from '../outline/headings.ts';
import { familyStem, markStem } from '../outline/mark.ts';
import type { WordBlock, WordBookmark, WordFile } from '../outline/model.ts';
import { readTyped } from './typed-numbers.ts';

export type Existing = { bookmark: WordBookmark; blocks: readonly WordBlock[] };

/** Its mark; in a consultation of one lot, the only mark of its family is its own, even left by another consultation. */
function markOf(bookmarks: readonly WordBookmark[], { slug, lotId }: ClauseInsertion, onlyLot: boolean): WordBookmark | undefined {
  const own = bookmarks.find(({ name }) => name.startsWith(markStem(slug, lotId)));
  if (own || !onlyLot) return own;
  const family = bookmarks.filter(({ name }) => name.startsWith(familyStem(slug)));
  return family.length === 1 ? family[0] : undefined;
}

/** The clause as it stands in the file; null when it is not there. */
export function existingClause({ bookmarks, blocks }: WordFile, item: ClauseInsertion, onlyLot = false): Existing | null {
  const bookmark = markOf(bookmarks, item, onlyLot);
  if (!bookmark) return null;
  const inside = blocks.filter(({ element }) => element.start < bookmark.end && element.end > bookmark.start);
  return inside.length > 0 ? { bookmark, blocks: inside } : null;
}

const squeezed = (text: string): string => text.replace(/[\s\u00a0\u202f]+/g, ' ').trim();

function linesOf(block: Block): (readonly Inline[])[] {
  if (block.kind === 'list') return block.items.flatMap(({ content, children }) => [content, ...(children?.items.map((child) => child.content) ?? [])]);
  return block.kind === 'table' ? [...block.header, ...block.rows.flat()] : [block.content];
}

const filled = (texts: readonly string[]): string[] => texts.map(squeezed).filter((text) => text !== '');

/** Whether the words in the file are those of the clause, numbers typed before titles apart. */
export function isUpToDate(file: WordFile, { blocks: old }: Existing, blocks: readonly Block[]): boolean {
  const ranks = new Set(old.map(({ index }) => index));
  const now = file.paragraphs.filter(({ block }) => ranks.has(block.index));
  const bare = now.map(({ text, block, inTable }) => (inTable || block.heading === null ? text : titleText(block)));
  const wanted = filled(blocks.flatMap(linesOf).map(inlineText));
  const found = filled(bare);
  const same = (text: string, i: number): boolean => {
    const actual = found[i] ?? '';
    return actual === text || (actual.endsWith(text) && squeezed(actual.slice(readTyped(actual)?.length ?? 0)) === text);
  };
  return wanted.length === found.length && wanted.every(same);
}
