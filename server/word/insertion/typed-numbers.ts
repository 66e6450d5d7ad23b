/** Numbers typed by hand in front of titles, « ARTICLE 12 – » or « 3.2 »: the next one, in the same hand (R10). */
import { fromRoman, toRoman } from '../outline/roman.ts';

export type TypedNumber = {
  /** « ARTICLE », with the spaces that follow. */
  lead: string;
  /** « 12 », « 3.2 », « IV », « B ». */
  value: string;
  /** « bis », « ter »; empty otherwise. */
  rank: string;
  /** What stands between the number and the title. */
  gap: string;
  /** Characters of the whole, in the text it was read from. */
  length: number;
};

const RANKS: readonly string[] = ['', 'bis', 'ter', 'quater', 'quinquies', 'sexies', 'septies', 'octies', 'nonies', 'decies'];
const LEAD = '((?:article|art\\.?|chapitre|section|titre|partie|clause|annexe|paragraphe|§)[\\s\\u00a0\\u202f]*(?:n[°o][\\s\\u00a0\\u202f]*)?)';
const RANK = `(?:[\\s\\u00a0\\u202f]*(${RANKS.slice(1).join('|')})(?![\\p{L}]))?`;
const GAP = '([\\s\\u00a0\\u202f]*[.):–—\\-°/]*[.):–—\\-°/\\s\\u00a0\\u202f]*)';
const LED = new RegExp(`^\\s*${LEAD}(premier|1er|\\d+(?:[.\\-]\\d+)*|[IVXLC]+|[A-Z])(?![\\p{L}\\d])${RANK}${GAP}`, 'iu');
const BARE = new RegExp(`^\\s*()(\\d+(?:[.]\\d+)*|[IVXLC]+(?=[.\\s]*[-–—.)])|[A-Z](?=[.\\s]*[-–—.)]))(?![\\p{L}\\d])${RANK}${GAP}`, 'u');

/** The number in front of a title; null when it has none. */
export function readTyped(text: string): TypedNumber | null {
  const found = LED.exec(text) ?? BARE.exec(text);
  if (!found) return null;
  const [whole, lead = '', value = '', rank = '', gap = ''] = found;
  // « 12 mois de garantie » is not a number of title; « 3.2 Objet » and « Article 3 » alone are.
  if (lead === '' && gap.trim() === '' && !/[.]/.test(value) && !gap.includes('\t') && !/^\s*\d{1,2}\s+\p{Lu}/u.test(text)) return null;
  return whole === '' ? null : { lead, value, rank: rank.toLowerCase(), gap: /[\s\u00a0\u202f]$/u.test(gap) ? gap : `${gap} `, length: whole.length };
}

function incremented(value: string): string {
  if (/^(premier|1er)$/i.test(value)) return '2';
  const digits = /^(.*?)(\d+)$/.exec(value);
  if (digits) return `${digits[1]}${String(Number(digits[2]) + 1).padStart((digits[2] ?? '').length, '0')}`;
  // A single « C » or « D » counts letters, « I », « V » and « X » count in Roman.
  if (/^[IVX]$|^[IVXLC]{2,}$/i.test(value)) return value === value.toLowerCase() ? toRoman(fromRoman(value) + 1).toLowerCase() : toRoman(fromRoman(value) + 1);
  return String.fromCharCode(value.charCodeAt(0) + 1);
}

export const nextTyped = (number: TypedNumber): TypedNumber => ({ ...number, value: incremented(number.value), rank: '' });

/** « 12 » → « 12 bis » → « 12 ter »; null past « decies ». */
export function betweenTyped(number: TypedNumber): TypedNumber | null {
  const rank = RANKS[RANKS.indexOf(number.rank) + 1];
  return rank ? { ...number, rank } : null;
}

/** First number under a title: « 4 » → « 4.1 », with the hand of a title of that level; none under « 4 bis », where « 4.1 » is taken. */
export const firstUnder = (parent: TypedNumber, like: TypedNumber): TypedNumber | null =>
  parent.rank === '' && /^\d+(\.\d+)*$/.test(parent.value) && like.value.includes('.') ? { ...like, value: `${parent.value}.1`, rank: '' } : null;

export const sameTyped = (a: TypedNumber, b: TypedNumber): boolean => a.value.toLowerCase() === b.value.toLowerCase() && a.rank === b.rank;

/** « Article 12 bis ». */
export const shownTyped = ({ lead, value, rank }: TypedNumber): string => `${lead}${value}${rank && ` ${rank}`}`.trim();
export const writtenTyped = (number: TypedNumber): string => {
  const { lead, value, rank, gap } = number;
  return `${lead}${value}${rank && `\u00a0${rank}`}${gap}`;
};
