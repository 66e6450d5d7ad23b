/** Clauses of the library that a file already holds: by the mark left at their insertion, or by words of their own. */
import type { ExistingClause } from '#shared/api/documents.ts';
import type { ClauseWords } from '../../jobs/tasks.ts';
import { foldText } from './guess.ts';
import { readMark } from './mark.ts';
import type { WordFile } from './model.ts';

/** Letters and digits alone: an apostrophe, a dash or a comma must not hide a sentence. */
const bare = (text: string): string =>
  foldText(text)
    .replace(/[^a-z0-9]+/g, ' ')
    .trim();

const SHOWN = 160;
/** Two phrases of a family this close, in paragraphs, are one clause. */
const NEAR = 40;

const shown = (text: string): string => {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length > SHOWN ? `${line.slice(0, SHOWN - 1)}…` : line;
};

/** `after`: the block that stands before the clause. */
function byMark({ blocks, bookmarks }: WordFile, words: readonly ClauseWords[], lotIds: readonly string[]): ExistingClause[] {
  const slugs = words.map(({ slug }) => slug);
  return bookmarks.flatMap(({ name, start, end }) => {
    const mark = readMark(name, slugs, lotIds);
    if (!mark) return [];
    const held = blocks.filter(({ element }) => element.end > start && element.start < end);
    const first = held[0] ?? blocks.find(({ element }) => element.start >= start);
    const before = blocks[(first?.index ?? blocks.length) - 1] ?? first;
    const text = held.find((block) => block.text.trim() !== '')?.text ?? '';
    return before ? [{ ...mark, by: 'bookmark' as const, after: before.id, text: shown(text) }] : [];
  });
}

/** `after`: the paragraph that says it. Two of its phrases must stand near each other, when it has two. */
function byWords({ paragraphs }: WordFile, words: readonly ClauseWords[]): ExistingClause[] {
  const texts = paragraphs.map(({ text }) => ` ${bare(text)} `);
  return words.flatMap(({ slug, phrases }) => {
    const wanted = [...new Set(phrases.map(bare))].filter((phrase) => phrase !== '');
    const hits = wanted
      .map((phrase) => texts.findIndex((text) => text.includes(` ${phrase} `)))
      .filter((at) => at >= 0)
      .toSorted((a, b) => a - b);
    const need = Math.min(2, wanted.length);
    const at = hits.find((hit, i) => (hits[i + need - 1] ?? Number.POSITIVE_INFINITY) - hit <= NEAR);
    const paragraph = need === 0 || at === undefined ? undefined : paragraphs[at];
    return paragraph ? [{ slug, lotId: null, by: 'words' as const, after: paragraph.block.id, text: shown(paragraph.text) }] : [];
  });
}

/** A family found by its mark is not looked for by its words. */
export function existingClauses(file: WordFile, words: readonly ClauseWords[], lotIds: readonly string[]): ExistingClause[] {
  const marked = byMark(file, words, lotIds);
  return [
    ...marked,
    ...byWords(
      file,
      words.filter(({ slug }) => !marked.some((one) => one.slug === slug)),
    ),
  ];
}
