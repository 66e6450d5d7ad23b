/** A section as lines of French that a person can compare: the words come from each kind of document. Pure. */
import type { Block } from '#shared/api/blocks.ts';
import { blocksText } from '#shared/block/text.ts';
import { isDay } from '#shared/days.ts';
import { formatDay } from '#shared/format.ts';
import { isRecord } from '#shared/merge/same.ts';
import type { SectionOf, Sections } from './sections.ts';

export type Fields = Record<string, unknown>;
export type Vocabulary = {
  /** French name of a field. */
  labels: Readonly<Record<string, string>>;
  /** Fields that say nothing to a person: links by id. */
  hidden: ReadonlySet<string>;
  /** Fields whose values are codes, and the words for these. */
  worded: ReadonlySet<string>;
  words: Readonly<Record<string, string>>;
  /** Numbers that have a unit, files…: `around` is the record that holds the field; null leaves the value as it is. */
  write: (key: string, value: unknown, around: Fields) => string | null;
  /** Fields told in one line each although they hold a record. */
  line?: (key: string, value: Fields, around: Fields) => string | null;
};

const isBlock = (value: unknown): value is Block =>
  isRecord(value) && ('content' in value || 'items' in value || 'header' in value) && typeof value['kind'] === 'string' && !('id' in value);

/** One value in French: « non renseigné », « oui », an amount with its unit; `around` is the record that holds it. */
export function valueText(words: Vocabulary, key: string, value: unknown, around: Fields): string {
  if (value === null || value === '') return 'non renseigné';
  if (typeof value === 'boolean') return value ? 'oui' : 'non';
  const written = words.write(key, value, around);
  if (written !== null) return written;
  const text = String(value);
  if (words.worded.has(key)) return words.words[text] ?? text;
  return isDay(text) ? formatDay(text) : text;
}

function lines(words: Vocabulary, key: string, value: unknown, around: Fields, indent: string): string[] {
  const label = words.labels[key] ?? key;
  if (Array.isArray(value)) {
    if (value.length === 0) return [];
    if (value.every(isBlock))
      return [
        `${indent}${label}\u202f:`,
        ...blocksText(value)
          .split('\n')
          .filter(Boolean)
          .map((line) => `${indent}  ${line}`),
      ];
    return value.flatMap((item) => {
      if (!isRecord(item)) return [`${indent}${label}\u202f: ${valueText(words, key, item, around)}`];
      const own = words.line?.(key, item, around) ?? null;
      return own === null ? record(words, item, `${indent}  `, label) : [`${indent}${own}`];
    });
  }
  if (isRecord(value)) return record(words, value, `${indent}  `, label);
  return value === '' || value === null ? [] : [`${indent}${label}\u202f: ${valueText(words, key, value, around)}`];
}

const record = (words: Vocabulary, value: Fields, indent: string, label: string): string[] => {
  const inner = Object.entries(value)
    .filter(([key]) => !words.hidden.has(key))
    .flatMap(([key, item]) => lines(words, key, item, value, indent));
  return label ? [`${indent.slice(2)}${label}`, ...inner] : inner;
};

/** What a section holds, line by line; « Vide » when it says nothing. `key` names its field. */
export function describeValue(words: Vocabulary, key: string, value: unknown): string[] {
  const found = Array.isArray(value)
    ? value.flatMap((item, index) => (isRecord(item) ? record(words, item, '  ', String(index + 1)) : [valueText(words, key, item, {})]))
    : isRecord(value)
      ? record(words, value, '', '')
      : value === null || value === ''
        ? []
        : [valueText(words, key, value, {})];
  return found.length > 0 ? found : ['Vide'];
}

/** One place alone, as text: a passage as it reads, a code in words, a number with its unit; empty when nothing is there. */
export function describePlace(words: Vocabulary, key: string, value: unknown, around: Fields): string {
  if (value === undefined || value === null || value === '') return '';
  if (Array.isArray(value) && value.length > 0 && value.every(isBlock)) return blocksText(value);
  if (Array.isArray(value) && value.every((item) => typeof item === 'string')) return value.map((item) => valueText(words, key, item, around)).join('\n');
  if (Array.isArray(value) || isRecord(value)) return describeValue(words, key, value).join('\n');
  return valueText(words, key, value, around);
}

/** Sections as one text to carry elsewhere: their names, then their lines. */
export const textOf = <C extends object, D extends C>(
  { labels }: Sections<C>,
  document: D,
  sections: readonly SectionOf<C>[],
  describe: (document: D, section: SectionOf<C>) => string[],
): string => sections.map((section) => [labels[section], ...describe(document, section)].join('\n')).join('\n\n');
