/** Words as the search index holds them: folded, and stemmed as French (Snowball). */
import { newStemmer } from 'snowball-stemmers';
import { foldFrench } from '../shared/typography.ts';

const stemmer = newStemmer('french');
const memory = new Map<string, string>();

/** Words too common to search for. */
const STOP_WORDS = new Set(
  'a au aux avec ce ces cet cette dans de des du elle en est et il la le les leur leurs ne ou par pas pour que qui se ses son sont sur un une y'.split(' '),
);

/** French stem of a folded word; the stemmer is slow, its answers are kept. */
export function stem(word: string): string {
  const known = memory.get(word);
  if (known !== undefined) return known;
  const found = foldFrench(stemmer.stem(word)) || word;
  if (memory.size < 200_000) memory.set(word, found);
  return found;
}

/** « L. 2112-2-1 », « L2112-2-1 » and « article l 2112-2-1 » are one word: an article is searched whole. */
const joinArticles = (text: string): string =>
  text.replace(/\b([LRD])\.?[\s\u00a0\u202f]*(\d{3,4}(?:-\d+)*)/gi, (_, letter: string, number: string) => ` ${letter}${number.replaceAll('-', 'x')} `);

/** Folded words of a text, stop words left out. */
export const words = (text: string): string[] =>
  foldFrench(joinArticles(text))
    .split(' ')
    .filter((word) => word !== '' && !STOP_WORDS.has(word));

/** What is indexed for a text: each folded word, then its stem when it differs. */
export const indexText = (text: string): string =>
  words(text)
    .flatMap((word) => (stem(word) === word ? [word] : [word, stem(word)]))
    .join(' ');
