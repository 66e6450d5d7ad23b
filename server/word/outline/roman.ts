/** Roman numerals, as Word numbers lists and as people type them in front of titles. */

const STEPS: readonly [number, string][] = [
  [1000, 'M'],
  [900, 'CM'],
  [500, 'D'],
  [400, 'CD'],
  [100, 'C'],
  [90, 'XC'],
  [50, 'L'],
  [40, 'XL'],
  [10, 'X'],
  [9, 'IX'],
  [5, 'V'],
  [4, 'IV'],
  [1, 'I'],
];

/** Far beyond any title; a file may ask for more. */
const LONGEST = 60;

/** Upper case; empty for zero and below. */
export function toRoman(value: number): string {
  let [left, text] = [value, ''];
  for (const [worth, letters] of STEPS)
    while (left >= worth && text.length < LONGEST) {
      text += letters;
      left -= worth;
    }
  return text;
}

const VALUES: Record<string, number> = { I: 1, V: 5, X: 10, L: 50, C: 100, D: 500, M: 1000 };

/** Either case; a letter that counts nothing is worth zero. */
export const fromRoman = (text: string): number =>
  [...text.toUpperCase()].reduce((sum, letter, i, all) => {
    const own = VALUES[letter] ?? 0;
    return sum + (own < (VALUES[all[i + 1] ?? ''] ?? 0) ? -own : own);
  }, 0);
