/** SIREN and SIRET numbers: nine and fourteen digits whose Luhn sum is a multiple of ten (INSEE). */

/** Keeps the digits of what a person typed or pasted (`200 054 781` → `200054781`). */
export const sirenDigits = (typed: string): string => typed.replace(/\D/g, '');

/** Every second digit from the end counts double, its own two digits added up. */
function luhnSum(digits: string): number {
  const last = digits.length - 1;
  return [...digits].reduce((sum, digit, index) => {
    const counted = Number(digit) * ((last - index) % 2 === 1 ? 2 : 1);
    return sum + (counted > 9 ? counted - 9 : counted);
  }, 0);
}

/** True for nine digits with a right Luhn key. */
export const isSiren = (value: string): boolean => /^\d{9}$/.test(value) && luhnSum(value) % 10 === 0 && value !== '000000000';

/** Its establishments are too many for the key: INSEE lets the plain sum of their digits be a multiple of five. */
const LA_POSTE = '356000000';

/** True for a SIREN followed by five digits, with a right Luhn key. */
export function isSiret(value: string): boolean {
  if (!/^\d{14}$/.test(value) || !isSiren(value.slice(0, 9))) return false;
  const plainSum = [...value].reduce((sum, digit) => sum + Number(digit), 0);
  return luhnSum(value) % 10 === 0 || (value.startsWith(LA_POSTE) && plainSum % 5 === 0);
}
