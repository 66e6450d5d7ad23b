/**
 * The numbers that Word shows: one count per list definition, restarted by higher levels, by `lvlOverride`, or never;
 * written in the format of each level.
 */
import type { NumberingList } from './model.ts';
import { toRoman } from './roman.ts';

/** A…Z, AA, BB… as Word counts letters. */
const letters = (value: number): string => String.fromCharCode(65 + ((value - 1) % 26)).repeat(Math.min(20, Math.floor((value - 1) / 26) + 1));

const UNITS = 'zéro un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize dix-sept dix-huit dix-neuf'.split(' ');
const TENS = ['', 'dix', 'vingt', 'trente', 'quarante', 'cinquante', 'soixante', 'soixante', 'quatre-vingt', 'quatre-vingt'];

function underHundred(value: number): string {
  if (value < 20) return UNITS[value] ?? '';
  const tens = Math.floor(value / 10);
  const rest = tens === 7 || tens === 9 ? value - (tens - 1) * 10 : value % 10;
  if (rest === 0) return tens === 8 ? 'quatre-vingts' : (TENS[tens] ?? '');
  const joint = (rest === 1 || rest === 11) && tens < 8 ? ' et ' : '-';
  return `${TENS[tens]}${joint}${UNITS[rest]}`;
}

/** A number in French words, up to 999 999. */
export function inWords(value: number): string {
  if (value < 100) return underHundred(value);
  if (value < 1000) {
    const [hundreds, rest] = [Math.floor(value / 100), value % 100];
    const many = hundreds === 1 ? 'cent' : `${UNITS[hundreds]} cent${rest === 0 ? 's' : ''}`;
    return rest === 0 ? many : `${many} ${underHundred(rest)}`;
  }
  const [thousands, rest] = [Math.floor(value / 1000), value % 1000];
  const many = thousands === 1 ? 'mille' : `${inWords(thousands).replace(/(cent|vingt)s$/, '$1')} mille`;
  return rest === 0 ? many : `${many} ${inWords(rest)}`;
}

/** « premier », « deuxième », « vingt et unième »… */
function ordinalWords(value: number): string {
  if (value === 1) return 'premier';
  const words = inWords(value).replace(/(cent|vingt|mille)s?$/, '$1');
  if (words.endsWith('cinq')) return `${words}uième`;
  return words.endsWith('neuf') ? `${words.slice(0, -1)}vième` : `${words.replace(/e$/, '')}ième`;
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

const FORMATS: Record<string, (value: number) => string> = {
  decimalZero: (value) => String(value).padStart(2, '0'),
  upperRoman: toRoman,
  lowerRoman: (value) => toRoman(value).toLowerCase(),
  upperLetter: letters,
  lowerLetter: (value) => letters(value).toLowerCase(),
  ordinal: (value) => (value === 1 ? '1er' : `${value}e`),
  cardinalText: (value) => capital(inWords(value)),
  ordinalText: (value) => capital(ordinalWords(value)),
  none: () => '',
  bullet: () => '',
};

/** One value in a format; a format we do not know is written in figures. */
export const formatNumber = (value: number, format: string): string =>
  value < 1 || value > 999_999 ? (format === 'none' || format === 'bullet' ? '' : String(value)) : (FORMATS[format] ?? String)(value);

export type Counter = {
  /** Counts one more paragraph of a list and gives its number as shown: « 4.2. », « Article 7 – »; empty for a bullet. */
  next: (list: NumberingList, level: number) => string;
};

function labelOf(list: NumberingList, level: number, counts: readonly (number | undefined)[]): string {
  const definition = list.levels.get(level);
  if (!definition || definition.format === 'bullet') return '';
  const shown = definition.text.replace(/%([1-9])/g, (_, digit: string) => {
    const rank = Number(digit) - 1;
    const own = list.levels.get(rank);
    const value = counts[rank] ?? own?.start ?? 0;
    return formatNumber(value, definition.legal && own?.format !== 'none' ? 'decimal' : (own?.format ?? 'decimal'));
  });
  return shown.trim();
}

/** Counts lists over one document, in its order. */
export function makeCounter(): Counter {
  const counts = new Map<string, (number | undefined)[]>();
  const started = new Set<string>();
  return {
    next: (list, level) => {
      const values = counts.get(list.abstractId) ?? [];
      counts.set(list.abstractId, values);
      const override = list.starts.get(level);
      const fresh = override !== undefined && !started.has(`${list.numId} ${level}`);
      started.add(`${list.numId} ${level}`);
      const before = values[level];
      values[level] = fresh ? override : before === undefined ? (list.levels.get(level)?.start ?? 0) : before + 1;
      for (let higher = 0; higher < level; higher += 1) values[higher] ??= list.levels.get(higher)?.start ?? 0;
      for (let deeper = level + 1; deeper < 9; deeper += 1) {
        const restart = list.levels.get(deeper)?.restart ?? null;
        if (restart === null || (restart > 0 && level < restart)) values[deeper] = undefined;
      }
      return labelOf(list, level, values);
    },
  };
}
