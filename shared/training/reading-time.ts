/** How long a text takes to read, measured on its words. */
import type { Block } from '../api/blocks.ts';
import { blocksText } from '../block/text.ts';
import { LIMITS } from '../limits.ts';

export const wordCount = (blocks: readonly Block[]): number => blocksText(blocks).match(/[\p{L}\p{N}’-]+/gu)?.length ?? 0;

/** Whole minutes, at least one. */
export const readingMinutes = (words: number): number => Math.max(1, Math.round(words / LIMITS.readingWordsPerMinute));
