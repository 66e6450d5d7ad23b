/**
 * What a person types → FTS5 expressions. Every word is folded, stemmed and quoted, so that nothing typed can be read
 * as query syntax. The last word is a prefix; a trade word also finds its synonyms, whatever its number or gender.
 * A plan asks for every word first; when that finds too little, for any of them.
 */
import { foldFrench } from '#shared/typography.ts';
import type { Synonyms } from '../../db/loader/catalogue.ts';
import { stem, words } from '../../db/search-text.ts';

export type SearchPlan = {
  /** Every word, or a synonym of it. */
  strict: string;
  /** Any of the words, each of them as a beginning too; null for a single one, that has nothing to relax. */
  relaxed: string | null;
};

const MAX_TYPED = 200;
const MAX_WORDS = 12;
const LONGEST_EXPRESSION = 5;
/** Shorter beginnings are not looked for in the texts, where they would match everything. */
const SHORT = 4;

/** Words of a question or an order that say nothing of what is looked for. */
const FILLERS = new Set(
  'avoir combien comment doit dois etre faire faut j je ma mes mettre mon nos notre nous on peut peux pourquoi puis quand quel quelle quelles quels veut veux vos votre voudrais vous'.split(
    ' ',
  ),
);

/** The words to search for in what was typed; empty when there is none. */
export function askedWords(typed: string): string[] {
  const text = typed.slice(0, MAX_TYPED);
  const all = words(text).slice(0, MAX_WORDS);
  // « la » alone may be the beginning of « lavage ».
  if (all.length === 0)
    return foldFrench(text)
      .split(' ')
      .slice(-1)
      .filter((word) => word !== '');
  const telling = all.filter((word) => !FILLERS.has(word));
  const kept = telling.length > 0 ? telling : all;
  return kept.length > 1 && kept.at(-1)?.length === 1 ? kept.slice(0, -1) : kept;
}

const quote = (text: string): string => `"${text.replace(/"/g, '')}"`;
const either = (parts: readonly string[]): string => (parts.length === 1 ? (parts[0] ?? '') : `(${parts.join(' OR ')})`);

/** Counted again where it says what a family is about: a word rare in titles weighs more there than in the texts. */
const withTitle = (part: string): string[] => [part, `{title keywords} : ${part}`];

/** Several words as they are indexed (word then stem): a NEAR of their stems. */
function phrase(run: readonly string[]): string {
  const stems = [...new Set(run.map(stem))];
  return stems.length === 1 ? quote(stems[0] ?? '') : `NEAR(${stems.map(quote).join(' ')}, ${stems.length * 4})`;
}

/** « circuits courts » and « circuit court » are one key. */
const keyOf = (run: readonly string[]): string => run.map(stem).join(' ');

/** Key of an expression → what else it looks for. */
function expansions(groups: Synonyms): Map<string, string[]> {
  const map = new Map<string, Set<string>>();
  const add = (from: string, to: readonly string[]) => {
    const key = keyOf(words(from));
    const known = map.get(key) ?? new Set<string>();
    for (const run of to.map(words)) if (run.length > 0 && keyOf(run) !== key) known.add(phrase(run));
    map.set(key, known);
  };
  for (const group of groups) {
    if (Array.isArray(group)) for (const word of group) add(word, group);
    else add(group.from, group.to);
  }
  return new Map([...map].map(([key, set]) => [key, [...set]]));
}

/** The word being typed: its beginning, and its stem when that is not one. */
function beginning(word: string): string[] {
  const root = stem(word);
  if (word.length < SHORT) return [...withTitle(quote(root)), `{${word.length === 1 ? 'title' : 'title keywords summary'}} : ${quote(word)}*`];
  return [`${quote(word)}*`, ...(root.startsWith(word) ? [] : [quote(root)])].flatMap(withTitle);
}

/** Returns what makes a plan of `askedWords`; it takes at least one word. */
export function makeQueryBuilder(groups: Synonyms): (asked: readonly string[]) => SearchPlan {
  const synonyms = expansions(groups);
  return (asked) => {
    const strict: string[] = [];
    const relaxed: string[] = [];
    for (let i = 0; i < asked.length; ) {
      let length = Math.min(LONGEST_EXPRESSION, asked.length - i);
      while (length > 1 && !synonyms.has(keyOf(asked.slice(i, i + length)))) length--;
      const run = asked.slice(i, i + length);
      i += length;
      const [word = ''] = run;
      const isTyping = length === 1 && i === asked.length;
      const own = isTyping ? beginning(word) : withTitle(length > 1 ? phrase(run) : quote(stem(word)));
      const all = [...own, ...(synonyms.get(keyOf(run)) ?? [])];
      strict.push(either([...new Set(all)]));
      relaxed.push(either([...new Set([...all, ...(length === 1 && word.length >= SHORT ? [`${quote(word)}*`] : [])])]));
    }
    return { strict: strict.join(' AND '), relaxed: relaxed.length > 1 ? relaxed.join(' OR ') : null };
  };
}
