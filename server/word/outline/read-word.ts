/** The reading that the page shows: plan, paragraphs, clauses already there, and what to know before choosing places. */
import type { DocumentParagraph, OutlineItem } from '#shared/api/documents.ts';
import { isRefusal, type Refusal } from '#shared/errors.ts';
import type { ClauseWords, WordReading } from '../../jobs/tasks.ts';
import { existingClauses } from './existing.ts';
import { WHY } from './free.ts';
import { cleanNumber, titleText } from './headings.ts';
import type { WordBlock, WordFile } from './model.ts';
import { openWord } from './read.ts';

/** « Article 3 » alone on its line: its title is the short line that follows, unless that is a sentence. */
function titleBelow({ blocks }: WordFile, { index }: WordBlock): string {
  const next = blocks.slice(index + 1, index + 4).find(({ text }) => text.trim() !== '');
  const text = next?.kind === 'paragraph' && !next.heading ? next.text.replace(/\s+/g, ' ').trim() : '';
  return text.length <= 100 && !/[.;:]$|^\p{Ll}/u.test(text) ? text : '';
}

export const outlineOf = (file: WordFile): OutlineItem[] =>
  file.blocks.flatMap((block) =>
    block.heading
      ? [
          {
            id: block.id,
            level: block.heading.level,
            number: cleanNumber(block.number),
            text: titleText(block) || titleBelow(file, block),
            sign: block.heading.sign,
          },
        ]
      : [],
  );

/** Empty paragraphs are left out: nobody reads them, nor points at them. */
export const paragraphsOf = (file: WordFile): DocumentParagraph[] =>
  file.paragraphs.flatMap(({ id, text, number, block, inTable }) =>
    text.trim() === ''
      ? []
      : [
          {
            id,
            text,
            level: inTable ? null : (block.heading?.level ?? null),
            number: cleanNumber(number),
            inTable,
            free: !inTable && block.free,
            why: inTable ? WHY.table : block.why,
          },
        ],
  );

/**
 * Reads a buyer's Word file.
 * @param words how families are recognised in a text
 * @param lots identifiers of the consultation's lots, that marks may name
 */
export async function readWord({
  data,
  words,
  lots = [],
}: {
  data: Uint8Array;
  words: readonly ClauseWords[];
  lots?: readonly string[];
}): Promise<WordReading | Refusal> {
  const file = openWord(data);
  if (isRefusal(file)) return file;
  return {
    outline: outlineOf(file),
    paragraphs: paragraphsOf(file),
    existing: existingClauses(file, words, lots),
    guessedPiece: file.guessedPiece,
    warnings: [...file.warnings],
  };
}
