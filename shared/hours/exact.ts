/** Integer arithmetic without rounding on the way: products of cents and basis points pass what a number holds exactly. */

/** Floor of a quotient, towards minus infinity. */
function floorDivide(numerator: bigint, denominator: bigint): bigint {
  const quotient = numerator / denominator;
  return numerator % denominator !== 0n && numerator < 0n !== denominator < 0n ? quotient - 1n : quotient;
}

/** Product of integers. */
export const product = (...factors: readonly number[]): bigint => factors.reduce((total, factor) => total * BigInt(factor), 1n);

/** Largest integer not above numerator ÷ denominator. */
export const floorRatio = (numerator: bigint, denominator: bigint): number => Number(floorDivide(numerator, denominator));

/** Smallest integer not below numerator ÷ denominator. */
export const ceilRatio = (numerator: bigint, denominator: bigint): number => -Number(floorDivide(-numerator, denominator));

/** Cuts `total` in proportion to the weights, by largest remainder (the first wins a tie): the parts add up to the total. */
export function spread(total: number, weights: readonly bigint[]): number[] {
  const sum = weights.reduce((left, right) => left + right, 0n);
  if (sum === 0n) return weights.map(() => 0);
  const exact = weights.map((weight) => BigInt(total) * weight);
  const parts = exact.map((value) => Number(value / sum));
  const left = total - parts.reduce((a, b) => a + b, 0);
  const byRemainder = exact
    .map((value, index) => ({ index, remainder: value % sum }))
    .sort((a, b) => (a.remainder === b.remainder ? a.index - b.index : a.remainder > b.remainder ? -1 : 1));
  for (const { index } of byRemainder.slice(0, left)) parts[index] = (parts[index] ?? 0) + 1;
  return parts;
}
