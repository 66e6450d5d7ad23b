/**
 * A piece read for checking: sentences folded (no accent, no case, no elision) with the way back to the words as written.
 * Guards keep a text that forbids a thing from being taken for one that asks for it.
 */
import { foldFrench } from '../typography.ts';

/** One paragraph of a piece; `level` is the heading level, null for running text. */
export type Paragraph = { text: string; level: number | null };

export type Sentence = {
  text: string;
  /** Words folded and joined by one space; « ne » for « n’ »; « % » and « € » kept. */
  folded: string;
  /** First and last character of each folded word in `text`. */
  spans: readonly (readonly [number, number])[];
  paragraph: number;
  /** Headings above, folded, from the widest to the nearest. */
  section: string;
  heading: boolean;
  /** Folded sentence that introduces the list this one belongs to; empty otherwise. */
  lead: string;
};

export type PieceReading = { paragraphs: readonly Paragraph[]; sentences: readonly Sentence[] /** All sentences, one a line. */; folded: string };

const ELISIONS = new Set(['l', 'd', 'j', 'm', 's', 't', 'c', 'qu', 'jusqu', 'lorsqu', 'puisqu']);
const WORD = /[\p{L}\p{M}\p{N}]+|[%€]/gu;

/** The words of a file come back thousands of times: each is folded once. */
const folds = new Map<string, string>();
const FOLDS_KEPT = 20_000;

function foldWord(word: string): string {
  const known = folds.get(word);
  if (known !== undefined) return known;
  const folded = /[%€]/.test(word) ? word : foldFrench(word);
  if (folds.size >= FOLDS_KEPT) folds.clear();
  folds.set(word, folded);
  return folded;
}

export function foldWords(text: string): { folded: string; spans: [number, number][] } {
  const words: string[] = [];
  const spans: [number, number][] = [];
  for (const match of text.matchAll(WORD)) {
    const next = text[match.index + match[0].length];
    const elided = next === '’' || next === "'";
    const plain = foldWord(match[0]);
    if (plain === '' || (elided && ELISIONS.has(plain))) continue;
    words.push(elided && plain === 'n' ? 'ne' : plain);
    spans.push([match.index, match.index + match[0].length]);
  }
  return { folded: words.join(' '), spans };
}

const SENTENCE_END = /(?<!(?:^|[^\p{L}])(?:[LRDMAP]|art|al|cf|ex|no|p|Mme|St))[.!?]\s+(?=[\p{Lu}«–\d-])/gu;

/** Cuts a paragraph after its full stops; « L. 2112-2 » and « art. 4 » stay whole. */
function cut(text: string): string[] {
  const parts: string[] = [];
  let from = 0;
  for (const match of text.matchAll(SENTENCE_END)) {
    parts.push(text.slice(from, match.index + 1));
    from = match.index + match[0].length;
  }
  return [...parts, text.slice(from)].filter((part) => part.trim() !== '');
}

const TYPED_HEADING = /^\s*(?:article\s+\d+|\d+(?:\.\d+)*\.?\s+\p{Lu})[^.;:]{0,110}$/iu;

/** A heading by its level, or a short typed « Article 4 – … ». */
const isHeading = ({ text, level }: Paragraph): boolean => level !== null || TYPED_HEADING.test(text);

export function readPiece(paragraphs: readonly Paragraph[]): PieceReading {
  const sentences: Sentence[] = [];
  const headings: { level: number; folded: string }[] = [];
  let lead = '';
  paragraphs.forEach((paragraph, index) => {
    const heading = isHeading(paragraph);
    if (heading) {
      const level = paragraph.level ?? 9;
      while ((headings.at(-1)?.level ?? 0) >= level) headings.pop();
    }
    const section = headings.map(({ folded }) => folded).join(' / ');
    const end = paragraph.text.trim().at(-1) ?? '';
    for (const text of cut(paragraph.text)) {
      const { folded, spans } = foldWords(text);
      if (folded) sentences.push({ text, folded, spans, paragraph: index, section, heading, lead });
    }
    if (heading) headings.push({ level: paragraph.level ?? 9, folded: foldWords(paragraph.text).folded });
    if (heading) lead = '';
    else if (end === ':') lead = foldWords(cut(paragraph.text).at(-1) ?? '').folded;
    else if (end !== ';' && end !== ',') lead = '';
  });
  return { paragraphs, sentences, folded: sentences.map(({ folded }) => folded).join('\n') };
}

/** Plain text, one paragraph a line, as pasted. */
export const paragraphsOf = (text: string): Paragraph[] =>
  text
    .split(/\n+/)
    .filter((line) => line.trim() !== '')
    .map((line) => ({ text: line, level: null }));

export type Found = { sentence: Sentence; matched: string; groups: readonly (string | undefined)[]; index: number };

/** The words as written between two folded offsets. */
function written({ text, folded, spans }: Sentence, from: number, length: number): string {
  const word = (offset: number): number => (offset <= 0 ? 0 : folded.slice(0, offset).split(' ').length - 1);
  const first = spans[word(from)];
  const last = spans[word(from + Math.max(length, 1) - 1)];
  return first && last ? text.slice(first[0], last[1]) : text;
}

/** First match of a pattern in each sentence that the filter keeps. */
export function find({ sentences }: PieceReading, pattern: RegExp, keep: (sentence: Sentence) => boolean = () => true): Found[] {
  return sentences.flatMap((sentence) => {
    const match = pattern.exec(sentence.folded);
    return match && keep(sentence)
      ? [{ sentence, matched: written(sentence, match.index, match[0].length), groups: [...match].slice(1), index: match.index }]
      : [];
  });
}

/** First of several patterns in each sentence: one sentence at fault is one find. */
export const findAny = (reading: PieceReading, wanted: readonly (readonly [RegExp, (sentence: Sentence) => boolean])[]): Found[] =>
  reading.sentences.flatMap((sentence) => {
    const alone = { ...reading, sentences: [sentence] };
    for (const [pattern, keep] of wanted) {
      const [found] = find(alone, pattern, keep);
      if (found) return [found];
    }
    return [];
  });

const NEGATION =
  /\b(?:pas|jamais|aucun\w*|ni|nul(?:le)?s?|interdi\w+|prohib\w+|proscri\w+|illega\w+|illicite\w*|plutot que|au lieu de|quel(?:le)?s? que soi(?:t|ent)|et non|non pas|non exclusi\w+|sans (?:que|exiger|imposer|distinction|condition|preference|priorite|limit\w+|restriction|restreindre|reserver|reference|lien|exclu\w+|considerer|tenir compte))\b/;

/** The sentence, or the one that introduces its list, forbids or denies something. */
export const denies = ({ folded, lead }: Sentence): boolean => NEGATION.test(folded) || NEGATION.test(lead);

export const asserts = (sentence: Sentence): boolean => !denies(sentence);

export const underHeading =
  (pattern: RegExp) =>
  (sentence: Sentence): boolean =>
    pattern.test(sentence.section);

/** The sentence, its list or its headings speak of it. */
export const about = ({ folded, section, lead }: Sentence, pattern: RegExp): boolean => pattern.test(folded) || pattern.test(section) || pattern.test(lead);

export const CRITERIA = /\b(?:criteres?|sous criteres?|jugement des offres|notation|ponderation)\b/;
