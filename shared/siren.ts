/** SIREN numbers: nine digits whose Luhn sum is a multiple of ten (INSEE). */

/** Keeps the digits of what a person typed or pasted (`200 054 781` → `200054781`). */
export const sirenDigits = (typed: string): string => typed.replace(/\D/g, '');

/** True for nine digits with a right Luhn key. */
export function isSiren(value: string): boolean {
  if (!/^\d{9}$/.test(value)) return false;
  let sum = 0;
  for (let i = 0; i < 9; i++) {
    const digit = Number(value[8 - i]);
    const doubled = i % 2 === 1 ? digit * 2 : digit;
    sum += doubled > 9 ? doubled - 9 : doubled;
  }
  return sum % 10 === 0 && value !== '000000000';
}
