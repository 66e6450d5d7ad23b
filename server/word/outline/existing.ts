/** Clauses of the library that a file already holds: by the mark left at their insertion, or by words of their own. */
import type { ExistingClause } from '#shared/api/documents.ts';
import { foldFrench } from '#shared/typography.ts';
import type { ClauseWords } from '../../jobs/tasks.ts';
import { readMark } from './mark.ts';
import type { WordFile } from './model.ts';

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

/** Phrases by their first three words, which each has at least: one pass over a long text finds them all. */
function phraseIndex(words: readonly ClauseWords[]): Map<string, { slug: string; phrase: string }[]> {
  const index = new Map<string, { slug: string; phrase: string }[]>();
  for (const { slug, phrases } of words)
    for (const phrase of new Set(phrases.map(foldFrench))) {
      const key = phrase.split(' ').slice(0, 3).join(' ');
      if (key !== '') index.set(key, [...(index.get(key) ?? []), { slug, phrase: `${phrase} ` }]);
    }
  return index;
}

/** Ranks of the paragraphs that hold phrases of each family, in order. */
function phraseHits(texts: readonly string[], words: readonly ClauseWords[]): Map<string, number[]> {
  const index = phraseIndex(words);
  const hits = new Map<string, number[]>();
  texts.forEach((text, rank) => {
    const folded = `${foldFrench(text)} `;
    const starts = [0, ...[...folded.matchAll(/ (?=.)/g)].map(({ index: at }) => at + 1)];
    starts.forEach((start, i) => {
      const third = starts[i + 3] ?? folded.length;
      for (const { slug, phrase } of index.get(folded.slice(start, third - 1)) ?? [])
        if (folded.startsWith(phrase, start)) hits.set(slug, [...(hits.get(slug) ?? []), rank]);
    });
  });
  return hits;
}

/** `after`: the paragraph that says it. Two phrases must stand near each other, when the family has two. */
function byWords({ paragraphs }: WordFile, words: readonly ClauseWords[]): ExistingClause[] {
  const found = phraseHits(
    paragraphs.map(({ text }) => text),
    words,
  );
  return words.flatMap(({ slug, phrases }) => {
    const hits = found.get(slug) ?? [];
    const need = Math.min(2, new Set(phrases).size);
    const at = hits.find((hit, i) => (hits[i + need - 1] ?? Number.POSITIVE_INFINITY) - hit <= NEAR);
    const paragraph = at === undefined ? undefined : paragraphs[at];
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
