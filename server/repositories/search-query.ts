/**
 * What a person types → what the index is asked (`db/full-text`). Every word is folded and stemmed, so that nothing typed
 * can be read as query syntax. The last word is a prefix; a trade word also finds its synonyms, whatever its number or gender.
 * A plan asks for every word first; when that finds too little, for any of them.
 */
import { foldFrench } from '#shared/typography.ts';
import type { Synonyms } from '../../db/loader/catalogue.ts';
import { type Columns, type Query, within } from '../../db/full-text/query.ts';
import { stem, words } from '../../db/search-text.ts';

export type SearchPlan = {
  /** Every word, or a synonym of it. */
  strict: Query;
  /** Any of the words, each of them as a beginning too; null for a single one, that has nothing to relax. */
  relaxed: Query | null;
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

const word = (text: string, columns: Columns = 'everywhere'): Query => ({ kind: 'word', word: text, prefix: false, columns });
const start = (text: string, columns: Columns = 'everywhere'): Query => ({ kind: 'word', word: text, prefix: true, columns });

/** The same for two parts that ask the same. */
const keyOfPart = (part: Query): string =>
  'of' in part ? JSON.stringify(part) : `${part.columns} ${part.kind === 'near' ? part.words.join(' ') : `${part.word}${part.prefix ? '*' : ''}`}`;

/** Any of them, each once. */
function either(parts: readonly Query[]): Query {
  const once = new Map(parts.map((part) => [keyOfPart(part), part]));
  return { kind: 'any', of: [...once.values()] };
}

/** Counted again where it says what a family is about: a word rare in titles weighs more there than in the texts. */
const withTitle = (part: Query): Query[] => [part, within(part, 'title-keywords')];

/** Several words as they are indexed (word then stem): a NEAR of their stems. */
function phrase(run: readonly string[]): Query {
  const stems = [...new Set(run.map(stem))];
  return stems.length === 1 ? word(stems[0] ?? '') : { kind: 'near', words: stems, within: stems.length * 4, columns: 'everywhere' };
}

/** « circuits courts » and « circuit court » are one key. */
const keyOf = (run: readonly string[]): string => run.map(stem).join(' ');

/** Key of an expression → what else it looks for. */
function expansions(groups: Synonyms): Map<string, Query[]> {
  const map = new Map<string, Query[]>();
  const add = (from: string, to: readonly string[]) => {
    const key = keyOf(words(from));
    const found = to.map(words).filter((run) => run.length > 0 && keyOf(run) !== key);
    map.set(key, [...(map.get(key) ?? []), ...found.map(phrase)]);
  };
  for (const group of groups) {
    if (Array.isArray(group)) for (const one of group) add(one, group);
    else add(group.from, group.to);
  }
  return map;
}

/** The word being typed: its beginning, and its stem when that is not one. */
function beginning(typed: string): Query[] {
  const root = stem(typed);
  if (typed.length < SHORT) return [...withTitle(word(root)), start(typed, typed.length === 1 ? 'title' : 'title-keywords-summary')];
  return [start(typed), ...(root.startsWith(typed) ? [] : [word(root)])].flatMap(withTitle);
}

/** Returns what makes a plan of `askedWords`; it takes at least one word. */
export function makeQueryBuilder(groups: Synonyms): (asked: readonly string[]) => SearchPlan {
  const synonyms = expansions(groups);
  return (asked) => {
    const strict: Query[] = [];
    const relaxed: Query[] = [];
    for (let i = 0; i < asked.length; ) {
      let length = Math.min(LONGEST_EXPRESSION, asked.length - i);
      while (length > 1 && !synonyms.has(keyOf(asked.slice(i, i + length)))) length--;
      const run = asked.slice(i, i + length);
      i += length;
      const [only = ''] = run;
      const isTyping = length === 1 && i === asked.length;
      const own = isTyping ? beginning(only) : withTitle(length > 1 ? phrase(run) : word(stem(only)));
      const all = [...own, ...(synonyms.get(keyOf(run)) ?? [])];
      strict.push(either(all));
      relaxed.push(either([...all, ...(length === 1 && only.length >= SHORT ? [start(only)] : [])]));
    }
    return { strict: { kind: 'every', of: strict }, relaxed: relaxed.length > 1 ? { kind: 'any', of: relaxed } : null };
  };
}
