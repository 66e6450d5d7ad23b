/**
 * Amounts as French accounting, spreadsheets and English software write them, in cents. Pure. « 1,234 » may be a thousand or a unit: it is
 * settled by the other amounts of the file, else left unknown; nothing is guessed. Not the reading of published contracts
 * (`shared/decp/numbers.ts`, `amounts.ts`): there a number is mostly JSON, a negative one is absurd and its writing is reported; here credit
 * notes are negative, « (1 234,56) » is one, and thousands have any mark.
 */
import { LIMITS } from '../limits.ts';

export type DecimalMark = ',' | '.';

const SPACES = /[\s\u00a0\u202f'’]/g;
const CURRENCY = /(€|eur(?:os?)?)/gi;
const TAX = /(ht|ttc)$/i;

type Signed = { digits: string; negative: boolean };

/** « (1 234,56) », « 1 234,56- » and « −1 234,56 » are credit notes; null when what is left is no number. */
function signed(text: string): Signed | null {
  const bare = text
    .replace(SPACES, '')
    .replace(TAX, '')
    .replace(CURRENCY, '')
    .replace(TAX, '')
    .replace(/[\u2212\u2013]/g, '-');
  const match = /^(?:\((\d[\d.,]*|[.,]\d+)\)|(-?)\+?(\d[\d.,]*|[.,]\d+)(-?))$/.exec(bare);
  if (!match) return null;
  const [, enclosed, before, plain, after] = match;
  if (before && after) return null;
  return { digits: enclosed ?? plain ?? '', negative: enclosed !== undefined || Boolean(before || after) };
}

/** Where the decimals begin, null when it cannot be told; the length of the text when there are none. */
function decimalAt(digits: string, mark: DecimalMark | null): number | null {
  const comma = digits.lastIndexOf(',');
  const dot = digits.lastIndexOf('.');
  if (comma < 0 && dot < 0) return digits.length;
  const last = Math.max(comma, dot);
  const sign = digits[last];
  const several = digits.indexOf(sign ?? '') !== last;
  if (comma >= 0 && dot >= 0) return several ? null : last;
  if (several) return digits.length;
  const after = digits.length - last - 1;
  const thousands = after === 3 && last >= 1 && last <= 3 && digits[0] !== '0';
  if (!thousands || sign === mark) return last;
  return mark === null ? null : digits.length;
}

/** Groups of three once a thousands mark is written: « 12.34.567 » is no number. */
const isGrouped = (whole: string): boolean => /^\d*$/.test(whole) || /^\d{1,3}(?:\.\d{3})+$/.test(whole) || /^\d{1,3}(?:,\d{3})+$/.test(whole);

/**
 * Cents, rounded half away from zero past the second decimal; null when the text is no amount, when it is ambiguous and `mark` is null, or
 * beyond a thousand billion euros.
 */
export function readAmount(text: string, mark: DecimalMark | null = null): number | null {
  const number = signed(text);
  if (!number) return null;
  const at = decimalAt(number.digits, mark);
  if (at === null) return null;
  const whole = number.digits.slice(0, at);
  const decimals = number.digits.slice(at + 1);
  if (!isGrouped(whole) || !/^\d*$/.test(decimals)) return null;
  const cents = Number(`${whole.replace(/[.,]/g, '')}${decimals.padEnd(2, '0').slice(0, 2)}`) + (Number(decimals[2] ?? 0) >= 5 ? 1 : 0);
  if (cents > LIMITS.moneyCents) return null;
  return number.negative && cents !== 0 ? -cents : cents;
}

/** The decimal mark the file uses, from amounts that leave no doubt; null when none does, or when they disagree. */
export function decimalMark(texts: readonly string[]): DecimalMark | null {
  const marks = new Set<string>();
  for (const text of texts) {
    const digits = signed(text)?.digits;
    const at = digits === undefined ? null : decimalAt(digits, null);
    if (digits === undefined || at === null) continue;
    const sign = digits[at];
    if (sign) marks.add(sign);
    else if (digits.includes('.')) marks.add(',');
    else if (digits.includes(',')) marks.add('.');
  }
  const [only] = marks;
  return marks.size === 1 && (only === ',' || only === '.') ? only : null;
}
