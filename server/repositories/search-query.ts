/**
 * What a person types → an FTS5 expression. Every word is folded, stemmed and quoted, so that nothing typed can be
 * read as query syntax; the last word is a prefix; a trade word also finds its synonyms.
 */
import { foldFrench } from '#shared/typography.ts';
import type { Synonyms } from '../../db/loader/catalogue.ts';
import { stem, words } from '../../db/search-text.ts';

const quote = (text: string): string => `"${text.replace(/"/g, '')}"`;

/** A synonym as a phrase of stems, in the order they are indexed (word then stem): a NEAR of its stems. */
function phrase(text: string): string | null {
  const stems = [...new Set(words(text).map(stem))];
  if (stems.length === 0) return null;
  return stems.length === 1 ? quote(stems[0] ?? '') : `NEAR(${stems.map(quote).join(' ')}, ${stems.length * 4})`;
}

/** Folded expression → what else it looks for. */
function expansions(groups: Synonyms): Map<string, string[]> {
  const map = new Map<string, Set<string>>();
  const add = (from: string, to: readonly string[]) => {
    const key = words(from).join(' ') || foldFrench(from);
    const known = map.get(key) ?? new Set<string>();
    for (const text of to) {
      const expression = words(text).join(' ') === key ? null : phrase(text);
      if (expression) known.add(expression);
    }
    map.set(key, known);
  };
  for (const group of groups) {
    if (Array.isArray(group)) for (const word of group) add(word, group);
    else add(group.from, group.to);
  }
  return new Map([...map].map(([key, set]) => [key, [...set]]));
}

const LONGEST = 5;

/** Returns the builder; it gives null when nothing searchable was typed. */
export function makeQueryBuilder(groups: Synonyms) {
  const synonyms = expansions(groups);

  /** One typed word, or several that together are a trade expression. */
  const term = (run: string[], isLast: boolean): string => {
    const own = run.length > 1 ? [phrase(run.join(' '))] : [quote(stem(run[0] ?? '')), isLast ? `${quote(run[0] ?? '')}*` : quote(run[0] ?? '')];
    const all = [...new Set([...own, ...(synonyms.get(run.join(' ')) ?? [])])].filter((part) => part !== null);
    return all.length === 1 ? (all[0] ?? '') : `(${all.join(' OR ')})`;
  };

  return (typed: string): string | null => {
    const tokens = words(typed.slice(0, 200)).slice(0, 12);
    if (tokens.length === 0) return null;
    const parts: string[] = [];
    for (let i = 0; i < tokens.length; ) {
      let length = Math.min(LONGEST, tokens.length - i);
      while (length > 1 && !synonyms.has(tokens.slice(i, i + length).join(' '))) length--;
      parts.push(term(tokens.slice(i, i + length), i + length === tokens.length));
      i += length;
    }
    return parts.join(' AND ');
  };
}
